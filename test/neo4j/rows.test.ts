import { expect, it } from 'vitest';
import type { GraphData } from '../../src/model.ts';
import { propertyGraph } from '../../src/neo4j/rows.ts';
import { small } from './fixture.ts';

const nodes = (data: GraphData) =>
  propertyGraph(data).nodes.flatMap(({ labels, rows }) => rows.map(({ key, name }) => [key, labels.join(':'), name]));
const ties = (data: GraphData, ...types: string[]) =>
  propertyGraph(data).relationships.flatMap(({ type, rows }) =>
    types.includes(type) ? rows.map(({ start, end }) => `${start} ${type} ${end}`) : [],
  );
const only = (data: GraphData, type: string) =>
  propertyGraph(data)
    .relationships.find((table) => table.type === type)!
    .rows.map(({ start, properties: { key: _, graph: __, ...rest } }) => ({ start, ...rest }));

it('gives every node its kind, and says who acts and who publishes', () => {
  expect(nodes(small())).toEqual([
    ['small/article/a.txt', 'Article', 'Title of a.txt'],
    ['small/article/b.txt', 'Article', 'b.txt'],
    ['small/article/c.txt', 'Article', 'Title of c.txt'],
    ['small/Q1', 'Country', 'Ukraine'],
    ['small/group-1', 'Group', 'officials'],
    ['small/organization-2', 'Organization:Actor', 'State Department'],
    ['small/organization-1', 'Organization:Publisher', 'Herald'],
    ['small/person-1', 'Person:Actor', 'Antony Blinken'],
    ['small/person-2', 'Person:Actor', 'Joe Biden'],
    ['small/position-1', 'Position', 'Let Ukraine strike inside Russia'],
    ['small/publisher/Wire Service', 'Publisher', 'Wire Service'],
    ...[1, 2, 3, 4, 5].map((i) => [`small/statement-${i}`, 'Statement', 'let Ukraine strike inside Russia']),
  ]);
});

it('ties a statement to its actor, position, addressee, reporter, principal and article', () => {
  expect(ties(small(), 'HOLDS', 'TAKES_POSITION', 'ADDRESSED_TO', 'REPORTED_BY', 'ON_BEHALF_OF', 'IN_ARTICLE')).toEqual(
    expect.arrayContaining([
      'small/person-1 HOLDS small/statement-1',
      'small/statement-1 TAKES_POSITION small/position-1',
      'small/statement-1 ADDRESSED_TO small/person-2',
      'small/statement-1 REPORTED_BY small/group-1',
      'small/statement-3 ON_BEHALF_OF small/organization-2',
      'small/statement-1 IN_ARTICLE small/article/a.txt',
    ]),
  );
});

it('ties an article to the organization that publishes it, where the graph has it', () => {
  expect(ties(small(), 'PUBLISHED_BY', 'CONCERNS')).toEqual([
    'small/article/a.txt PUBLISHED_BY small/organization-1',
    'small/article/b.txt PUBLISHED_BY small/publisher/Wire Service',
    'small/article/c.txt PUBLISHED_BY small/organization-1',
    'small/position-1 CONCERNS small/Q1',
  ]);
});

it('takes a publisher for no organization when two have its name', () => {
  const data = small();
  data.entities.push({ ...data.entities.find(({ id }) => id === 'organization-1')!, id: 'organization-3' });
  expect(ties(data, 'PUBLISHED_BY')[0]).toBe('small/article/a.txt PUBLISHED_BY small/publisher/The Herald');
});

it('keeps an office once, a former one apart, and one without a body as text only', () => {
  expect(only(small(), 'AFFILIATED_WITH')).toEqual(
    expect.arrayContaining([
      { start: 'small/person-1', role: 'Secretary', former: false },
      { start: 'small/person-1', role: 'adviser', former: true },
    ]),
  );
  expect(only(small(), 'AFFILIATED_WITH')).toHaveLength(2);
  const [person] = propertyGraph(small()).nodes.flatMap(({ rows }) => rows.filter(({ id }) => id === 'person-1'));
  expect(person?.offices).toEqual(['Secretary', 'former adviser', 'spokesman']);
});

it('counts a story once and its articles each; a denial makes no stance', () => {
  // statement-1 is asserted on 21 May in a.txt, statement-3 hedged in May in b.txt; statement-5 stands in c.txt, a copy of a.txt.
  expect(only(small(), 'SUPPORTS')).toEqual([
    {
      start: 'small/person-1',
      asserted: 1,
      hedged: 1,
      conditional: 0,
      articles: 3,
      first: '2024-05-01',
      last: '2024-05-21',
    },
  ]);
  expect(only(small(), 'NEUTRAL_ON')).toEqual([
    { start: 'small/organization-2', asserted: 1, hedged: 0, conditional: 0, articles: 1, first: null, last: null },
  ]);
  expect(ties(small(), 'OPPOSES')).toEqual([]);
});

it('leaves out a relationship whose other end is not in the graph', () => {
  const data = small();
  data.entities = data.entities.filter(({ id }) => id !== 'Q1' && id !== 'group-1');
  expect(ties(data, 'CONCERNS', 'REPORTED_BY')).toEqual([]);
});

it('lets no two graphs and no two ids share a key, and keeps keys short enough for an index', () => {
  const keys = [
    ['a', 'x'],
    ['a/article', 'x'],
    ['a', 'article/x'],
    ['a%2Farticle', 'x'],
    ['a', 'y'.repeat(9999)],
  ].map(([name, id]) => {
    const data = { ...small(name), documents: [{ ...small().documents[0]!, id: id! }] };
    return propertyGraph(data).nodes.find(({ labels }) => labels[0] === 'Article')!.rows[0]!.key;
  });
  expect(new Set(keys).size).toBe(keys.length);
  expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(1000);
});

it('gives the same rows whatever order the data come in', () => {
  const data = small();
  const turned = {
    ...data,
    documents: [...data.documents].reverse(),
    entities: [...data.entities].reverse(),
    statements: [...data.statements].reverse(),
  };
  expect(propertyGraph(turned)).toEqual(propertyGraph(data));
});
