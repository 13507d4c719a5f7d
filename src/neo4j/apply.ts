/** What a load does in the database, a query at a time: put rows, find what is out of date, take it out. Whoever calls it owns the transaction. */
import type { QueryResult, Result } from 'neo4j-driver';
import { native } from './native.ts';
import type { PropertyGraph } from './rows.ts';
import { ownLabel } from './schema.ts';
import { writeNodes, writeRelationships } from './write.ts';

/** Runs one query, in a transaction of its own or in one with others. */
export type Run = (query: string, parameters: object) => Promise<QueryResult>;

/** What carries the graph's name in the database and is in no table of it: ids of relationships, keys of nodes. */
export interface Stale {
  ties: string[];
  nodes: string[];
}

/** Rows that go in one message; a few megabytes at most with usual quotes. */
const BATCH = 1000;

/** @param report is told how many rows have gone. @returns how many nodes and relationships were created */
export async function put(
  run: Run,
  { nodes, relationships }: PropertyGraph,
  report: (rows: number) => void,
): Promise<number> {
  let created = 0;
  const send = async (write: string, rows: readonly object[]): Promise<void> => {
    const { nodesCreated, relationshipsCreated } = updates(await run(`UNWIND $rows AS row ${write}`, { rows }));
    created += nodesCreated + relationshipsCreated;
    report(rows.length);
  };
  for (const { labels, columns, rows } of nodes)
    for (const batch of batches(rows))
      await send(
        writeNodes(labels),
        batch.map((row) => ({ key: row.key, properties: native(row, columns) })),
      );
  for (const { type, columns, rows } of relationships)
    for (const batch of batches(rows))
      await send(
        writeRelationships(type),
        batch.map(({ properties: row, ...ends }) => ({ ...ends, key: row.key, properties: native(row, columns) })),
      );
  return created;
}

const updates = ({ summary }: QueryResult) => summary.counters.updates();

/** Reads record by record: a large graph's keys never lie in memory twice. */
export async function findStale(
  read: (query: string, parameters: object) => Result,
  { name: graph, nodes, relationships }: PropertyGraph,
): Promise<Stale> {
  const wantedNodes = new Set(nodes.flatMap(({ rows }) => rows.map(({ key }) => key)));
  const wantedTies = new Set(relationships.flatMap(({ rows }) => rows.map(({ properties }) => properties.key)));
  const stale: Stale = { ties: [], nodes: [] };
  const ties = `MATCH (:${ownLabel} {graph: $graph})-[r {graph: $graph}]->() RETURN r.key AS key, elementId(r) AS id`;
  for await (const one of read(ties, { graph })) if (!wantedTies.has(one.get('key'))) stale.ties.push(one.get('id'));
  const keys = `MATCH (n:${ownLabel} {graph: $graph}) RETURN n.key AS key`;
  for await (const one of read(keys, { graph })) if (!wantedNodes.has(one.get('key'))) stale.nodes.push(one.get('key'));
  return stale;
}

/**
 * Relationships first, then the nodes that nothing is tied to any more: what others tied to a node is not ours to cut.
 * @returns how many went, and how many nodes stayed
 */
export async function remove(run: Run, graph: string, stale: Stale): Promise<{ removed: number; kept: number }> {
  let [ties, nodes] = [0, 0];
  for (const ids of batches(stale.ties)) {
    const query = 'UNWIND $ids AS id MATCH ()-[r]->() WHERE elementId(r) = id AND r.graph = $graph DELETE r';
    ties += updates(await run(query, { ids, graph })).relationshipsDeleted;
  }
  for (const keys of batches(stale.nodes)) {
    const query = `UNWIND $keys AS key MATCH (n:${ownLabel} {key: key}) WHERE NOT EXISTS { (n)--() } DELETE n`;
    nodes += updates(await run(query, { keys })).nodesDeleted;
  }
  return { removed: ties + nodes, kept: stale.nodes.length - nodes };
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}
