/** The answers to the questions of docs/queries.md, in their order, found in the graphs' own files without any database. */
import { type AggregateEdge, aggregate } from '../../src/graph/aggregate.ts';
import type { GraphData, StatementRecord } from '../../src/model.ts';

export type Cell = string | number | boolean | null;
export type Answer = Cell[][];

const cellOrder = (a: Cell, b: Cell): number => (a === b ? 0 : (a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1);
/** Sorts by these columns; a negative number, -1 for the first column, is downwards. */
const sorted = (rows: Answer, ...columns: number[]): Answer =>
  [...rows].sort((a, b) => {
    for (const column of columns) {
      const [at, sign] = column < 0 ? [-column - 1, -1] : [column, 1];
      const order = sign * cellOrder(a[at]!, b[at]!);
      if (order !== 0) return order;
    }
    return 0;
  });
/** Counts rows that are equal; the count is their last cell. */
function counted(rows: Answer): Answer {
  const groups = new Map<string, number>();
  for (const row of rows) groups.set(JSON.stringify(row), (groups.get(JSON.stringify(row)) ?? 0) + 1);
  return [...groups].map(([row, count]) => [...(JSON.parse(row) as Cell[]), count]);
}
const unique = (rows: Answer): Answer => counted(rows).map((row) => row.slice(0, -1));

/** A graph with what the questions need at hand. */
function reader(data: GraphData) {
  const names = new Map(data.entities.map(({ id, name }) => [id, name]));
  const documents = new Map(data.documents.map((document) => [document.id, document]));
  const positions = new Map(data.positions.map((position) => [position.id, position]));
  const edges = aggregate(data).filter(({ stance }) => stance !== 'neutral');
  return {
    ...data,
    edges,
    name: (id: string): string => names.get(id)!,
    label: (id: string): string => positions.get(id)!.label,
    worded: (id: string, words: string): boolean => positions.get(id)!.wordings.some((one) => one.includes(words)),
    outlet: ({ document }: StatementRecord): string => documents.get(document)!.publisher!,
    article: ({ document }: StatementRecord) => documents.get(document)!,
    on: (id: string, stance: string): AggregateEdge[] =>
      edges.filter((edge) => edge.position === id && edge.stance === stance && edge.asserted > 0),
    pairs: edges.flatMap((x) => edges.filter((y) => y.position === x.position).map((y) => [x, y] as const)),
  };
}

/** A month stands in the database as its first day. */
const firstDay = (date: string): string => (date.length === 7 ? `${date}-01` : date);
const span = ({ dates }: AggregateEdge): [string, string] => [firstDay(dates[0]!), firstDay(dates.at(-1)!)];

const relationship = { support: 'SUPPORTS', oppose: 'OPPOSES', neutral: 'NEUTRAL_ON' };

export function answers([ukraine, rico]: readonly [GraphData, GraphData]): Answer[] {
  const [strikes, succession] = [reader(ukraine), reader(rico)];
  const both = [strikes, succession];
  return [
    sorted(
      strikes.edges
        .filter(({ stance, position }) => stance === 'oppose' && strikes.worded(position, 'inside Russia'))
        .map(({ actor, position, asserted, hedged }) => [
          strikes.name(actor),
          strikes.label(position),
          asserted,
          hedged,
          new Set(
            strikes.statements
              .filter(
                (one) =>
                  one.actor.id === actor &&
                  one.position.id === position &&
                  one.stance === 'oppose' &&
                  one.modality !== 'denied',
              )
              .map(({ document }) => document),
          ).size,
        ]),
      -3,
      -4,
      0,
      1,
    ),
    sorted(
      succession.positions
        .map(({ id, label }) => [label, succession.on(id, 'support').length, succession.on(id, 'oppose').length])
        .map(([label, yes, no]) => [label!, yes!, no!, Number(yes) * Number(no)])
        .filter(([, , , product]) => product !== 0),
      -4,
      0,
    )
      .slice(0, 5)
      .map((row) => row.slice(0, 3)),
    sorted(
      both.flatMap(({ pairs, name, label }) =>
        pairs
          .filter(([yes, no]) => yes.actor === no.actor && yes.stance === 'support' && no.stance === 'oppose')
          .filter(([yes, no]) => yes.asserted > 0 && no.asserted > 0)
          .flatMap(([yes, no]) => {
            const days = [...span(no), ...span(yes)] as const;
            if (!(days[1] < days[2] || days[3] < days[0])) return [];
            return [[name(yes.actor), label(yes.position), days[1] < days[2] ? 'for' : 'against', ...days]];
          }),
      ),
      0,
      1,
    ),
    sorted(
      both.flatMap(({ pairs, name, label }) =>
        pairs
          .filter(([x, y]) => name(x.actor) === 'Joe Biden' && name(y.actor) === 'Antony Blinken')
          .filter(([x, y]) => x.asserted + x.hedged > 0 && y.asserted + y.hedged > 0)
          .map(([x, y]) => [
            label(x.position),
            x.stance === y.stance,
            relationship[x.stance],
            x.asserted + x.hedged,
            relationship[y.stance],
            y.asserted + y.hedged,
          ]),
      ),
      0,
      1,
      2,
    ),
    sorted(
      strikes.positions.flatMap(({ id, label }) => {
        const statements = strikes.statements.filter(({ position }) => position.id === id);
        const outlets = new Set(statements.map(strikes.outlet));
        return outlets.size === 1 ? [[[...outlets][0]!, label, statements.length]] : [];
      }),
      0,
      1,
    ),
    sorted(
      both.flatMap(({ statements, name, label, outlet, article }) =>
        statements
          .filter((one) => name(one.actor.id) === 'Joe Biden' && one.stance === 'oppose' && one.modality !== 'denied')
          .filter((one) => article(one).copyOf === undefined)
          .map((one) => [label(one.position.id), one.sentenceText, one.modality, outlet(one), article(one).date]),
      ),
      4,
      3,
      1,
      0,
    ).slice(0, 5),
    sorted(
      unique(
        both.flatMap(({ entities, name }) =>
          entities
            .filter(({ type }) => type === 'person')
            .flatMap((one) =>
              one.affiliations
                .filter(({ of }) => of !== null)
                .map(({ role, former, of }) => [one.name, role, former, name(of!)]),
            ),
        ),
      ),
      0,
      2,
      1,
      3,
    ),
    bridges(strikes),
    sorted(
      months(
        succession.statements.filter(
          ({ modality, position }) => modality === 'asserted' && succession.worded(position.id, 'governor'),
        ),
        succession.label,
      ),
      0,
      1,
    ),
    sorted(
      counted(
        both.flatMap(({ statements, name, label }) =>
          statements
            .filter(({ addressee }) => addressee !== null)
            .map((one) => [name(one.actor.id), name(one.addressee!.id), one.stance, label(one.position.id)]),
        ),
      ),
      -5,
      0,
      1,
      3,
      2,
    ),
    sorted(
      counted(
        both.flatMap(({ statements, name }) =>
          statements
            .filter(({ reporter }) => reporter !== null)
            .map((one) => [name(one.reporter!.id), name(one.actor.id)]),
        ),
      ),
      -3,
      0,
      1,
    ),
    sorted(
      both.flatMap(({ statements, name, outlet }) =>
        statements
          .filter(({ quote }) => ['nuclear', 'weapons'].every((word) => new RegExp(`\\b${word}\\b`, 'i').test(quote)))
          .map((one) => [name(one.actor.id), one.stance, one.quote, outlet(one)]),
      ),
      2,
      3,
      0,
      1,
    ),
  ];
}

/** With how many pairs who oppose each other an actor shares a stance, with each of the two. */
function bridges({ edges, pairs: all, name }: ReturnType<typeof reader>): Answer {
  const pairs = all.filter(([x, y]) => x.asserted > 0 && y.asserted > 0);
  const allied = new Set(pairs.filter(([x, y]) => x.stance === y.stance).map(([x, y]) => `${x.actor} ${y.actor}`));
  const opposed = new Set(
    pairs
      .filter(([x, y]) => x.stance === 'support' && y.stance === 'oppose' && x.actor !== y.actor)
      .map(([x, y]) => `${x.actor} ${y.actor}`),
  );
  const actors = [...new Set(edges.map(({ actor }) => actor))];
  const rows = actors.map((bridge) => {
    const between = [...opposed]
      .map((pair) => pair.split(' '))
      .filter(([x, y]) => {
        return x !== bridge && y !== bridge && allied.has(`${x} ${bridge}`) && allied.has(`${bridge} ${y}`);
      });
    return [name(bridge), between.length];
  });
  return sorted(
    rows.filter(([, count]) => count !== 0),
    -2,
    0,
  ).slice(0, 5);
}

function months(statements: readonly StatementRecord[], label: (id: string) => string): Answer {
  const month = (one: StatementRecord): string => (one.said?.date ?? one.published)!.slice(0, 7);
  const rows = unique(statements.map((one) => [label(one.position.id), month(one)]));
  return rows.map(([position, when]) => {
    const then = statements.filter((one) => label(one.position.id) === position && month(one) === when);
    const count = (stance: string): number => then.filter((one) => one.stance === stance).length;
    return [position!, when!, count('support'), count('oppose')];
  });
}
