/** deploy/spark on Spark in local mode, two tasks at a time, beside the same documents on one machine. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Extract } from '../../src/model.ts';
import { describeWith, find } from '../real/parts.ts';

// A Spark starts in seconds on a free machine, in a minute on a busy one.
vi.setConfig({ testTimeout: 600_000 });

const place = mkdtempSync(join(tmpdir(), 'standpoint-spark-'));
const at = (name: string) => join(place, name);
const program = resolve('dist/src/cli/main.js');

function run(command: string, args: string[]) {
  const env = { ...process.env, SPARK_LOCAL_IP: '127.0.0.1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: place, env, encoding: 'utf8', maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

const standpoint = (...args: string[]) => run(process.execPath, [program, ...args]);

/** What the script prints, on whichever stream, is on standard output: standard error is Spark's own log. */
const submit = (script: string, ...args: string[]) =>
  run(find('spark')!, [
    ...['--master', 'local[2]', '--driver-memory', '512m', '--conf', 'spark.ui.enabled=false'],
    ...['--driver-java-options', '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC', script, ...args],
  ]);

const spark = (input: string, output: string, command = `${process.execPath} ${program}`) =>
  submit(resolve('deploy/spark/extract.py'), input, '-o', output, '--shards', '3', '--standpoint', command);

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

/** The lines of each file that Spark wrote, in the order of the file. */
const shardsOf = (folder: string): string[][] =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith('.gz'))
    .map((name) => linesOf(gunzipSync(readFileSync(at(`${folder}/${name}`))).toString()));

const idOf = (line: string): string => (JSON.parse(line) as Extract).document.id;

/** Articles with ids, titles, dates: what JSONL and Parquet hold as well as a folder. */
const articles = (['ukraine-strikes', 'steel-tariffs'] as const).flatMap((story, i) =>
  [1, 2, 3].map((number) => ({
    id: `${story}-${number}`,
    date: `2024-05-0${number + i}`,
    title: `Senators and “tariffs”, part ${number}`,
    text: [
      `Senator Maria Lopez urged Congress on Monday to adopt bill ${number} on ${story}.`,
      `Governor Tom Hale rejected the proposal. He said the state would never accept bill ${number}.`,
    ].join('\n\n'),
  })),
);

describeWith(['spark'], 'extract on Spark', () => {
  beforeAll(() => {
    expect(spawnSync(process.execPath, ['scripts/build.mjs']).status).toBe(0);
  });

  it('reads a folder to the same bytes as one machine, and the graph of its shards is the same', () => {
    const { status, stdout } = standpoint('extract', resolve('examples'));
    expect(status).toBe(0);
    const once = spark(resolve('examples'), 'shards');
    expect([once.status, once.stdout]).toEqual([0, '']);
    const shards = shardsOf('shards');
    expect(shards.length).toBe(3);
    for (const ids of shards.map((lines) => lines.map(idOf))) expect(ids).toEqual([...ids].sort());
    expect(shards.flat().sort()).toEqual(linesOf(stdout).sort());

    writeFileSync(at('whole.jsonl'), stdout);
    const files = readdirSync(at('shards')).filter((name) => name.endsWith('.gz'));
    expect(standpoint('merge', ...files.map((name) => `shards/${name}`), '-o', 'spark/graph').status).toBe(0);
    expect(standpoint('merge', 'whole.jsonl', '-o', 'one/graph').status).toBe(0);
    const names = readdirSync(at('one/graph')).sort();
    expect(readdirSync(at('spark/graph')).sort()).toEqual(names);
    for (const name of names)
      expect(readFileSync(at(`spark/graph/${name}`)).equals(readFileSync(at(`one/graph/${name}`))), name).toBe(true);
  });

  it('reads JSONL to the same bytes, and names each bad document by how its line begins', () => {
    const lines = [
      'no JSON at all',
      ...articles.map((article) => JSON.stringify(article)),
      '{"id": "short", "text": "Hello"}',
      JSON.stringify(articles[0]),
    ];
    writeFileSync(at('good-and-bad.jsonl'), lines.join('\n'));
    const { status, stdout, stderr } = standpoint('extract', 'good-and-bad.jsonl');
    expect([status, linesOf(stdout).length, linesOf(stderr).length]).toEqual([1, 6, 3]);
    // An article without an id is named by its line on one machine; a shard knows no such thing.
    const { id: _, ...nameless } = articles[1]!;
    writeFileSync(at('good-and-bad.jsonl.gz'), gzipSync([...lines, JSON.stringify(nameless)].join('\n')));
    const onSpark = spark('good-and-bad.jsonl.gz', 'jsonl-shards');
    expect(onSpark.status).toBe(1);
    expect(shardsOf('jsonl-shards').flat().sort()).toEqual(linesOf(stdout).sort());
    const line = (begin: string) => `good-and-bad.jsonl.gz ('${begin}' …)`;
    const twice = line(JSON.stringify(articles[0]).slice(0, 60));
    expect(linesOf(onSpark.stdout)).toEqual([
      `${line('no JSON at all')} is no valid JSON (Unexpected token 'o'). Mend this line; the other lines were read.`,
      expect.stringMatching(
        /\('\{"date":"2024-05-02",.* has no id, and was left out\. Give each article one of its own\.$/,
      ),
      `${line('{"id": "short", "text": "Hello"}')} is too short to hold a sentence. Give the whole article, or remove it.`,
      `${twice} has the id "ukraine-strikes-1", which ${twice} has already, and was left out. Give each article an id of its own.`,
    ]);
  });

  it('reads Parquet as the JSONL that it was made of', () => {
    writeFileSync(at('good.jsonl'), articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
    writeFileSync(
      at('parquet.py'),
      'from pyspark.sql import SparkSession\n' +
        'SparkSession.builder.getOrCreate().read.json("good.jsonl").write.parquet("good.parquet")\n',
    );
    expect(submit('parquet.py').status).toBe(0);
    expect(spark('good.parquet', 'parquet-shards').status).toBe(0);
    const { stdout } = standpoint('extract', 'good.jsonl');
    expect(shardsOf('parquet-shards').flat().sort()).toEqual(linesOf(stdout).sort());
  });

  it.each([
    ['a program that is not there', 'good', 'no-such-program', 'There is no program no-such-program on '],
    [
      'a program that cannot work',
      'good',
      'node no-such-package.js',
      /^node no-such-package\.js ended with code 1 on /,
    ],
    ['a folder that is not there', 'nowhere', 'node', 'nowhere is no folder. Give one of articles, or '],
  ])('refuses %s', (_, input, command, message) => {
    mkdirSync(at('good'), { recursive: true });
    writeFileSync(at('good/article.txt'), articles[0]!.text);
    const { status, stdout } = spark(input, `never-${command}`, command);
    expect(status).toBe(2);
    expect(linesOf(stdout)).toContainEqual(expect.stringMatching(message));
  });
});
