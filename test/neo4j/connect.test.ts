/** Refusals that need no Neo4j: nothing there, something else there, something that keeps silent. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkVersion, connect } from '../../src/neo4j/connect.ts';

const silent = createServer(() => undefined);
const web = createHttp((_, response) => response.end('<html></html>'));
const closed = createServer();
const port = (server: Server): number => (server.address() as AddressInfo).port;
const ports: Record<string, number> = {};

beforeAll(async () => {
  for (const [name, server] of Object.entries({ silent, web, closed })) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports[name] = port(server);
  }
  closed.close();
});
afterAll(() => {
  silent.close();
  web.close();
});

it.each([
  ['a port where nothing listens', 'bolt://127.0.0.1:closed', 'does not answer'],
  ['a port that keeps silent', 'bolt://127.0.0.1:silent', 'does not answer'],
  ['a web server', 'bolt://127.0.0.1:web', 'is an address for browsers'],
  ['a host that does not exist', 'bolt://nowhere.invalid', 'does not answer'],
  ['an http address', 'http://127.0.0.1:web', 'is no address of a Neo4j server'],
  ['no address at all', 'localhost', 'is no address of a Neo4j server'],
  ['an address with a password in it', 'bolt://neo4j:secret@localhost', 'holds a user or a password'],
])('answers %s in one sentence within ten seconds, without the password', async (_, address, sentence) => {
  const uri = address.replace(/closed|silent|web/, (name) => String(ports[name]));
  const start = performance.now();
  const error: Error = await connect({ uri, user: 'neo4j', password: 'secret' }).then(
    () => new Error('it connected'),
    (refused) => refused,
  );
  expect(error).toMatchObject({ name: 'ServerError', exitCode: 2, message: expect.stringContaining(sentence) });
  expect(JSON.stringify([error.message, error])).not.toContain('secret');
  expect(performance.now() - start).toBeLessThan(10_000);
});

it('refuses a server that is too old, and takes one that names itself otherwise', () => {
  expect(() => checkVersion('Neo4j/4.4.12', 'bolt://old')).toThrow(
    'The server at bolt://old is Neo4j/4.4.12, which is too old.',
  );
  for (const agent of ['Neo4j/5.26.30', 'Neo4j/2025.01.0', '']) expect(() => checkVersion(agent, '')).not.toThrow();
});
