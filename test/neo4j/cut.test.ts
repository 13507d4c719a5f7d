/** What interrupts a load into a real server costs nothing: neither what was there of ours, nor what others keep there. */
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import type { GraphData } from '../../src/model.ts';
import { load } from '../../src/neo4j/load.ts';
import { newFolder, standpoint } from '../cli/fixture.ts';
import type { Neo4jAddress } from '../real/neo4j.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { type Content, content, empty, expected, open } from './database.ts';
import { type Line, line } from './fakes.ts';
import { manyPeople, small } from './fixture.ts';

const rebuilt: GraphData = { ...small(), entities: [...small().entities, ...manyPeople(1500)] };
const large: GraphData = { ...small(), entities: [...small().entities, ...manyPeople(20_000)] };

describeWith(['java', 'maven'], 'a load that is interrupted', () => {
  let server: Neo4jAddress & { release(): void };
  let driver: Driver;
  let before: Content;
  const folder = join(newFolder(), 'small');
  beforeAll(async () => {
    server = await leaseNeo4j();
    driver = open(server);
    await writeGraphFolder(folder, rebuilt, {});
  });
  beforeEach(async () => {
    await empty(driver);
    await driver.executeQuery(
      "CREATE (:Person {name: 'foreign'})-[:KNOWS]->(:Standpoint {key: 'foreign/1', name: 'x'})",
    );
    await load(small(), server);
    before = await content(driver);
  });
  afterAll(async () => {
    await driver?.close();
    server?.release();
  });
  const call = (env: NodeJS.ProcessEnv, ...args: string[]) =>
    standpoint(['neo4j', folder, ...args], {
      env: { NEO4J_URI: server.uri, NEO4J_PASSWORD: server.password, ...env },
    });

  const readOnly = (on: boolean) => driver.executeQuery('CALL test.readOnly($on)', { on }, { routing: 'READ' });

  it('is told that the password is wrong, the database missing, the address one for browsers', async () => {
    const http = server.http.replace('http:', 'bolt:');
    const cases: [NodeJS.ProcessEnv, string][] = [
      [{ NEO4J_PASSWORD: 'wrong word' }, `Neo4j at ${server.uri} refused the user or the password.`],
      [{ NEO4J_USERNAME: 'nobody' }, `Neo4j at ${server.uri} refused the user or the password.`],
      [{ NEO4J_DATABASE: 'nowhere' }, `Neo4j at ${server.uri} has no database "nowhere".`],
      [{ NEO4J_URI: http }, `${http} is an address for browsers (HTTP), not for programs (Bolt).`],
    ];
    for (const [env, sentence] of cases) {
      const { code, out, err } = await call(env);
      expect([code, out, err.split('\n')[0], err.split('\n').length]).toEqual([2, '', sentence, 3]);
      expect(err).not.toMatch(new RegExp(`wrong word|${server.password}`));
    }
    expect(await content(driver)).toEqual(before);
  });

  it('is told that the database cannot be written', async () => {
    await readOnly(true);
    const { code, out, err } = await call({}).finally(() => readOnly(false));
    expect([code, out, err]).toEqual([
      2,
      '',
      `Neo4j at ${server.uri} does not allow writing to the default database.\nUse a database and a user with write access.\n`,
    ]);
    expect(await content(driver)).toEqual(before);
  });

  /** Loads over a line that `stop` stops once this many rows have gone. */
  async function interrupted(data: GraphData, rows: number, stop: (line: Line) => void): Promise<Error> {
    const wire = await line(server.uri);
    const onProgress = (done: number): void => {
      if (done >= rows) stop(wire);
    };
    return await load(data, { ...server, uri: `bolt://127.0.0.1:${wire.port}` }, { onProgress })
      .then(
        () => new Error('it loaded'),
        (error: Error) => error,
      )
      .finally(wire.close);
  }

  it.each<[string, (line: Line) => void, string]>([
    ['the connection breaks off', ({ cut }) => cut(), 'broke off.'],
    ['the server falls silent', ({ hush }) => hush(), 'fell silent.'],
  ])('leaves the database as it was when %s', { timeout: 40_000 }, async (_, stop, sentence) => {
    expect(await interrupted(rebuilt, 1000, stop)).toMatchObject({
      name: 'ServerError',
      exitCode: 2,
      message: expect.stringContaining(sentence),
      advice: 'The database is as it was before; run it again when the server is back.',
    });
    expect(await content(driver)).toEqual(before);
  });

  it('leaves its mark when a large one is cut, and the next one mends it', { timeout: 240_000 }, async () => {
    expect(await interrupted(large, 3000, ({ cut }) => cut())).toMatchObject({
      message: expect.stringContaining('broke off.'),
      advice: 'A part of the graph is loaded, under the mark :StandpointLoad; run it again, and it is whole.',
    });
    const marks = await driver.executeQuery('MATCH (mark:StandpointLoad) RETURN mark.graph AS graph');
    expect(marks.records.map((one) => one.get('graph'))).toEqual(['small']);
    expect(await load(large, server)).toMatchObject({ nodes: 20_016, relationships: 27, removed: 0 });
    await load(small(), server);
    expect(await content(driver)).toEqual(before);
    expect(before.nodes).toHaveLength(expected(small()).nodes.length + 2);
  });

  it('takes back what it had written when the user stops it', async () => {
    const wish = new AbortController();
    const onProgress = (): void => wish.abort(new Error('stopped'));
    await expect(load(rebuilt, server, { onProgress, signal: wish.signal })).rejects.toThrow('stopped');
    expect(await content(driver)).toEqual(before);
  });
});
