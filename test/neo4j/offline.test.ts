/** What is loaded without a connection of ours, by script and by importer, is what the live load writes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher, quoted } from '../../src/exports/cypher.ts';
import { neo4jCsv } from '../../src/exports/neo4j-csv.ts';
import type { GraphData } from '../../src/model.ts';
import { load } from '../../src/neo4j/load.ts';
import { jars } from '../real/java.ts';
import { importCsv, type Neo4jAddress, runCypherShell, startNeo4j } from '../real/neo4j.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { content, empty, expected, open } from './database.ts';
import { hostile, hostileGraph, small, without } from './fixture.ts';

/** As cypher-shell parts a script: a semicolon at the end of a line ends a statement. */
const statementsOf = (data: GraphData): string[] => (cypher.write(data, {}) as string).split(/;\n/).slice(0, -1);

describeWith(['java', 'maven'], 'the script, in a real Neo4j', () => {
  let server: Neo4jAddress & { release(): void };
  let driver: Driver;
  beforeAll(async () => {
    jars('cypher-shell');
    server = await leaseNeo4j();
    driver = open(server);
  });
  beforeEach(() => empty(driver));
  afterAll(async () => {
    await driver?.close();
    server?.release();
  });
  const runScript = async (data: GraphData): Promise<void> => {
    for (const statement of statementsOf(data)) await driver.executeQuery(statement);
  };

  it.each([
    ['of a usual graph', small('a script')],
    ['of hostile texts', hostileGraph("it's a \\u0027 script")],
  ])('%s, run by cypher-shell, gives the graph that the live load gives', { timeout: 300_000 }, async (_, data) => {
    const file = join(mkdtempSync(join(tmpdir(), 'standpoint-cypher-')), 'script.cypher');
    writeFileSync(file, cypher.write(data, {}) as string);
    const { status, output } = runCypherShell(server, file);
    expect([status, output]).toEqual([0, '']);
    expect(await content(driver)).toEqual(expected(data));
    expect(await load(data, server)).toMatchObject({ created: 0, removed: 0 });
    expect(await content(driver)).toEqual(expected(data));
  });

  it('replaces an older load of the same graph, and leaves others as they are', async () => {
    await load(small('one'), server);
    await load(small('two'), server);
    await driver.executeQuery("CREATE (:Person {name: 'foreign', graph: 'one'})");
    await runScript(without(small('one'), 'b.txt'));
    const { nodes, relationships } = expected(without(small('one'), 'b.txt'), small('two'));
    const found = await content(driver);
    expect(found.relationships).toEqual(relationships);
    expect(found.nodes).toHaveLength(nodes.length + 1);
    expect(found.nodes).toEqual(expect.arrayContaining(nodes));
  });

  it('keeps every hostile text as a text', async () => {
    for (const text of hostile) {
      const { records } = await driver.executeQuery(`RETURN ${quoted(text)} = $text AS same`, { text });
      expect(records[0]?.get('same'), text.slice(0, 40)).toBe(true);
    }
  });
});

describeWith(['java', 'maven'], 'the CSV files, through neo4j-admin database import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-csv-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('give the graph that the live load gives, hostile texts included', async () => {
    const data = hostileGraph('imported');
    const files = neo4jCsv.write(data, {}) as Record<string, string>;
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { home, status, output } = importCsv(folder, ['@import.args']);
    expect(status, output).toBe(0);
    const server = await startNeo4j(home);
    const driver = open(server);
    try {
      expect(await content(driver)).toEqual(expected(data));
      for (const statement of files['indexes.cypher']!.split(';\n').slice(0, -1)) await driver.executeQuery(statement);
      expect(await load(data, server)).toMatchObject({ created: 0, removed: 0 });
    } finally {
      await driver.close();
      await server.stop();
    }
  });
});

describe('the script', () => {
  it('holds one statement a semicolon at the end of a line, whatever the texts say', () => {
    const shape = (data: GraphData) => statementsOf(data).map((statement) => statement.split('\n').at(-1));
    expect(shape(hostileGraph('small'))).toEqual(expect.arrayContaining(shape(small('small')).slice(0, 6)));
    for (const statement of statementsOf(hostileGraph('small')))
      expect(statement).toMatch(/^(CREATE|CALL|MATCH|UNWIND)/);
  });
});
