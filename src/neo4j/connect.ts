/** A connection to a running Neo4j that answers within ten seconds or says in a sentence why not. It prints no password. */
import neo4j, { type Driver } from 'neo4j-driver';
import { explained, ServerError } from './explain.ts';

export interface Connection {
  /** `bolt://`, `neo4j://`, or with `+s` for TLS. */
  uri: string;
  user: string;
  password: string;
  /** Left out: the one that is the user's home on that server. */
  database?: string;
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
      connectionTimeout: 5000,
      connectionAcquisitionTimeout: 8000,
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
