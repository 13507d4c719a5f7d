/** Outlets and months compared, on a story worked out by hand. */
import { describe, expect, it } from 'vitest';
import { byMonth, changes } from '../../src/compare/months.ts';
import { byPublisher } from '../../src/compare/publishers.ts';
import { type Line, storyOf } from '../networks/story.ts';

const outlets = [
  { id: 'g1', publisher: 'Gazette' },
  { id: 'c1', publisher: 'Courier' },
  { id: 'c2', publisher: 'Courier', copyOf: 'g1' },
  { id: 'own', publisher: null },
];

describe('by publisher', () => {
  const lines: Line[] = [
    ['Ann', '+', 'ban', { document: 'g1' }],
    ['Ann', '+', 'ban', { document: 'c2' }],
    ['Bob', '-', 'ban', { document: 'c1' }],
    ['Cid', '0', 'ban', { document: 'c1', modality: 'hedged' }],
    ['Ann', '-', 'tax', { document: 'c1' }],
    ['Ann', '+', 'levy', { document: 'own', modality: 'denied' }],
  ];
  const view = byPublisher(storyOf(lines, [], outlets));

  it('each outlet has its articles, statements and positions; one without a publisher stands by its article', () => {
    expect(view.publishers).toEqual([
      { publisher: 'Courier', articles: 2, statements: 4, positions: 2 },
      { publisher: 'Gazette', articles: 1, statements: 1, positions: 1 },
      { publisher: 'own', articles: 1, statements: 0, positions: 0 },
    ]);
  });

  it('says who says what where; a story that two carry counts for both', () => {
    expect(view.positions[0]).toEqual({
      id: 'ban',
      label: 'ban',
      reports: [
        { publisher: 'Courier', support: ['Ann'], oppose: ['Bob'], neutral: ['Cid'] },
        { publisher: 'Gazette', support: ['Ann'], oppose: [], neutral: [] },
      ],
    });
  });

  it('names what one outlet reports and all others leave out', () => {
    expect(view.only.map(({ publisher, label }) => [publisher, label])).toEqual([['Courier', 'tax']]);
    expect(byPublisher(storyOf([['Ann', '+', 'ban', { document: 'g1' }]], [], [outlets[0]!])).only).toEqual([]);
  });
});

describe('by month', () => {
  const lines: Line[] = [
    ['Ann', '+', 'ban', { day: '2024-01-05' }],
    ['Bob', '-', 'ban', { day: '2024-01-20' }],
    ['Ann', '+', 'tax', { day: '2024-03-01', said: { date: '2024-01-31', precision: 'day', from: 'text' } }],
    ['Ann', '-', 'ban', { day: '2024-03' }],
    ['Cid', '+', 'ban', { published: null }],
    ['Dan', '+', 'ban', { day: '2024-03-02', modality: 'denied' }],
  ];

  it('is the story so far, a month a row, by the day on which things were said', () => {
    const none = { newActors: [], newPositions: [] };
    expect(byMonth(storyOf(lines))).toEqual([
      {
        month: '2024-01',
        statements: 3,
        actors: 2,
        newActors: ['Ann', 'Bob'],
        newPositions: ['ban', 'tax'],
        most: { label: 'ban', support: 1, oppose: 1 },
      },
      { ...none, month: '2024-03', statements: 1, actors: 1, most: { label: 'ban', support: 0, oppose: 1 } },
      {
        ...none,
        month: '',
        statements: 1,
        actors: 1,
        newActors: ['Cid'],
        most: { label: 'ban', support: 1, oppose: 0 },
      },
    ]);
  });

  it('names who changed sides, with the statements before and after', () => {
    expect(
      changes(storyOf(lines)).map(({ actor, position, from, to }) => [actor, position, from.published, to.published]),
    ).toEqual([['Ann', 'ban', '2024-01-05', '2024-03']]);
  });

  it.each([
    [
      'a hedged statement',
      [
        ['A', '+', 'p', { day: '2024-01-01' }],
        ['A', '-', 'p', { day: '2024-02-01', modality: 'hedged' }],
      ],
    ],
    [
      'a day on which both sides are quoted',
      [
        ['A', '+', 'p', { day: '2024-01-01' }],
        ['A', '-', 'p', { day: '2024-01-01' }],
      ],
    ],
    [
      'another position',
      [
        ['A', '+', 'p', { day: '2024-01-01' }],
        ['A', '-', 'q', { day: '2024-02-01' }],
      ],
    ],
    [
      'another actor',
      [
        ['A', '+', 'p', { day: '2024-01-01' }],
        ['B', '-', 'p', { day: '2024-02-01' }],
      ],
    ],
  ] satisfies [string, Line[]][])('%s is no change', (_, story) => {
    expect(changes(storyOf(story))).toEqual([]);
  });
});
