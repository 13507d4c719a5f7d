/** Every network, mode and normalization against cases worked out by hand, and against what the DNA manual prints. */
import { describe, expect, it } from 'vitest';
import { count } from '../../src/networks/counts.ts';
import { networkOf, networksOver } from '../../src/networks/index.ts';
import { oneMode } from '../../src/networks/onemode.ts';
import type { Duplicates, NetworkSettings, Normalization, TieKind } from '../../src/networks/settings.ts';
import { type Line, storyOf } from './story.ts';

const plain: NetworkSettings = {
  mode: 'actors',
  ties: 'congruence',
  by: 'actor',
  duplicates: 'include',
  normalize: 'none',
  neutral: false,
};
const ties = (lines: Line[], settings: Partial<NetworkSettings> = {}) =>
  Object.fromEntries(
    networkOf(storyOf(lines), { ...plain, ...settings }).ties.map(({ a, b, weight }) => [`${a}${b}`, weight]),
  );

/**
 * A supports p twice and opposes q; B supports p, opposes p, opposes q; C supports q. So A and B made 3 statements each, C one;
 * 4 are on p, 3 on q.
 */
const debate: Line[] = [
  ['A', '+', 'p'],
  ['A', '+', 'p'],
  ['A', '-', 'q'],
  ['B', '+', 'p'],
  ['B', '-', 'p'],
  ['B', '-', 'q'],
  ['C', '+', 'q'],
];

const third = 0.333333;
describe('actors tied by positions', () => {
  const cases: [TieKind, Normalization, Record<string, number>, how: string][] = [
    ['congruence', 'none', { AB: 3 }, '2·1 on p for, 1·1 on q against'],
    ['conflict', 'none', { AB: 2, AC: 1, BC: 1 }, '2·1 on p; on q C stands against both'],
    ['subtract', 'none', { AB: 1, AC: -1, BC: -1 }, '3 − 2, 0 − 1, 0 − 1'],
    ['congruence', 'average', { AB: 1 }, '3 / ((3 + 3) / 2)'],
    ['conflict', 'average', { AB: 0.666667, AC: 0.5, BC: 0.5 }, '2 / 3, 1 / ((3 + 1) / 2)'],
    ['subtract', 'average', { AB: third, AC: -0.5, BC: -0.5 }, '1 / 3, −1 / 2'],
    ['congruence', 'jaccard', { AB: 0.75 }, '3 / (0 of A alone + 1 of B alone + 2·1 + 1·1)'],
    ['conflict', 'jaccard', { AB: 0.5, AC: 0.25, BC: 0.25 }, '2 / 4, 1 / (3 + 1 + 0)'],
    ['subtract', 'jaccard', { AB: 0.25, AC: -0.25, BC: -0.25 }, '1 / 4, −1 / 4'],
    ['congruence', 'cosine', { AB: third }, '3 / (3·3)'],
    ['conflict', 'cosine', { AB: 0.222222, AC: third, BC: third }, '2 / 9, 1 / (3·1)'],
    ['subtract', 'cosine', { AB: 0.111111, AC: -third, BC: -third }, '1 / 9, −1 / 3'],
  ];
  it.each(cases)('%s, normalized by %s: %j, for %s', (kind, normalize, expected) => {
    expect(ties(debate, { ties: kind, normalize })).toEqual(expected);
  });
});

describe('positions tied by actors', () => {
  const cases: [TieKind, Normalization, Record<string, number>, how: string][] = [
    ['congruence', 'none', { pq: 1 }, 'B is against both'],
    ['conflict', 'none', { pq: 3 }, 'A is twice for p and against q, B once'],
    ['subtract', 'none', { pq: -2 }, '1 − 3'],
    ['congruence', 'average', { pq: 0.285714 }, '1 / ((4 + 3) / 2)'],
    ['conflict', 'average', { pq: 0.857143 }, '3 / 3.5'],
    ['congruence', 'jaccard', { pq: 0.166667 }, '1 / (3 of p alone + 2 of q alone + 1·1)'],
    ['conflict', 'jaccard', { pq: 0.5 }, '3 / 6'],
    ['subtract', 'jaccard', { pq: -third }, '−2 / 6'],
    ['congruence', 'cosine', { pq: 0.083333 }, '1 / (4·3)'],
    ['conflict', 'cosine', { pq: 0.25 }, '3 / 12'],
  ];
  it.each(cases)('%s, normalized by %s: %j, for %s', (kind, normalize, expected) => {
    expect(ties(debate, { mode: 'positions', ties: kind, normalize })).toEqual(expected);
  });
});

describe('actors tied to positions', () => {
  const cases: [Normalization, Record<string, number>, how: string][] = [
    ['none', { Ap: 2, Aq: -1, Bq: -1, Cq: 1 }, 'B on p cancels out'],
    ['activity', { Ap: 0.666667, Aq: -third, Bq: -third, Cq: 1 }, 'divided by 3, 3 and 1 statements of the actor'],
    ['prominence', { Ap: 0.5, Aq: -third, Bq: -third, Cq: third }, 'divided by 4 and 3 statements on the position'],
  ];
  it.each(cases)('support less opposition, normalized by %s: %j, for %s', (normalize, expected) => {
    expect(ties(debate, { mode: 'two-mode', normalize })).toEqual(expected);
  });
});

describe('what the DNA manual prints', () => {
  it('its affiliation network of figure 2.1 gives its actor and concept networks', () => {
    const drawn = 'a1 c1,a2 c1,a2 c2,a2 c3,a3 c3,a3 c5,a4 c3,a5 c3,a5 c4';
    const lines = drawn.split(',').map((pair): Line => [pair.split(' ')[0]!, '+', pair.split(' ')[1]!]);
    expect(Object.keys(ties(lines))).toEqual(['a1a2', 'a2a3', 'a2a4', 'a2a5', 'a3a4', 'a3a5', 'a4a5']);
    expect(Object.keys(ties(lines, { mode: 'positions' }))).toEqual(['c1c2', 'c1c3', 'c2c3', 'c3c4', 'c3c5']);
  });

  it.each([
    [2, 5, 0.7, 0.3],
    [-4, 2, 0.4, 0.6],
  ])('figure 2.3: levels %d and %d on a scale of -5 to 5 are %d congruent and %d in conflict', (k, l, same, other) => {
    const counts = count([
      { row: 'a1', column: 'c1', level: k },
      { row: 'a2', column: 'c1', level: l },
    ]);
    expect(oneMode(counts, 'congruence', 'none', 10)[0]!.weight).toBeCloseTo(same, 12);
    expect(oneMode(counts, 'conflict', 'none', 10)[0]!.weight).toBeCloseTo(other, 12);
  });

  it('section 2.3.1: twice −4 and three times +2 add 2·3·(1 − 6/10) = 2.4; the manual prints 4.2', () => {
    const said = (row: string, level: number, times: number) => Array(times).fill({ row, column: 'j', level });
    const counts = count([...said('i', -4, 2), ...said("i'", 2, 3)]);
    expect(oneMode(counts, 'congruence', 'none', 10)[0]!.weight).toBeCloseTo(2.4, 12);
  });
});

describe('what counts', () => {
  it('a neutral statement is left out, unless asked for: then it is half way between the sides', () => {
    const lines: Line[] = [...debate, ['D', '0', 'p']];
    expect(ties(lines)).toEqual({ AB: 3 });
    expect(ties(lines, { neutral: true })).toEqual({ AB: 3, AD: 1, BD: 1 });
    expect(ties(lines, { neutral: true, ties: 'conflict' })).toEqual({ AB: 2, AC: 1, BC: 1, AD: 1, BD: 1 });
    expect(ties(lines, { neutral: true, mode: 'two-mode', normalize: 'prominence' })).toMatchObject({ Ap: 0.4 });
  });

  it.each([
    ['denied', [['A', '+', 'p', { modality: 'denied' }]]],
    ['hedged or conditional', [['A', '+', 'p', { modality: 'hedged' }]]],
    ['neutral', [['A', '0', 'p']]],
    ['in copies of a story', [['A', '+', 'p', { document: 'copy' }]]],
    ['by unnamed groups', [['critics', '+', 'p']]],
    ['of other dates', [['A', '+', 'p', { day: '2023-12-31' }]]],
  ] satisfies [string, Line[]][])('%s is left out, and said to be', (why, lines) => {
    const data = storyOf([...debate, ...lines], [{ id: 'critics', type: 'group' }], [{ id: 'copy', copyOf: 'd1' }]);
    const { ties: found, leftOut, events } = networkOf(data, { ...plain, from: '2024', until: '2024-05' });
    expect(found).toEqual([{ a: 'A', b: 'B', weight: 3 }]);
    expect([...leftOut]).toEqual([[why, 1]]);
    expect(events.length).toBe(7);
  });

  it('House Republicans are a group that another article can mean', () => {
    const data = storyOf(
      [
        ['House Republicans', '+', 'p'],
        ['A', '+', 'p'],
      ],
      [{ id: 'House Republicans', type: 'group' }],
    );
    expect(networkOf(data, plain).ties).toEqual([{ a: 'A', b: 'House Republicans', weight: 1 }]);
  });
});

describe('repeated statements', () => {
  const again: Line[] = [
    ['A', '+', 'p', { day: '2024-01-01', document: 'd1' }],
    ['A', '+', 'p', { day: '2024-01-01', document: 'd1' }],
    ['A', '+', 'p', { day: '2024-01-07', document: 'd2' }],
    ['A', '+', 'p', { day: '2024-01-08', document: 'd3' }],
    ['A', '+', 'p', { day: '2024-02-01', document: 'd4' }],
    ['A', '+', 'p', { day: '2025-01-01', document: 'd5' }],
    ['A', '-', 'p', { day: '2024-01-01', document: 'd1' }],
    ['B', '+', 'p', { day: '2024-01-01', document: 'd1' }],
  ];
  const cases: [Duplicates, number, why: string][] = [
    ['include', 6, 'all of them'],
    ['document', 5, 'the two of d1 are one'],
    ['week', 4, '1 to 7 January 2024 is one week, Monday to Sunday'],
    ['month', 3, 'January 2024 is another month than January 2025'],
    ['year', 2, '2024 and 2025'],
    ['all', 1, 'once for ever'],
  ];
  it.each(cases)('within %s count %d times: %s', (duplicates, times) => {
    expect(ties(again, { duplicates })).toEqual({ AB: times });
    expect(ties(again, { duplicates, ties: 'conflict' })).toEqual({ AB: 1 });
  });
});

describe('windows of time', () => {
  const lines: Line[] = [
    ['A', '+', 'p', { day: '2024-01-15' }],
    ['B', '+', 'p', { day: '2024-02-10' }],
    ['C', '+', 'p', { day: '2024-04-01' }],
    ['D', '+', 'p', { published: null }],
  ];
  it.each([
    ['1m', { size: 1, unit: 'month' }, ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'], [[], [], [], []]],
    ['2m', { size: 2, unit: 'month' }, ['2024-01-01', '2024-02-01', '2024-03-01'], [['AB'], [], []]],
    ['3m', { size: 3, unit: 'month' }, ['2024-01-01', '2024-02-01'], [['AB'], ['BC']]],
    ['1y', { size: 1, unit: 'year' }, ['2024-01-01'], [['AB', 'AC', 'BC']]],
  ] as const)('of %s move on by one unit until one holds the last statement', (_, length, starts, expected) => {
    const { networks, undated } = networksOver(storyOf(lines), plain, length);
    expect(networks.map(({ window }) => window.start)).toEqual(starts);
    expect(networks.map((one) => one.ties.map(({ a, b }) => `${a}${b}`))).toEqual(expected);
    expect(undated).toBe(1);
  });
});

it('two nodes of one name are told apart in the matrix', () => {
  const data = storyOf(
    [
      ['x1', '+', 'p'],
      ['x2', '+', 'p'],
      ['y', '+', 'p'],
    ],
    [
      { id: 'x1', name: 'Lee' },
      { id: 'x2', name: 'Lee' },
    ],
  );
  expect(networkOf(data, plain).rows.map(({ label }) => label)).toEqual(['Lee (x1)', 'Lee (x2)', 'y']);
});
