/** One graph in four shapes for the formats that draw nodes and edges: every statement, actor–position–stance, actors, positions. */
import { type AggregateEdge, aggregate, weightOf } from '../graph/aggregate.ts';
import { arrange, type Places, type Point, withIsolates } from '../graph/layout.ts';
import { placesHere } from '../graph/places.ts';
import { actorTies, positionTies } from '../graph/projections.ts';
import type { GraphData } from '../model.ts';
import type { ExportOptions, Shape } from './exporter.ts';
import { palette } from './text.ts';

export type Value = string | number | boolean | readonly string[];
export type Kind = keyof typeof palette;

export interface ShapedNode {
  id: string;
  label: string;
  kind: Kind;
  size: number;
  point: Point;
  /** ISO days on which it speaks, is spoken to, or is spoken of; none where no edge of its has a date. */
  dates: string[];
  attributes: Record<string, Value>;
}

export interface ShapedEdge {
  id: string;
  source: string;
  target: string;
  /** Told apart by Gephi: edges of different kind between the same nodes stay apart. */
  kind: string;
  label: string;
  weight: number;
  colour: string;
  /** ISO dates, full to the day. */
  dates: string[];
  attributes: Record<string, Value>;
}

export interface Shaped {
  directed: boolean;
  nodes: ShapedNode[];
  edges: ShapedEdge[];
}

/** A date as a timeline needs it: a month or a year begins on its first day. */
const full = (date: string): string => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
const days = (dates: readonly string[]): string[] => [...new Set(dates.map(full))].sort();

export function shaped(
  data: GraphData,
  shape: Shape,
  { places: given = placesHere(data), isolates = false }: ExportOptions,
): Shaped {
  const edges = aggregate(data);
  if (shape === 'actors' || shape === 'positions') return projected(data, edges, shape, given, isolates);
  const position = new Map(data.positions.map((one) => [one.id, one]));
  const entity = new Map(data.entities.map((one) => [one.id, one]));
  const ties = tiesOf(data);
  const all = [...(shape === 'aggregate' ? edges.map(aggregateEdge) : statementEdges(data)), ...ties];
  const ids = new Set(all.flatMap(({ source, target }) => [source, target]));
  if (isolates) for (const { id } of [...data.entities, ...data.positions]) ids.add(id);
  const places = withIsolates(given, [...ids]);
  return { directed: true, nodes: dated(nodesOf([...ids].sort(), edges, places, entity, position), all), edges: all };
}

/** Nodes with the days of their edges, so that they come and go with them on a timeline. */
function dated(nodes: readonly ShapedNode[], edges: readonly ShapedEdge[]): ShapedNode[] {
  const found = new Map<string, string[]>();
  for (const { source, target, dates } of edges)
    for (const id of [source, target]) {
      const known = found.get(id);
      if (known) known.push(...dates);
      else found.set(id, [...dates]);
    }
  return nodes.map((node) => ({ ...node, dates: days(found.get(node.id) ?? []) }));
}

type Entities = Map<string, GraphData['entities'][number]>;
type Positions = Map<string, GraphData['positions'][number]>;

function nodesOf(
  ids: readonly string[],
  edges: readonly AggregateEdge[],
  places: ReadonlyMap<string, Point>,
  entity: Entities,
  position: Positions,
): ShapedNode[] {
  const strength = new Map<string, number>();
  for (const edge of edges)
    for (const id of [edge.actor, edge.position]) strength.set(id, (strength.get(id) ?? 0) + weightOf(edge));
  return ids.flatMap((id): ShapedNode[] => {
    const point = places.get(id);
    const size = Math.round((5 + 4 * Math.sqrt(strength.get(id) ?? 0)) * 10) / 10;
    const [actor, course] = [entity.get(id), position.get(id)];
    if (!point) return [];
    if (course) {
      const { label, wordings, support, oppose, neutral, denied } = course;
      return [
        {
          id,
          label,
          kind: 'position',
          size,
          point,
          dates: [],
          attributes: {
            type: 'position',
            wordings,
            supporting: support.asserted,
            opposing: oppose.asserted,
            hedged: support.hedged + oppose.hedged,
            conditional: support.conditional + oppose.conditional,
            neutral,
            denied,
          },
        },
      ];
    }
    if (!actor) return [];
    const { name, type, aliases, mentions, affiliations, wikidata, country } = actor;
    const offices = [...new Set(affiliations.map(({ role, former }) => (former ? `former ${role}` : role)))];
    return [
      {
        id,
        label: name,
        kind: type,
        size,
        point,
        dates: [],
        attributes: {
          type,
          aliases,
          mentions,
          offices,
          ...(wikidata ? { wikidata } : {}),
          ...(country ? { country } : {}),
        },
      },
    ];
  });
}

const aggregateEdge = (edge: AggregateEdge): ShapedEdge => ({
  id: `${edge.stance}:${edge.actor}:${edge.position}`,
  source: edge.actor,
  target: edge.position,
  kind: edge.stance,
  label: edge.stance === 'neutral' ? 'neutral on' : `${edge.stance}s`,
  weight: weightOf(edge),
  colour: palette[edge.stance],
  dates: days(edge.dates),
  attributes: {
    relation: edge.stance,
    stance: edge.stance,
    asserted: edge.asserted,
    hedged: edge.hedged,
    conditional: edge.conditional,
    outlets: edge.publishers,
    said: edge.dates,
    quotes: edge.statements.map(({ quote }) => quote),
    statements: edge.statements.map(({ id }) => id),
  },
});

const statementEdges = ({ statements, documents }: GraphData): ShapedEdge[] => {
  const outlet = new Map(documents.map(({ id, publisher }) => [id, publisher]));
  return statements.map(
    ({
      id,
      actor,
      position,
      stance,
      modality,
      form,
      quote,
      sentenceText,
      document,
      said,
      published,
      confidence,
      rule,
    }) => {
      const date = said?.date ?? published;
      return {
        id,
        source: actor.id,
        target: position.id,
        kind: `${stance} ${modality}`,
        label: modality === 'denied' ? `denies to ${stance}` : stance === 'neutral' ? 'neutral on' : `${stance}s`,
        weight: 1,
        colour: modality === 'denied' ? palette.neutral : palette[stance],
        dates: date ? days([date]) : [],
        attributes: {
          relation: modality === 'denied' ? 'denied' : stance,
          stance,
          modality,
          form,
          quote,
          sentence: sentenceText,
          article: document,
          outlet: outlet.get(document) ?? '',
          said: date ?? '',
          confidence,
          rule,
        },
      };
    },
  );
};

/** Who is asked, who reports, what a position is about: one edge a pair and kind. */
function tiesOf({ statements, positions, entities }: GraphData): ShapedEdge[] {
  const known = new Set(entities.map(({ id }) => id));
  const ties = new Map<string, ShapedEdge>();
  const add = (kind: string, source: string, target: string, date: string | null = null): void => {
    const id = `${kind}:${source}:${target}`;
    const tie = ties.get(id);
    if (tie) tie.attributes.times = (tie.attributes.times as number) + 1;
    else if (source !== target && known.has(target))
      ties.set(id, {
        id,
        source,
        target,
        kind,
        label: kind,
        // Thin, however often: the picture is of stances.
        weight: 0.5,
        colour: palette.tie,
        dates: [],
        attributes: { relation: kind, times: 1 },
      });
    const day = date ?? '';
    if (day !== '') ties.get(id)?.dates.push(full(day));
  };
  const spoken = new Map<string, (string | null)[]>();
  for (const { actor, reporter, addressee, position, said, published } of statements) {
    const date = said?.date ?? published;
    if (addressee) add('addresses', actor.id, addressee.id, date);
    if (reporter) add('reports', reporter.id, actor.id, date);
    spoken.set(position.id, [...(spoken.get(position.id) ?? []), date]);
  }
  for (const { id, concerns } of positions)
    for (const entity of concerns) for (const date of spoken.get(id) ?? [null]) add('concerns', id, entity, date);
  const present = new Set([
    ...statements.map(({ actor }) => actor.id),
    ...[...ties.values()].flatMap(({ source, target }) => [source, target]),
  ]);
  for (const { id, affiliations } of entities)
    if (present.has(id)) for (const { of } of affiliations) if (of) add('affiliated', id, of);
  return [...ties.values()].map((tie) => ({ ...tie, dates: days(tie.dates) })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function projected(
  data: GraphData,
  edges: readonly AggregateEdge[],
  shape: 'actors' | 'positions',
  given: Places,
  isolates: boolean,
): Shaped {
  const ties = shape === 'actors' ? actorTies(edges) : positionTies(edges);
  const pulls = ties.map(({ a, b, congruence, conflict }) => ({ a, b, weight: congruence + conflict / 10 }));
  const ids = new Set(ties.flatMap(({ a, b }) => [a, b]));
  if (isolates) for (const edge of edges) ids.add(shape === 'actors' ? edge.actor : edge.position);
  const places = withIsolates(arrange({ layers: [pulls], from: given }), [...ids]);
  const nodes = nodesOf(
    [...ids].sort(),
    edges,
    places,
    new Map(data.entities.map((one) => [one.id, one])),
    new Map(data.positions.map((one) => [one.id, one])),
  );
  const parts = ties.flatMap(({ a, b, congruence, conflict }) =>
    (
      [
        ['congruence', congruence, palette.support],
        ['conflict', conflict, palette.oppose],
      ] as const
    )
      .filter(([, weight]) => weight > 0)
      .map(
        ([kind, weight, colour]): ShapedEdge => ({
          id: `${kind}:${a}:${b}`,
          source: a,
          target: b,
          kind,
          label: kind,
          weight,
          colour,
          dates: [],
          attributes: { relation: kind },
        }),
      ),
  );
  return { directed: false, nodes, edges: parts };
}
