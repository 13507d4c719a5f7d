/** A connection to a running Neo4j that answers within ten seconds or says in a sentence why not. It prints no password. */
import neo4j, { type Driver } from 'neo4j-driver';
import { StandpointError } from '../errors.ts';

export interface Connection {
  /** `bolt://`, `neo4j://`, or with `+s` for TLS. */
  uri: string;
  user: string;
  password: string;
  /** Left out: the one that is the user's home on that server. */
  database?: string;
}

/** The server cannot be reached, or refuses. */
export class ServerError extends StandpointError {
  override readonly name = 'ServerError';
}

const oldest = 5;

/** @throws ServerError, and the driver is then closed */
export async function connect(connection: Connection): Promise<Driver> {
  const { uri, user, password, database } = connection;
  if (/^[^/]*\/\/[^/]*@/.test(uri))
    throw new ServerError(
      'The address of Neo4j holds a user or a password.',
      'Give them by --user and by NEO4J_PASSWORD, so that they show up in no list of processes.',
    );
  let driver: Driver | undefined;
  try {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: 3000,
      connectionAcquisitionTimeout: 4000,
      maxTransactionRetryTime: 2000,
      disableLosslessIntegers: true,
      userAgent: 'standpoint',
    });
    const { agent } = await driver.getServerInfo(database === undefined ? {} : { database });
    checkVersion(agent ?? '', uri);
    return driver;
  } catch (error) {
    await driver?.close();
    throw explained(error, connection);
  }
}

/** @param agent as the server names itself: "Neo4j/5.26.30". @throws ServerError when it is too old for the Cypher that is sent */
export function checkVersion(agent: string, uri: string): void {
  const version = /^Neo4j\/(\d+)\.\d+/.exec(agent);
  if (version && Number(version[1]) < oldest)
    throw new ServerError(`The server at ${uri} is ${agent}, which is too old.`, `Use Neo4j ${oldest} or newer.`);
}

/** What a failure of the driver means, in a sentence; an error that is none of the server's is given back as it is: a bug. */
export function explained(error: unknown, { uri, database }: Connection): unknown {
  if (error instanceof StandpointError || !(error instanceof Error)) return error;
  const { message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const at = `Neo4j at ${uri}`;
  const base = database === undefined ? 'the database' : `the database "${database}"`;
  const cases: [boolean, string, string][] = [
    [
      /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)/.test(code),
      `${at} refused the user or the password.`,
      'Set NEO4J_USERNAME and NEO4J_PASSWORD.',
    ],
    [/DatabaseNotFound/.test(code), `${at} has no ${base.slice(4)}.`, 'Name one that exists with --database.'],
    [
      /responded HTTP|does not support WebSocket/i.test(message),
      `${uri} is an address for browsers (HTTP), not for programs (Bolt).`,
      'Give the Bolt address, for instance bolt://localhost:7687.',
    ],
    [
      /WriteOnReadOnlyAccess|ForbiddenOnReadOnlyDatabase|General\.ReadOnly|Security\.Forbidden/.test(code) ||
        /read[ -]?only|write access/i.test(message),
      `${at} does not allow writing to ${base}.`,
      'Use a database and a user with write access.',
    ],
    [
      code === 'ServiceUnavailable' || code === 'SessionExpired' || /acquisition timed out/i.test(message),
      `${at} does not answer.`,
      'Start the server, or give its address with --uri, for instance bolt://localhost:7687.',
    ],
    [
      code === '' && /URL|scheme|protocol/i.test(message),
      `"${uri}" is no address of a Neo4j server.`,
      'Give one such as bolt://localhost:7687 or neo4j+s://example.databases.neo4j.io.',
    ],
    [
      code.startsWith('Neo.'),
      `${at} refused: ${message.split('\n')[0]}`,
      'What this load had not finished was taken back; run it again when the cause is mended.',
    ],
  ];
  const found = cases.find(([applies]) => applies);
  return found ? new ServerError(found[1], found[2]) : error;
}
