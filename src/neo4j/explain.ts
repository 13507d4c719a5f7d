/** What a failure of the driver or the server means, in a sentence, and what to do about it. It tells no password and no word of an article. */
import { StandpointError } from '../errors.ts';
import { Silence } from './attend.ts';

/** The server cannot be reached, or refuses. */
export class ServerError extends StandpointError {
  override readonly name = 'ServerError';
}

/** How far a load was: nothing sent; in its one transaction; in batches, under its mark. */
export type Stage = 'connecting' | 'one transaction' | 'batches';

const after: Record<Exclude<Stage, 'connecting'>, string> = {
  'one transaction': 'The database is as it was before; run it again when the server is back.',
  batches: 'A part of the graph is loaded, under the mark :StandpointLoad; run it again, and it is whole.',
};

/** @returns a ServerError; an error that is none of the server's is given back as it is: a bug, or the user's wish to stop */
export function explained(
  error: unknown,
  { uri, database }: { uri: string; database?: string },
  stage: Stage = 'connecting',
): unknown {
  if (error instanceof StandpointError || !(error instanceof Error)) return error;
  const { message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const at = `Neo4j at ${uri}`;
  const base = database === undefined ? 'default database' : `database "${database}"`;
  const gone =
    /^(ServiceUnavailable|SessionExpired|ProtocolError)$/.test(code) || /acquisition timed out/i.test(message);
  const cases: [boolean, string, string][] = [
    [
      /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)/.test(code),
      `${at} refused the user or the password.`,
      'Set NEO4J_USERNAME and NEO4J_PASSWORD.',
    ],
    [/DatabaseNotFound/.test(code), `${at} has no ${base}.`, 'Name one that exists with --database.'],
    [
      /responded HTTP|does not support WebSocket/i.test(message),
      `${uri} is an address for browsers (HTTP), not for programs (Bolt).`,
      'Give the Bolt address, for instance bolt://localhost:7687.',
    ],
    [/protocol version: 0\.0/.test(message), `The server at ${uri} is too old.`, 'Use Neo4j 5 or newer.'],
    [
      /protocol version/.test(message),
      `What answers at ${uri} is no Neo4j.`,
      'Give the Bolt address of the server with --uri, for instance bolt://localhost:7687.',
    ],
    [
      /WriteOnReadOnlyAccess|ForbiddenOnReadOnlyDatabase|General\.ReadOnly|Security\.Forbidden/.test(code) ||
        /read[ -]?only|write access/i.test(message),
      `${at} does not allow writing to the ${base}.`,
      'Use a database and a user with write access.',
    ],
    [
      gone && /TLS|SSL|certificate/.test(message),
      `${at} could not be reached over TLS.`,
      'Without TLS the address begins with bolt:// or neo4j://; with a certificate of your own making, with bolt+ssc:// or neo4j+ssc://.',
    ],
    [
      stage !== 'connecting' && (gone || error instanceof Silence),
      error instanceof Silence ? `${at} fell silent.` : `The connection to ${at} broke off.`,
      stage === 'connecting' ? '' : after[stage],
    ],
    [
      gone,
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
      stage === 'connecting' ? 'The log of the server tells more.' : after[stage],
    ],
  ];
  const found = cases.find(([applies]) => applies);
  return found ? new ServerError(found[1], found[2]) : error;
}
