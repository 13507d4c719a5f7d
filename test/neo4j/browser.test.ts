/** docs/neo4j-browser.png is what the real Neo4j Browser shows of the gallery. `npm run docs:browser` takes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { load } from '../../src/neo4j/load.ts';
import { drawInNeo4jBrowser } from '../real/neo4j-browser.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { empty, open } from './database.ts';

const root = join(import.meta.dirname, '..', '..');

const query =
  "MATCH (a:Actor)-[r:SUPPORTS|OPPOSES]->(p:Position {graph: 'ukraine-strikes'}) WHERE r.asserted > 0 RETURN a, r, p";

describeWith(['java', 'maven', 'chromium'], 'Neo4j Browser', () => {
  it('draws every actor, position and stance that the query of the guide asks for', { timeout: 400_000 }, async () => {
    const server = await leaseNeo4j();
    const driver = open(server);
    try {
      await empty(driver);
      await load(readGraphFolder(join(root, 'graphs', 'ukraine-strikes')), server);
      const { records } = await driver.executeQuery(query);
      const things = (name: string): string[] => records.map((one) => one.get(name).elementId);
      const drawn = await drawInNeo4jBrowser(server, query, readFileSync(join(root, 'docs', 'neo4j.grass'), 'utf8'));
      expect(drawn).toMatchObject({
        nodes: new Set([...things('a'), ...things('p')]).size,
        relationships: new Set(things('r')).size,
      });
      if (process.env.STANDPOINT_TAKE_PICTURE === '1')
        writeFileSync(join(root, 'docs', 'neo4j-browser.png'), drawn.png);
    } finally {
      await driver.close();
      server.release();
    }
  });
});
