/**
 * Loads a graph into a running Neo4j, so that it holds what the graph holds: a second load changes nothing, and what a rebuilt graph
 * no longer has goes. It touches no node, relationship, label or property that it did not write.
 */
import type { GraphData } from '../model.ts';
import { findStale, put, type Run, remove } from './apply.ts';
import { attended } from './attend.ts';
import { type Connection, connect } from './connect.ts';
import { explained, type Stage } from './explain.ts';
import { propertyGraph } from './rows.ts';
import { schemaStatements } from './write.ts';

export type { Connection } from './connect.ts';

export interface LoadOptions {
  /** Nodes and relationships sent, of all. */
  onProgress?(done: number, total: number): void;
  /** Counts, and asks no server. */
  dryRun?: boolean;
  /** Removes the graph of this name, and loads nothing. */
  wipe?: boolean;
  /** Stops the load: what it has not finished is taken back, as when the connection is cut. */
  signal?: AbortSignal;
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

/** The most rows in one transaction: 32,000 fitted a server with 512 MB of heap, 128,000 did not. */
const TRANSACTION = 20_000;

/**
 * Up to 20,000 nodes and relationships one transaction: either all is loaded, or the database is as it was. More go in batches, under a
 * node `:StandpointLoad {graph}` that a load which was cut leaves behind; the next one mends all and takes it away.
 * @param data as `readGraphFolder` gives it; with `wipe`, only its name matters
 * @throws ServerError within ten seconds when the server cannot be reached, refuses or falls silent; the signal's reason
 */
export async function load(data: GraphData, connection: Connection, options: LoadOptions = {}): Promise<LoadResult> {
  const { name, nodes, relationships } = propertyGraph(data);
  const size = { nodes: rowsIn(nodes), relationships: rowsIn(relationships) };
  if (options.dryRun) return { ...size, created: 0, removed: 0, kept: 0 };
  const driver = await connect(connection);
  const session = driver.session(connection.database === undefined ? {} : { database: connection.database });
  const alone: Run = (query, parameters) => session.executeWrite((transaction) => transaction.run(query, parameters));
  let stage: Stage = 'one transaction';
  const work = async (): Promise<LoadResult> => {
    const wanted = options.wipe ? { name, nodes: [], relationships: [] } : { name, nodes, relationships };
    if (!options.wipe) for (const statement of schemaStatements) await session.run(statement);
    const stale = await session.executeRead((transaction) =>
      findStale((query, parameters) => transaction.run(query, parameters), wanted),
    );
    const rows = rowsIn(wanted.nodes) + rowsIn(wanted.relationships);
    const all = async (run: Run): Promise<LoadResult> => {
      const created = await put(run, wanted, reporter(rows, options.onProgress));
      const gone = await remove(run, name, stale);
      await run('MATCH (mark:StandpointLoad {graph: $graph}) DELETE mark', { graph: name });
      return { ...(options.wipe ? { nodes: 0, relationships: 0 } : size), created, ...gone };
    };
    if (rows + stale.ties.length + stale.nodes.length <= TRANSACTION)
      return await session.executeWrite((transaction) =>
        all((query, parameters) => transaction.run(query, parameters)),
      );
    await alone('MERGE (:StandpointLoad {graph: $graph})', { graph: name });
    stage = 'batches';
    return await all(alone);
  };
  try {
    return await attended(driver, work, options.signal);
  } catch (error) {
    throw explained(error, connection, stage);
  } finally {
    // Closes the session's connection, too: one that waits for a silent server would never close in good order.
    await driver.close();
  }
}

const rowsIn = (tables: readonly { rows: readonly unknown[] }[]): number =>
  tables.reduce((sum, { rows }) => sum + rows.length, 0);

function reporter(total: number, onProgress: LoadOptions['onProgress']): (rows: number) => void {
  let done = 0;
  return (rows) => {
    done += rows;
    onProgress?.(done, total);
  };
}
