/** docs/queries.md is what it says: each query runs, its answer is the graphs' own, and the document shows it. `npm run docs:queries` refreshes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import type { GraphData } from '../../src/model.ts';
import { load } from '../../src/neo4j/load.ts';
import type { Neo4jAddress } from '../real/neo4j.ts';
import { leaseNeo4j } from '../real/neo4j-lease.ts';
import { describeWith } from '../real/parts.ts';
import { type Answer, answers, type Cell } from './answers.ts';
import { empty, open } from './database.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'queries.md');
const gallery = (name: string): GraphData => readGraphFolder(join(import.meta.dirname, '..', '..', 'graphs', name));

/** A heading, then text and the query, then the answer. */
const [opening, ...sections] = readFileSync(file, 'utf8').split(/^(?=## )/m);
const questions = sections.map((section) => {
  const [, ask, title, query] = /^((?:## (.*)\n)[\s\S]*?```cypher\n([\s\S]*?)\n```\n)/.exec(section)!;
  return { ask: ask!, title: title!, query: query! };
});

const cell = (value: unknown): Cell =>
  neo4j.isInt(value) ? value.toNumber() : neo4j.isDate(value) ? String(value) : (value as Cell);

const text = (value: Cell): string =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|');
function table(head: readonly string[], rows: Answer): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(text))];
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
}

describeWith(['java', 'maven'], 'the questions of docs/queries.md, in a real Neo4j', () => {
  let server: Neo4jAddress & { release(): void };
  let driver: Driver;
  let expected: Answer[];
  const shown: string[] = [];
  beforeAll(async () => {
    server = await leaseNeo4j();
    driver = open(server);
    await empty(driver);
    const graphs = [gallery('ukraine-strikes'), gallery('puerto-rico-succession')] as const;
    for (const graph of graphs) await load(graph, server);
    expected = answers(graphs);
  });
  afterAll(async () => {
    await driver?.close();
    server?.release();
  });

  it.each(questions.map((question, index) => ({ ...question, index })))('$title', async ({ ask, query, index }) => {
    const { keys, records } = await driver.executeQuery(query);
    const rows = records.map((one) => keys.map((key) => cell(one.get(key))));
    shown[index] = `${ask}\n${table(keys as string[], rows)}`;
    expect(rows).toEqual(expected[index]);
    expect(rows.length, 'an answer').toBeGreaterThan(0);
  });

  it('are twelve, and the document shows these answers', async () => {
    expect(shown).toHaveLength(12);
    await expect(`${opening}${shown.join('\n')}`).toMatchFileSnapshot(file);
  });
});
