/**
 * How fast it is: `npm run bench` reads 1, 10, 100 … articles with one worker and with all, times each stage, and lets others read the same
 * articles. Seconds are seconds of processor, so that what else the machine does matters little. `--record` appends to bench/RESULTS.md.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Article, baseArticles, manyArticles } from './corpus.ts';
import { timePeers } from './peers.ts';
import { type Cost, program, standpoint } from './run.ts';
import { timeStages } from './stages.ts';

const usage = `speed [--articles N] [--no-peers] [--record]

  --articles N   the largest corpus (100 unless given); smaller ones are read as well, by tenths
  --no-peers     leave out CoreNLP, spaCy and compromise
  --record       append the tables to bench/RESULTS.md

STANDPOINT_DATA names a folder of articles (articles/wikinews.jsonl.gz); without it the examples are multiplied.`;

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '100' },
    'no-peers': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const place = join('.cache', 'bench', 'speed');
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));

interface Run extends Cost {
  articles: number;
  words: number;
  workers: number;
}

async function build(articles: readonly Article[], workers: number): Promise<Run> {
  const input = join(place, `${articles.length}.jsonl`);
  writeFileSync(input, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  const output = join(place, 'out');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const cost = await standpoint(['build', input, '-o', join(output, 'graph'), '--workers', `${workers}`, '--quiet']);
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return { ...cost, articles: articles.length, words, workers };
}

async function ends(): Promise<string[]> {
  const base = await baseArticles();
  const most = Number(options.articles);
  const runs: Run[] = [];
  for (let count = 1; count <= most; count *= 10) {
    const articles = [...manyArticles(base, count)];
    for (const workers of new Set([1, availableParallelism()])) runs.push(await build(articles, workers));
  }
  return [
    row(
      'articles',
      'words',
      'workers',
      'seconds',
      'seconds of processor',
      'words a second',
      'words a second of processor',
      'MB at most',
    ),
    '|---|---|---|---|---|---|---|---|',
    ...runs.map(({ articles, words, workers, wall, cpu, memory }) =>
      row(
        articles,
        words,
        workers,
        rounded(wall),
        rounded(cpu),
        rounded(words / wall),
        rounded(words / cpu),
        rounded(memory),
      ),
    ),
    '',
  ];
}

async function insides(): Promise<string[]> {
  const articles = [...manyArticles(await baseArticles(), 60)];
  const { words, stages } = await timeStages(articles);
  const total = stages.reduce((sum, { cpu }) => sum + cpu, 0);
  const lines = [
    `${articles.length} articles, ${words} words and signs, one thread:`,
    '',
    row('stage', 'milliseconds of processor an article', 'share'),
    '|---|---|---|',
    ...stages.map(({ name, cpu }) =>
      row(name, rounded((1000 * cpu) / articles.length), `${((100 * cpu) / total).toFixed(0)} %`),
    ),
    '',
  ];
  if (options['no-peers']) return lines;
  const { peers, missing } = await timePeers(
    articles.map(({ text }) => text),
    words,
  );
  const ours = words / (total - stages[0]!.cpu);
  return [
    ...lines,
    row('the same articles', 'what it does', 'words a second of processor', 'Standpoint is so many times as fast'),
    '|---|---|---|---|',
    row('Standpoint', 'all stages above, models opened', rounded(ours), '1'),
    ...peers.map(({ name, does, words: count, cpu }) =>
      row(name, does, rounded(count / cpu), rounded((ours * cpu) / count)),
    ),
    '',
    ...missing.map((why) => `Not measured: ${why}.`),
    '',
  ];
}

/** Seconds of processor that commands take which need no model: the least of five, by the shell's own count. */
function starts(): string[] {
  const timed = (args: readonly string[]): number => {
    const { stdout } = spawnSync('sh', ['-c', '"$@" > /dev/null; times', 'sh', process.execPath, program, ...args], {
      encoding: 'utf8',
    });
    const [user = 0, system = 0] = (stdout.trim().split('\n')[1] ?? '').split(' ').map((part) => {
      const [minutes = 0, seconds = 0] = part.replace('s', '').split('m').map(Number);
      return 60 * minutes + seconds;
    });
    return 1000 * (user + system);
  };
  const least = (args: readonly string[]): string => Math.min(...[1, 2, 3, 4, 5].map(() => timed(args))).toFixed(0);
  const shown = ['show', join('graphs', 'ukraine-strikes'), 'actors'];
  return [
    `Start: \`standpoint --help\` ${least(['--help'])} ms, \`standpoint show\` ${least(shown)} ms of processor.`,
    '',
  ];
}

async function main(): Promise<void> {
  if (options.help) return console.log(usage);
  mkdirSync(place, { recursive: true });
  const lines = [
    `### Speed on ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`,
    '',
    ...starts(),
    ...(await ends()),
    ...(await insides()),
  ];
  console.log(lines.join('\n'));
  if (options.record) appendFileSync('bench/RESULTS.md', `\n${lines.join('\n')}`);
}

await main();
