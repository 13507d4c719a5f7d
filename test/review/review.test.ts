/** Samples, sheets, and what they say of the machine: figures against published examples. */
import { describe, expect, it } from 'vitest';
import { agreement, correctionsOf } from '../../src/review/agree.ts';
import { readSheet } from '../../src/review/read.ts';
import { columns, type Row, rowsOf, sampleOf, sheetCsv } from '../../src/review/sheet.ts';
import { alpha, wilson } from '../../src/review/statistics.ts';
import { fixture } from '../graph/fixture.ts';
import { storyOf } from '../networks/story.ts';

describe("Wilson's interval is that of Newcombe 1998, table I, method 3", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 4);
    expect(wilson(hits, n).high).toBeCloseTo(high, 4);
  });
});

describe("Krippendorff's alpha is that of his examples of 2011", () => {
  const zip = (a: string, b: string) => a.split(' ').map((one, i) => [one, b.split(' ')[i]!] as const);
  it.each([
    ['A, binary', '0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0', 0.095],
    ['B, nominal', 'a a b b d c c c e d d a', 'b a b b b c c c e d d d', 0.692],
  ])('%s', (_, a, b, expected) => {
    expect(alpha(zip(a, b))).toBeCloseTo(expected, 3);
  });

  it('is nothing where there is one value only', () => {
    expect(alpha(zip('a a a', 'a a a'))).toBeNull();
  });
});

const row = (n: number, more: Partial<Row> = {}): Row => ({
  statement: `statement-00000000000${n}`,
  document: 'd.txt',
  start: '4',
  end: '9',
  publisher: 'Gazette',
  published: '2024-05-22',
  sentence: 'The words said.',
  quote: 'words',
  actor: 'Ann Lee',
  stance: 'support',
  position: 'Ban assault weapons',
  modality: 'asserted',
  right: '',
  actor_is: '',
  stance_is: '',
  position_is: '',
  modality_is: '',
  note: '',
  ...more,
});
const filled = sheetCsv([
  row(1, { right: 'yes' }),
  row(2, { right: 'y', stance: 'oppose' }),
  row(3, { right: 'no', stance_is: 'oppose' }),
  row(4, { stance_is: 'oppose', position_is: '=Tax', note: 'the other bill' }),
  row(5, { right: 'no' }),
  row(6),
]);

describe('a sample', () => {
  const many = storyOf(Array.from({ length: 40 }, (_, i) => ['A', '+', `p${i}`]));

  it('is the same for the same graph, and a larger one holds the smaller', () => {
    const ids = (n: number) => sampleOf(many, n).map(({ id }) => id);
    expect(ids(10)).toEqual(ids(10));
    expect(ids(10).length).toBe(10);
    expect(ids(20)).toEqual(expect.arrayContaining(ids(10)));
    expect(ids(100).length).toBe(40);
    expect(ids(10)).not.toEqual(many.statements.slice(0, 10).map(({ id }) => id));
  });

  it('holds no statement twice because two outlets carry its story', () => {
    const data = fixture();
    const drawn = sampleOf(data, 10);
    expect(drawn.map(({ document }) => document)).not.toContain('b');
    expect(rowsOf(data, drawn)[0]).toMatchObject({
      actor: 'Ann Lee',
      stance: 'support',
      quote: 'ban assault weapons',
      right: '',
    });
  });
});

describe('a filled sheet', () => {
  it('tells how often the machine is right, and how sure that is', () => {
    const { judged, open, there, right, by } = agreement(readSheet(filled, 'sheet.csv'));
    // 5 judged; 4 are statements; 2 are right in all; of the 4, stance is right in 2 and position in 3.
    expect([judged, open, there!.of, right!.of]).toEqual([5, 1, 4, 2]);
    expect([by.stance!.share.of, by.position!.share.of, by.actor!.share.of]).toEqual([2, 3, 4]);
    // Stances: machine + − + +, person + − − −: 2 of 4 pairs differ; 4 + and 4 −: 1 − 4 · 7 / (8 · 8 − 32).
    expect(by.stance!.alpha).toBeCloseTo(0.125, 6);
    expect(by.actor!.alpha).toBeNull();
  });

  it('becomes corrections, with places by which they are found after a rebuild', () => {
    const place = { document: 'd.txt', start: 4, end: 9, quote: 'words' };
    expect(
      correctionsOf(readSheet(filled, 'sheet.csv'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { statement: row(3).statement, ...place, stance: 'oppose' },
      { statement: row(4).statement, ...place, stance: 'oppose', position: '=Tax', note: 'the other bill' },
      { statement: row(5).statement, ...place, reject: true },
    ]);
  });

  it.each([';', '\t'])('may come back from a spreadsheet with %j between its cells', (mark) => {
    const other = `\ufeff${filled.replaceAll(',', mark)}`;
    expect(agreement(readSheet(other, 'sheet.csv')).judged).toBe(5);
  });

  const head = columns.join(',');
  it.each([
    [head.replace(',right', ''), 'has no column "right"'],
    [`${head},mood\n${'a,'.repeat(columns.length)}b`, 'has an unknown column "mood"'],
    [sheetCsv([row(1, { right: 'perhaps' })]), 'sheet.csv, row 2: "right" is "perhaps"'],
    [sheetCsv([row(1), row(2, { stance_is: 'against' })]), 'sheet.csv, row 3: "stance_is" is "against"'],
    [sheetCsv([row(1, { modality_is: 'sure' })]), '"modality_is" is "sure"'],
    [
      sheetCsv([row(1, { right: 'yes', actor_is: 'Bob Roy' })]),
      'says that the statement is right, and what it should be',
    ],
    [sheetCsv([row(1), row(1)]), 'in rows 2 and 3'],
    [sheetCsv([row(1, { statement: 'x' })]), '"x" is no statement\'s id'],
    [`${head}\na,b`, 'is no CSV that could be read'],
  ])('is refused where it cannot be meant: %#', (text, message) => {
    expect(() => readSheet(text, 'sheet.csv')).toThrow(message);
  });
});
