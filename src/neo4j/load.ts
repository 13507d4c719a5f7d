/** Loads a graph into a running Neo4j: constraint first, then one transaction of constant queries; a reload changes nothing. */
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { StandpointError } from '../errors.ts';
import type { GraphData } from '../model.ts';
import {
  grouped,
  type NodeLabel,
  type NodeRow,
  type Properties,
  type Property,
  type RelationRow,
  type RelationType,
  toRows,
} from './model.ts';
import { constraint, indexes, mergeNodes, mergeRelations, removeNodes, removeRelations, wipe } from './queries.ts';

export interface Connection {
  uri: string;
  user: string;
  password: string;
  database?: string;
}

export interface LoadOptions {
  onProgress?: (done: number, total: number) => void;
  dryRun?: boolean;
  /** Only removes the graph. */
  wipe?: boolean;
}

export interface LoadResult {
  nodes: number;
  relationships: number;
  removed: number;
}

const BATCH = 2000;

/** @throws StandpointError, within ten seconds, when the server cannot be reached, refuses or is too old; the database is then as it was */
export async function load(
  data: GraphData,
  { uri, user, password, database = 'neo4j' }: Connection,
  { onProgress, dryRun, wipe: only }: LoadOptions = {},
): Promise<LoadResult> {
  const { nodes, relations } = toRows(data);
  if (dryRun) return { nodes: nodes.length, relationships: relations.length, removed: 0 };
  let driver: Driver | undefined;
  try {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: 3000,
      connectionAcquisitionTimeout: 4000,
      maxTransactionRetryTime: 2000,
      disableLosslessIntegers: true,
    });
    await driver.verifyConnectivity({ database });
    const session = driver.session({ database });
    try {
      await session.run(constraint);
      for (const index of indexes) await session.run(index);
      return await session.executeWrite((transaction) =>
        write(transaction, data.name, nodes, relations, onProgress, only),
      );
    } finally {
      await session.close();
    }
  } catch (error) {
    throw explain(error as Error & { code?: string }, uri, database);
  } finally {
    await driver?.close();
  }
}

async function write(
  transaction: ManagedTransaction,
  graph: string,
  nodes: readonly NodeRow[],
  relations: readonly RelationRow[],
  onProgress?: LoadOptions['onProgress'],
  only?: boolean,
): Promise<LoadResult> {
  const count = async (query: string, parameters: object): Promise<number> =>
    Number((await transaction.run(query, parameters)).records[0]?.get('removed') ?? 0);
  if (only) return { nodes: 0, relationships: 0, removed: await count(wipe, { graph }) };
  const total = nodes.length + relations.length;
  let done = 0;
  const batches = async <T>(rows: readonly T[], query: string, row: (one: T) => object): Promise<void> => {
    for (let at = 0; at < rows.length; at += BATCH) {
      const part = rows.slice(at, at + BATCH);
      await transaction.run(query, { graph, rows: part.map(row) });
      done += part.length;
      onProgress?.(done, total);
    }
  };
  for (const [key, rows] of grouped(nodes, ({ label, actor }) => `${label} ${actor}`)) {
    const [label, actor] = key.split(' ') as [NodeLabel, string];
    await batches(rows, mergeNodes(label, actor === 'true'), (row) => ({
      key: row.key,
      properties: native(row.properties),
    }));
  }
  for (const [type, rows] of grouped(relations, (row) => row.type))
    await batches(rows, mergeRelations(type as RelationType), ({ from, to, id, properties }) => ({
      from,
      to,
      id,
      properties: native(properties),
    }));
  const removed = await count(removeRelations, {
    graph,
    keys: relations.map(({ from, to, type, id }) => `${from} ${type} ${to} ${id}`),
  });
  return {
    nodes: nodes.length,
    relationships: relations.length,
    removed: removed + (await count(removeNodes, { graph, keys: nodes.map(({ key }) => key) })),
  };
}

/** Whole numbers as integers, dates as dates: the driver would send every number as a float. */
const native = (properties: Properties): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, nativeValue(key, value)]));

function nativeValue(key: string, value: Property): unknown {
  if (typeof value === 'number') return key !== 'confidence' && Number.isInteger(value) ? neo4j.int(value) : value;
  if (typeof value === 'object' && 'date' in value) {
    const [year, month, day] = value.date.split('-').map(Number) as [number, number, number];
    return new neo4j.types.Date(year, month, day);
  }
  return value;
}

function explain(error: Error & { code?: string }, uri: string, database: string): Error {
  const { code = '', message } = error;
  if (error instanceof StandpointError) return error;
  if (code.includes('Unauthorized') || code.includes('AuthenticationRateLimit'))
    return new StandpointError(
      `Neo4j at ${uri} refused the user or the password.`,
      'Set NEO4J_USERNAME and NEO4J_PASSWORD.',
    );
  if (code.includes('DatabaseNotFound'))
    return new StandpointError(
      `Neo4j at ${uri} has no database "${database}".`,
      'Name one that exists with --database.',
    );
  if (/responded HTTP/i.test(message))
    return new StandpointError(
      `${uri} is an HTTP address, not Bolt.`,
      'Use the Bolt port, for instance bolt://localhost:7687.',
    );
  if (code === 'ServiceUnavailable' || /acquisition timed out/i.test(message))
    return new StandpointError(
      `No Neo4j answers at ${uri}.`,
      'Start the server, or give its address with --uri (for instance bolt://localhost:7687).',
    );
  if (/read.?only|writing in read access|AccessMode|Forbidden/i.test(`${code} ${message}`))
    return new StandpointError(
      `Neo4j at ${uri} does not allow writing to "${database}".`,
      'Use a database and a user with write access.',
    );
  if (!code && /URL|scheme|protocol/i.test(message))
    return new StandpointError(
      `"${uri}" is no address of a Neo4j server.`,
      'Give one such as bolt://localhost:7687 or neo4j+s://example.databases.neo4j.io.',
    );
  return code
    ? new StandpointError(`Neo4j at ${uri} refused the load: ${message}`, 'Nothing was changed in the database.')
    : error;
}
