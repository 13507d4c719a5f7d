import { describe, expect, it } from 'vitest';
import { pageData } from '../../src/exports/pagedata.ts';
import { pairsOf, sharedPositions } from '../../src/page/agreement.ts';
import { readCorpus } from '../../src/page/corpus.ts';
import { nearCurve } from '../../src/page/places.ts';
import { searcher } from '../../src/page/search.ts';
import { formatHash, parseHash, passes, type State, start } from '../../src/page/state.ts';
import { rowsOf } from '../../src/page/table.ts';
import { fixture } from '../graph/fixture.ts';

const corpus = readCorpus(pageData(fixture()));
const changed = (change: Partial<State>): State => ({ ...start, ...change });
const kept = (change: Partial<State>): string[] =>
  corpus.statements.filter((statement) => passes(statement, changed(change))).map(({ id }) => id);

describe('the address', () => {
  it('of the start is empty', () => {
    expect(formatHash(start)).toBe('');
  });

  it.each<[string, Partial<State>]>([
    ['an actor', { about: 'person-ann-lee' }],
    ['an edge', { about: 'person-bob-roy', on: 'p1', as: 'oppose' }],
    ['filters', { off: new Set(['neutral', 'group', 'hedged']), outlet: 'Courier' }],
    ['two actors', { view: 'agreement', about: 'person-ann-lee', and: 'person-bob-roy' }],
    ['days and confidence', { since: '2024-05-01', until: '2024-05-31', sure: 0.7 }],
    ['the table', { view: 'table', find: 'weapons & tax', sort: 'actor', down: false }],
  ])('gives back what it was made of: %s', (_, change) => {
    expect(parseHash(`#${formatHash(changed(change))}`, corpus)).toEqual(changed(change));
  });

  it.each([
    ['an unknown node', '#about=nobody'],
    ['a node named like a part of every object', '#about=__proto__'],
    ['an edge that is not there', '#on=p1&as=support'],
    ['an unknown switch, view, column and outlet', '#off=everything&view=shell&sort=constructor&outlet=None'],
    ['no days, no confidence', '#since=yesterday&until=2024-05&sure=2'],
    ['an actor and a position as two actors', '#and=p1'],
    ['markup', '#<script>alert(1)</script>'],
    ['broken escapes', '#about=%E0%A4%A&find'],
  ])('that names what the graph does not know shows the start: %s', (_, hash) => {
    const { sort: _sort, down: _down, ...rest } = parseHash(hash, corpus);
    const { sort, down, ...expected } = start;
    expect(rest).toEqual(expected);
  });
});

describe('the filters', () => {
  it.each<[string, Partial<State>, string[]]>([
    ['none: all statements, the copied story once', {}, ['s1', 's3', 's4', 's5', 's6']],
    ['no opposition', { off: new Set(['oppose']) }, ['s1', 's4', 's5', 's6']],
    ['no denials, nothing hedged', { off: new Set(['denied', 'hedged']) }, ['s1', 's3', 's6']],
    ['no organizations', { off: new Set(['organization']) }, ['s1', 's3', 's5']],
    ['an outlet that carried a copy has the story', { outlet: 'Courier' }, ['s1', 's3']],
  ])('%s', (_, change, expected) => {
    expect(kept(change)).toEqual(expected);
  });

  it.each<[string, string, Partial<State>, boolean]>([
    ['a day within', '2024-05-22', { since: '2024-05-22', until: '2024-05-22' }, true],
    ['a day before', '2024-05-21', { since: '2024-05-22' }, false],
    ['a day after', '2024-05-23', { until: '2024-05-22' }, false],
    ['a month that the days begin in', '2024-05', { since: '2024-05-22' }, true],
    ['a month that the days end in', '2024-05', { until: '2024-05-02' }, true],
    ['a month after', '2024-06', { until: '2024-05-22' }, false],
    ['a year before', '2023', { since: '2024-05-22' }, false],
    ['no date at all', '', { since: '2024-05-22', until: '2024-05-22' }, true],
  ])('by days: %s', (_, date, change, kept) => {
    expect(passes({ ...corpus.statements[0]!, date }, changed(change))).toBe(kept);
  });

  it.each([
    [0.9, true],
    [0.95, false],
  ])('by confidence: 0.9 passes at least %d: %s', (sure, kept) => {
    expect(passes(corpus.statements[0]!, changed({ sure }))).toBe(kept);
  });

  it('leave no denied statement on an edge', () => {
    const onEdges = [...corpus.edges.values()].flatMap(({ statements }) => statements.map(({ id }) => id));
    expect(onEdges.sort()).toEqual(['s1', 's3', 's4', 's6']);
  });
});

describe('agreement', () => {
  const pairs = (change: Partial<State> = {}) =>
    pairsOf(corpus, changed(change)).map(({ a, b, congruence, conflict }) => [a.label, b.label, congruence, conflict]);

  it('ties actors who assert a side on one position; what is hedged or denied ties nobody', () => {
    expect(pairs()).toEqual([['Ann Lee', 'Bob Roy', 0, 1]]);
  });

  it('follows the filters', () => {
    expect(pairs({ off: new Set(['oppose']) })).toEqual([]);
  });

  it('leaves out a group that only one article knows', () => {
    const data = fixture();
    data.entities[1]!.type = 'group';
    data.statements = data.statements.filter(({ document }) => document === 'a');
    expect(pairsOf(readCorpus(pageData(data)), start)).toEqual([]);
  });

  it('tells the positions that two actors share, and what each said', () => {
    const [ann, bob] = ['person-ann-lee', 'person-bob-roy'].map((id) => corpus.nodes.get(id)!);
    const shared = sharedPositions(ann!, bob!, start);
    expect(
      shared.map(({ position, same, statements }) => [position.label, same, statements.map(({ id }) => id)]),
    ).toEqual([['Ban assault weapons', false, ['s1', 's3']]]);
  });
});

describe('search', () => {
  const search = searcher(corpus);
  it.each([
    ['an alias', 'lee', ['Ann Lee']],
    ['a word within a name', 'roy', ['Bob Roy']],
    ['another wording of a position', 'outlaw', ['Ban assault weapons']],
    ['without accents or case', 'ÁGENCY', ['The Agency']],
    ['one letter: beginnings of words before letters within', 'b', ['Ban assault weapons', 'Bob Roy']],
    ['nothing typed', '  ', []],
    ['not there', 'zzz', []],
  ])('finds by %s', (_, typed, expected) => {
    expect(search(typed).map(({ node }) => node.label)).toEqual(expected);
  });
});

describe('an edge under the mouse', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  it.each([
    ['on a straight one', { x: 50, y: 3 }, 0, true],
    ['beside it', { x: 50, y: 9 }, 0, false],
    ['beyond its end', { x: 110, y: 0 }, 0, false],
    ['on the crest of a bent one, which runs above', { x: 50, y: -10 }, 0.2, true],
    ['below it', { x: 50, y: 10 }, 0.2, false],
  ])('%s', (_, point, bend, expected) => {
    expect(nearCurve(point, from, to, bend, 5)).toBe(expected);
  });
});

describe('the table', () => {
  it.each<[string, Partial<State>, string[]]>([
    ['by actor', { sort: 'actor', down: false }, ['s1', 's3', 's5', 's4', 's6']],
    ['by actor, backwards', { sort: 'actor', down: true }, ['s4', 's6', 's3', 's5', 's1']],
    ['rows that hold every typed word', { find: 'ledger tax' }, ['s6']],
  ])('orders and filters rows: %s', (_, change, expected) => {
    expect(rowsOf(corpus, changed(change)).map(({ id }) => id)).toEqual(expected);
  });
});
