import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { load } from '../../src/neo4j/load.ts';
import type { Neo4jAddress } from '../real/neo4j.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { content, empty, expected, open } from './database.ts';
import { hostileGraph, small, without } from './fixture.ts';

describeWith(['java', 'maven'], 'a load into a real Neo4j', () => {
  let server: Neo4jAddress & { release(): void };
  let driver: Driver;
  beforeAll(async () => {
    server = await leaseNeo4j();
    driver = open(server);
  });
  beforeEach(() => empty(driver));
  afterAll(async () => {
    await driver?.close();
    server?.release();
  });
  const run = (query: string) => driver.executeQuery(query);

  it('writes every node and relationship, with integers, floats and dates as such', async () => {
    const result = await load(small(), server);
    expect(await content(driver)).toEqual(expected(small()));
    expect(result).toEqual({ nodes: 16, relationships: 27, created: 43, removed: 0, kept: 0 });
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await load(small(), server, { onProgress: (done, total) => seen.push(`${done} of ${total}`) });
    expect(seen.at(-1)).toBe('43 of 43');
  });

  it('makes a unique key, an index on the graph and a full-text index', async () => {
    await load(small(), server);
    const { records } = await run(
      "CALL db.index.fulltext.queryNodes('standpoint_text', 'blinken') YIELD node RETURN node.name AS name",
    );
    expect(records.map((one) => one.get('name'))).toEqual(['Antony Blinken']);
    await expect(run("CREATE (:Standpoint {key: 'small/person-1'})")).rejects.toMatchObject({
      code: 'Neo.ClientError.Schema.ConstraintValidationFailed',
    });
  });

  it('changes nothing the second time', async () => {
    await load(small(), server);
    expect(await load(small(), server)).toMatchObject({ created: 0, removed: 0, kept: 0 });
    expect(await content(driver)).toEqual(expected(small()));
  });

  it('takes out the statements of an article that a rebuilt graph no longer has, and nothing else', async () => {
    await load(small(), server);
    // Four nodes: the article, its publisher, its two statements. Nine relationships: two of each statement's three to actor, position
    // and article, one on behalf, one to the publisher, and the derived one of the actor who spoke only there.
    const result = await load(without(small(), 'b.txt'), server);
    expect(result).toMatchObject({ nodes: 12, created: 0, removed: 4 + 9 });
    expect(await content(driver)).toEqual(expected(without(small(), 'b.txt')));
  });

  it('takes away a property and a label that the graph no longer has', async () => {
    await load(small(), server);
    const renamed = small();
    renamed.entities[0] = { ...renamed.entities[0]!, name: 'Україна', type: 'place', aliases: ['Ukraine'] };
    delete renamed.entities[0].country;
    await load(renamed, server);
    expect(await content(driver)).toEqual(expected(renamed));
  });

  it('keeps two graphs apart in one database', async () => {
    await load(small('one'), server);
    await load(small('two'), server);
    expect(await content(driver)).toEqual(expected(small('one'), small('two')));
    await load(without(small('one'), 'b.txt'), server);
    expect(await content(driver)).toEqual(expected(without(small('one'), 'b.txt'), small('two')));
    await load(small('one'), server, { wipe: true });
    expect(await content(driver)).toEqual(expected(small('two')));
  });

  it('leaves data of others as they are', async () => {
    await run(
      "CREATE (a:Person:Actor {name: 'Antony Blinken', id: 'person-1', graph: 'small'})-[:HOLDS]->(:Statement {name: 'foreign'})",
    );
    const before = await content(driver);
    await load(small(), server);
    await load(without(small(), 'b.txt'), server);
    await load(small(), server, { wipe: true });
    expect(await content(driver)).toEqual(before);
  });

  it('leaves what others add to its own nodes, and a node to which they tied something', async () => {
    await load(small(), server);
    await run("MATCH (n {key: 'small/person-1'}) SET n:Checked, n.note = 'seen'");
    await run("MATCH (n {key: 'small/statement-3'}) CREATE (:Note {name: 'doubtful'})-[:ABOUT]->(n)");
    expect(await load(without(small(), 'b.txt'), server)).toMatchObject({ kept: 1 });
    const { records } = await run(
      'MATCH (n:Checked) MATCH (:Note)-[:ABOUT]->(s:Statement) RETURN n.note AS note, s.key AS key, count { (s)--() } AS ties',
    );
    expect(records.map((one) => [one.get('note'), one.get('key'), one.get('ties').toNumber()])).toEqual([
      ['seen', 'small/statement-3', 1],
    ]);
  });

  it('asks no server to say what it would load', async () => {
    expect(await load(small(), { ...server, uri: 'bolt://localhost:1' }, { dryRun: true })).toMatchObject({
      nodes: 16,
      relationships: 27,
    });
  });

  it('brings every text back as it went in, and runs none of it', async () => {
    const data = hostileGraph(`it's "a" \\u0027 graph/%`);
    await load(data, server);
    expect(await content(driver)).toEqual(expected(data));
    expect(await load(data, server)).toMatchObject({ created: 0, removed: 0 });
    await load(data, server, { wipe: true });
    expect(await content(driver)).toEqual({ nodes: [], relationships: [] });
  });
});
