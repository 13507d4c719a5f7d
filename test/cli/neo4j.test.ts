/** `neo4j`: what it says of a load, a second load, a rebuilt graph and a wipe, over a real server; where its settings come from; Ctrl-C. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Interrupted } from '../../src/cli/io.ts';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import { empty, open } from '../neo4j/database.ts';
import { small, without } from '../neo4j/fixture.ts';
import type { Neo4jAddress } from '../real/neo4j.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { newFolder, standpoint } from './fixture.ts';

describeWith(['java', 'maven'], 'the command neo4j', () => {
  let server: Neo4jAddress & { release(): void };
  const folder = join(newFolder(), 'small');
  beforeAll(async () => {
    server = await leaseNeo4j();
    const driver = open(server);
    await empty(driver);
    await driver.close();
  });
  afterAll(() => server?.release());

  it('says what is new and what went, and takes its settings from the environment or the options', {
    timeout: 300_000,
  }, async () => {
    const env = { NEO4J_URI: server.uri, NEO4J_USERNAME: server.user, NEO4J_PASSWORD: server.password };
    const options = ['--uri', server.uri, '--user', server.user, '--database', 'neo4j'];
    const said: string[] = [];
    for (const [data, args] of [
      [small(), []],
      [small(), options],
      [without(small(), 'b.txt'), []],
      [small(), ['--wipe']],
    ] as const) {
      await writeGraphFolder(folder, data, {});
      const wrong = args.length > 1 ? { ...env, NEO4J_URI: 'bolt://nowhere.invalid', NEO4J_USERNAME: 'nobody' } : env;
      const { code, out, err } = await standpoint(['neo4j', folder, ...args], { env: wrong });
      expect([code, err]).toEqual([0, '']);
      said.push(out);
    }
    expect(said).toEqual([
      `Loaded 16 nodes and 27 relationships into ${server.uri}: 43 new, 0 of an earlier load removed.\n`,
      `Loaded 16 nodes and 27 relationships into ${server.uri}: 0 new, 0 of an earlier load removed.\n`,
      `Loaded 12 nodes and 18 relationships into ${server.uri}: 0 new, 13 of an earlier load removed.\n`,
      'Removed 30 items.\n',
    ]);
  });

  it('stops at Ctrl-C, with the code that says so', async () => {
    const env = { NEO4J_URI: server.uri, NEO4J_PASSWORD: server.password };
    const stop = AbortSignal.abort(new Interrupted('stopped'));
    const { code, out, err } = await standpoint(['neo4j', folder], { env, signal: stop });
    expect([code, out, err]).toEqual([130, '', 'Stopped.\n']);
  });
});
