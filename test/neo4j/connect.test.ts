/** Refusals that need no Neo4j, as the command tells them: nothing there, something else there, something that keeps silent or is too old. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import { checkVersion } from '../../src/neo4j/connect.ts';
import { newFolder, standpoint } from '../cli/fixture.ts';
import { listen } from './fakes.ts';
import { small } from './fixture.ts';

const folder = join(newFolder(), 'small');
beforeAll(() => writeGraphFolder(folder, small(), {}));

const env = { NEO4J_PASSWORD: 'secret word' };
const start = 'Start the server, or give its address with --uri, for instance bolt://localhost:7687.';

const there: [string, string, string, string][] = [
  ['nothing', 'bolt://AT', 'Neo4j at bolt://AT does not answer.', start],
  ['silent', 'bolt://AT', 'Neo4j at bolt://AT does not answer.', start],
  ['silent', 'neo4j://AT', 'Neo4j at neo4j://AT does not answer.', start],
  ['silent after the handshake', 'bolt://AT', 'Neo4j at bolt://AT does not answer.', start],
  ['closing', 'bolt://AT', 'Neo4j at bolt://AT does not answer.', start],
  ['closing at the login', 'bolt://AT', 'Neo4j at bolt://AT does not answer.', start],
  [
    'a web server',
    'bolt://AT',
    'bolt://AT is an address for browsers (HTTP), not for programs (Bolt).',
    'Give the Bolt address, for instance bolt://localhost:7687.',
  ],
  [
    'a mail server',
    'bolt://AT',
    'What answers at bolt://AT is no Neo4j.',
    'Give the Bolt address of the server with --uri, for instance bolt://localhost:7687.',
  ],
  [
    'a web server',
    'bolt+s://AT',
    'Neo4j at bolt+s://AT could not be reached over TLS.',
    'Without TLS the address begins with bolt:// or neo4j://; with a certificate of your own making, with bolt+ssc:// or neo4j+ssc://.',
  ],
  ['Neo4j 3.4', 'bolt://AT', 'The server at bolt://AT is too old.', 'Use Neo4j 5 or newer.'],
  ['Neo4j 4.4', 'bolt://AT', 'The server at bolt://AT is Neo4j/4.4.12, which is too old.', 'Use Neo4j 5 or newer.'],
];
it.concurrent.each(there)(
  'tells in a sentence that %s at %s is no server to load',
  { timeout: 30_000 },
  async (kind, address, ...sentences) => {
    const { port, close } = await listen(kind);
    const at = (text: string): string => text.replaceAll('AT', `127.0.0.1:${port}`);
    const { code, out, err } = await standpoint(['neo4j', folder, '--uri', at(address)], { env });
    close();
    expect([code, out, err]).toEqual([2, '', `${sentences.map(at).join('\n')}\n`]);
  },
);

it.each([
  ['bolt://nowhere.invalid', 'Neo4j at bolt://nowhere.invalid does not answer.'],
  ['http://localhost:7474', '"http://localhost:7474" is no address of a Neo4j server.'],
  ['localhost', '"localhost" is no address of a Neo4j server.'],
  ['bolt://neo4j:secret@localhost', 'The address of Neo4j holds a user or a password.'],
])('tells in a sentence what is wrong with %s', { timeout: 30_000 }, async (uri, sentence) => {
  const { code, err } = await standpoint(['neo4j', folder], { env: { ...env, NEO4J_URI: uri } });
  expect([code, err.split('\n')[0]]).toEqual([2, sentence]);
  expect(err.split('\n')).toHaveLength(3);
  expect(err).not.toContain('secret');
});

it('takes Neo4j 5, later ones, and a server that names itself otherwise', () => {
  for (const agent of ['Neo4j/5.26.30', 'Neo4j/2025.01.0', '']) expect(() => checkVersion(agent, '')).not.toThrow();
});
