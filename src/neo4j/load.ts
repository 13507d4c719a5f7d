/**
 * Loads a graph into a running Neo4j, so that it holds what the graph holds: a second load changes nothing, and what a rebuilt graph
 * no longer has goes. It touches no node, relationship, label or property that it did not write.
 */
import type { QueryResult } from 'neo4j-driver';
import type { GraphData } from '../model.ts';
import { type Connection, connect, explained } from './connect.ts';
import { native } from './native.ts';
import { type PropertyGraph, propertyGraph } from './rows.ts';
import { ownLabel } from './schema.ts';
import { schemaStatements, writeNodes, writeRelationships } from './write.ts';

export type { Connection } from './connect.ts';

export interface LoadOptions {
  /** Nodes and relationships sent, of all. */
  onProgress?(done: number, total: number): void;
  /** Counts, and asks no server. */
  dryRun?: boolean;
  /** Removes the graph of this name, and loads nothing. */
  wipe?: boolean;
}

export interface LoadResult {
  /** What the graph has, and the database now holds. */
  nodes: number;
  relationships: number;
  /** How many of these nodes and relationships the database did not have. */
  created: number;
  /** Nodes and relationships of this graph that were taken out. */
  removed: number;
  /** Nodes that this graph no longer has, left there because somebody else's data are linked to them. */
  kept: number;
}

/** Rows that go in one message; a few megabytes at most with usual quotes. */
const BATCH = 1000;
/** The most rows in one transaction: 32,000 fitted a server with 512 MB of heap, 128,000 did not. */
const TRANSACTION = 20_000;

/**
 * Up to 20,000 nodes and relationships one transaction: either all is loaded, or the database is as it was. More go in batches, under a
 * node `:StandpointLoad {graph}` that a load which was cut leaves behind; the next one mends all and takes it away.
 * @param data as `readGraphFolder` gives it; with `wipe`, only its name matters
 * @throws ServerError within ten seconds when the server cannot be reached or refuses
 */
export async function load(data: GraphData, connection: Connection, options: LoadOptions = {}): Promise<LoadResult> {
  const { name, nodes, relationships } = propertyGraph(data);
  const size = { nodes: rowsIn(nodes), relationships: rowsIn(relationships) };
  if (options.dryRun) return { ...size, created: 0, removed: 0, kept: 0 };
  const driver = await connect(connection);
  const session = driver.session(connection.database === undefined ? {} : { database: connection.database });
  const alone: Run = (query, parameters) => session.executeWrite((transaction) => transaction.run(query, parameters));
  try {
    for (const statement of schemaStatements) await session.run(statement);
    const wanted = options.wipe ? { name, nodes: [], relationships: [] } : { name, nodes, relationships };
    const stale = await findStale(alone, wanted);
    const rows = rowsIn(wanted.nodes) + rowsIn(wanted.relationships);
    const all = async (run: Run): Promise<LoadResult> => {
      const report = progress(rows, options.onProgress);
      const created = await put(run, wanted, report);
      const gone = await remove(run, name, stale);
      await run('MATCH (mark:StandpointLoad {graph: $graph}) DELETE mark', { graph: name });
      return { ...(options.wipe ? { nodes: 0, relationships: 0 } : size), created, ...gone };
    };
    if (rows + stale.ties.length + stale.nodes.length <= TRANSACTION)
      return await session.executeWrite((transaction) =>
        all((query, parameters) => transaction.run(query, parameters)),
      );
    await alone('MERGE (:StandpointLoad {graph: $graph})', { graph: name });
    return await all(alone);
  } catch (error) {
    throw explained(error, connection);
  } finally {
    await session.close();
    await driver.close();
  }
}

/** Runs one query, in a transaction of its own or in one with others. */
type Run = (query: string, parameters: object) => Promise<QueryResult>;
type Report = (rows: number) => void;

const rowsIn = (tables: readonly { rows: readonly unknown[] }[]): number =>
  tables.reduce((sum, { rows }) => sum + rows.length, 0);

function progress(total: number, onProgress: LoadOptions['onProgress']): Report {
  let done = 0;
  return (rows) => {
    done += rows;
    onProgress?.(done, total);
  };
}

/** @returns how many nodes and relationships were created */
async function put(run: Run, { nodes, relationships }: PropertyGraph, report: Report): Promise<number> {
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

/** What carries this graph's name in the database and is in no table: ids of relationships, keys of nodes. */
async function findStale(run: Run, { name: graph, nodes, relationships }: PropertyGraph) {
  const wantedNodes = new Set(nodes.flatMap(({ rows }) => rows.map(({ key }) => key)));
  const wantedTies = new Set(relationships.flatMap(({ rows }) => rows.map(({ properties }) => properties.key)));
  const ties = await run(
    `MATCH (:${ownLabel} {graph: $graph})-[r {graph: $graph}]->() RETURN r.key AS key, elementId(r) AS id`,
    { graph },
  );
  const keys = await run(`MATCH (n:${ownLabel} {graph: $graph}) RETURN n.key AS key`, { graph });
  return {
    ties: ties.records.filter((one) => !wantedTies.has(one.get('key'))).map((one): string => one.get('id')),
    nodes: keys.records.map((one): string => one.get('key')).filter((key) => !wantedNodes.has(key)),
  };
}

/** Relationships first, then the nodes that nothing is tied to any more: what others tied to a node is not ours to cut. */
async function remove(run: Run, graph: string, stale: { ties: readonly string[]; nodes: readonly string[] }) {
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
