/** What a database holds, as plain values with their types, in an order of its own; and what it should hold after a load. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { GraphData } from '../../src/model.ts';
import { propertyGraph } from '../../src/neo4j/rows.ts';
import type { Columns } from '../../src/neo4j/schema.ts';
import type { Row } from '../../src/neo4j/values.ts';
import type { Neo4jAddress } from '../real/neo4j.ts';

export interface Content {
  nodes: { labels: string[]; properties: Record<string, unknown> }[];
  relationships: { type: string; start: string; end: string; properties: Record<string, unknown> }[];
}

export const open = ({ uri, user, password }: Neo4jAddress): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password));

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const sorted = ({ nodes, relationships }: Content): Content => ({
  nodes: [...nodes].sort(byText),
  relationships: [...relationships].sort(byText),
});
const entries = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));

/** "integer 5", "date 2024-05-22", "float 0.5": a wrong type must show. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (neo4j.isInt(value)) return `integer ${value}`;
  if (neo4j.isDate(value)) return `date ${value}`;
  return typeof value === 'number' ? `float ${value}` : value;
}
const properties = (found: Record<string, unknown>) =>
  entries(Object.fromEntries(Object.entries(found).map(([key, value]) => [key, shown(value)])));

/** Everything in the database. Ends of relationships go by `key`, or by `name` where a node has none. */
export async function content(driver: Driver): Promise<Content> {
  const nodes = await driver.executeQuery('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties');
  const ties = await driver.executeQuery(
    'MATCH (a)-[r]->(b) RETURN type(r) AS type, coalesce(a.key, a.name) AS start, coalesce(b.key, b.name) AS end, properties(r) AS properties',
  );
  return sorted({
    nodes: nodes.records.map((one) => ({
      labels: [...(one.get('labels') as string[])].sort(),
      properties: properties(one.get('properties')),
    })),
    relationships: ties.records.map((one) => ({
      type: one.get('type'),
      start: one.get('start'),
      end: one.get('end'),
      properties: properties(one.get('properties')),
    })),
  });
}

function typed(row: Row, columns: Columns): Record<string, unknown> {
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return entries(
    Object.fromEntries(
      known.map(([name, value]) => {
        const type = columns[name]!;
        if (type === 'integers') return [name, (value as number[]).map((one) => `integer ${one}`)];
        return [name, /^(integer|float|date)$/.test(type) ? `${type} ${value}` : value];
      }),
    ),
  );
}

/** What a database that holds these graphs, and nothing else, should hold. */
export function expected(...graphs: GraphData[]): Content {
  const all = graphs.map(propertyGraph);
  return sorted({
    nodes: all.flatMap(({ nodes }) =>
      nodes.flatMap(({ labels, columns, rows }) =>
        rows.map((row) => ({ labels: ['Standpoint', ...labels].sort(), properties: typed(row, columns) })),
      ),
    ),
    relationships: all.flatMap(({ relationships }) =>
      relationships.flatMap(({ type, columns, rows }) =>
        rows.map(({ start, end, properties: row }) => ({ type, start, end, properties: typed(row, columns) })),
      ),
    ),
  });
}

/** Takes out all nodes and relationships. */
export const empty = (driver: Driver): Promise<unknown> => driver.executeQuery('MATCH (n) DETACH DELETE n');
