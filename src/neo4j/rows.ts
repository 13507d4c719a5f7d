/**
 * A built graph as the rows of a property graph, a table for each set of labels and each relationship type: the one source of the live
 * load, the Cypher script and the CSV files. It knows no driver and no format, and leaves out relationships to what is not in the graph.
 */
import { createHash } from 'node:crypto';
import { aggregate } from '../graph/aggregate.ts';
import type { GraphData } from '../model.ts';
import {
  articleProperties,
  entityProperties,
  type Properties,
  positionProperties,
  statementProperties,
} from './properties.ts';
import { type Outlets, outletsOf } from './publishers.ts';
import {
  type Columns,
  type Label,
  labelOf,
  labels,
  type NodeKind,
  nodeColumns,
  type RelationshipType,
  relationshipColumns,
  relationshipOf,
  relationshipTypes,
} from './schema.ts';
import { day, type Row, shorten, wellFormed } from './values.ts';

export interface NodeTable {
  /** Besides `Standpoint`, in the order of the schema. */
  labels: readonly Label[];
  columns: Columns;
  /** One for each column; sorted by `key`. */
  rows: Row[];
}

export interface RelationshipTable {
  type: RelationshipType;
  columns: Columns;
  /** `start` and `end`: keys of nodes. Sorted by start, end and key. */
  rows: { start: string; end: string; properties: Row }[];
}

export interface PropertyGraph {
  name: string;
  nodes: NodeTable[];
  relationships: RelationshipTable[];
}

/** An index of Neo4j takes some 8 kB: an id that is longer than any sensible one is replaced by its hash. */
const bounded = (id: string): string => (id.length <= 500 ? id : createHash('sha256').update(id).digest('hex'));

/** The key of a node: graph and id, and what kind of id it is where a user chose it, so that no two graphs or ids run into each other. */
const keyOf = (graph: string, id: string, kind?: 'article' | 'publisher'): string =>
  [graph.replace(/[%/]/g, encodeURIComponent), ...(kind ? [kind] : []), bounded(id)].map(wellFormed).join('/');

/** @param data as `readGraphFolder` gives it; @returns empty tables left out, so that the same data give the same rows in the same order */
export function propertyGraph(data: GraphData): PropertyGraph {
  const outlets = outletsOf(data);
  return { name: wellFormed(data.name), nodes: nodesOf(data, outlets), relationships: relationshipsOf(data, outlets) };
}

function nodesOf(data: GraphData, outlets: Outlets): NodeTable[] {
  const tables = new Map<string, NodeTable>();
  const add = (kind: NodeKind, has: readonly Label[], key: string, name: string, properties: Properties): void => {
    const own = labels.filter((label) => has.includes(label));
    const id = own.join(':');
    const table: NodeTable = tables.get(id) ?? { labels: own, columns: nodeColumns[kind], rows: [] };
    tables.set(id, table);
    table.rows.push({ key, graph: wellFormed(data.name), name: wellFormed(name), ...properties });
  };
  const actors = new Set(data.statements.map(({ actor }) => actor.id));
  for (const entity of data.entities) {
    const has: Label[] = [labelOf[entity.type]];
    if (actors.has(entity.id)) has.push('Actor');
    if (outlets.organizations.has(entity.id)) has.push('Publisher');
    add('entity', has, keyOf(data.name, entity.id), entity.name, entityProperties(entity));
  }
  for (const position of data.positions)
    add('position', ['Position'], keyOf(data.name, position.id), position.label, positionProperties(position));
  for (const one of data.statements)
    add('statement', ['Statement'], keyOf(data.name, one.id), shorten(one.quote), statementProperties(one));
  for (const one of data.documents)
    add('article', ['Article'], keyOf(data.name, one.id, 'article'), one.title ?? one.id, articleProperties(one));
  for (const name of outlets.others) add('publisher', ['Publisher'], keyOf(data.name, name, 'publisher'), name, {});
  const sorted = [...tables].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, table]) => table);
  for (const { rows } of sorted) rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return sorted;
}

function relationshipsOf(data: GraphData, outlets: Outlets): RelationshipTable[] {
  const graph = data.name;
  const node = (id: string): string => keyOf(graph, id);
  const article = (id: string): string => keyOf(graph, id, 'article');
  const known = new Set([
    ...[...data.entities, ...data.positions, ...data.statements].map(({ id }) => node(id)),
    ...data.documents.map(({ id }) => article(id)),
    ...outlets.others.map((name) => keyOf(graph, name, 'publisher')),
  ]);
  const found = new Map(relationshipTypes.map((type) => [type, new Map<string, RelationshipTable['rows'][number]>()]));
  const tie = (type: RelationshipType, start: string, end: string, more: Properties = {}, tellsApart = ''): void => {
    if (!known.has(start) || !known.has(end)) return;
    const key = createHash('sha256')
      .update(JSON.stringify([type, start, end, tellsApart]))
      .digest('hex')
      .slice(0, 16);
    found.get(type)!.set(key, { start, end, properties: { key, graph: wellFormed(graph), ...more } });
  };

  for (const { id, actor, position, addressee, reporter, onBehalfOf, document } of data.statements) {
    tie('HOLDS', node(actor.id), node(id));
    tie('TAKES_POSITION', node(id), node(position.id));
    if (addressee) tie('ADDRESSED_TO', node(id), node(addressee.id));
    if (reporter) tie('REPORTED_BY', node(id), node(reporter.id));
    if (onBehalfOf) tie('ON_BEHALF_OF', node(id), node(onBehalfOf.id));
    tie('IN_ARTICLE', node(id), article(document));
  }
  for (const { id, publisher } of data.documents) {
    if (publisher === null) continue;
    const organization = outlets.organizationOf.get(publisher);
    tie('PUBLISHED_BY', article(id), organization ? node(organization) : keyOf(graph, publisher, 'publisher'));
  }
  for (const { id, affiliations } of data.entities)
    for (const { role, of, former } of affiliations)
      if (of !== null)
        tie('AFFILIATED_WITH', node(id), node(of), { role: wellFormed(role), former }, `${former}:${role}`);
  for (const { id, concerns } of data.positions) for (const entity of concerns) tie('CONCERNS', node(id), node(entity));
  const carried = articlesOf(data);
  for (const { actor, position, stance, asserted, hedged, conditional, dates } of aggregate(data))
    tie(relationshipOf[stance], node(actor), node(position), {
      asserted,
      hedged,
      conditional,
      articles: carried.get(`${actor}\n${position}\n${stance}`)!.size,
      first: day(dates[0]),
      last: day(dates.at(-1)),
    });

  return [...found].flatMap(([type, rows]) =>
    rows.size === 0 ? [] : [{ type, columns: relationshipColumns[type], rows: [...rows.values()].sort(byEnds) }],
  );
}

const byEnds = (a: RelationshipTable['rows'][number], b: RelationshipTable['rows'][number]): number => {
  const [one, other] = [a, b].map(({ start, end, properties }) => `${start}\n${end}\n${properties.key}`);
  return one! < other! ? -1 : 1;
};

/** Which articles carry a statement of this actor, position and stance, copies of a story included; `denied` ones do not count. */
function articlesOf({ statements }: GraphData): Map<string, Set<string>> {
  const articles = new Map<string, Set<string>>();
  for (const { actor, position, stance, modality, document } of statements) {
    if (modality === 'denied') continue;
    const key = `${actor.id}\n${position.id}\n${stance}`;
    const known = articles.get(key);
    if (known) known.add(document);
    else articles.set(key, new Set([document]));
  }
  return articles;
}
