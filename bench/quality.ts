/**
 * How good a built graph is: `npm run bench:quality` builds the annotated articles and scores them, with 95 % intervals.
 * Never trains, tunes or writes into the annotations; `--record` appends the tables to bench/RESULTS.md and nothing else writes there.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Article, readBuilt, readGold, readLines } from './annotations.ts';
import { figures, intervals, meanings } from './figures.ts';
import { type PronounCounts, scorePronouns } from './pronouns.ts';
import { type Tally, tally } from './score.ts';

const usage = `quality [--dev] [--examples] [--built FOLDER] [--misses FILE] [--record]

  --dev            score the development articles: needs STANDPOINT_DATA, the folder that holds gold/dev.jsonl
  --examples       score examples/*/expected.jsonl
  --built FOLDER   score this graph and build nothing (with --examples: a folder of graphs, one a story)
  --misses FILE    write what is wrong, missed or too much, a line each
  --record         append the tables to bench/RESULTS.md

Without --dev and --examples: both, as far as they are there.`;

const { values: options } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    examples: { type: 'boolean', default: false },
    built: { type: 'string' },
    misses: { type: 'string' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function built(inputs: string[], name: string): Promise<string> {
  const { buildGraph } = await import('../src/cli/build.ts');
  const folder = join('.cache', 'bench', name);
  await buildGraph(inputs, { folder });
  return folder;
}

/** Day and commit of what is measured, and whether it has changes that no commit holds. */
function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'models', 'examples') ? ', changed since' : '';
  return `${git('log', '-1', '--format=%as · commit %h')}${changed}`;
}

/** The development articles: all of them in one graph. */
async function scoreDev(data: string): Promise<Tally[]> {
  const source = join(data, 'gold', 'dev-articles');
  const files = readdirSync(source).filter((file) => file.endsWith('.json'));
  const read = files.map((file) => JSON.parse(readFileSync(join(source, file), 'utf8')) as Article);
  const articles = new Map(read.map((article) => [article.id, article]));
  const gold = readGold(join(data, 'gold', 'dev.jsonl'), articles, console.warn);
  return compare(gold, readBuilt(options.built ?? (await built([source], 'dev')), articles));
}

/** The examples: a graph a story. The article's text is the one that the graph holds, for its file may be a web page. */
async function scoreExamples(): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const story of readdirSync('examples').sort()) {
    const expected = join('examples', story, 'expected.jsonl');
    if (!existsSync(expected)) continue;
    const folder = options.built ? join(options.built, story) : await built([join('examples', story)], story);
    const documents = readLines<Article>(join(folder, 'documents.jsonl'));
    const articles = new Map(documents.map((d) => [d.id, { id: d.id, story, text: d.text }]));
    tallies.push(...compare(readGold(expected, articles, console.warn), readBuilt(folder, articles)));
  }
  return tallies;
}

type Annotations = ReturnType<typeof readGold>;
const nothing = { entities: new Map(), statements: [] };
const compare = (gold: Annotations, found: Annotations): Tally[] =>
  [...gold].map(([id, annotation]) => tally(id, annotation, found.get(id) ?? nothing));

function table(title: string, tallies: Tally[]): string {
  const total = (key: string) => tallies.reduce((sum, t) => sum + (t.counts[key] ?? 0), 0);
  const [scored, between] = [figures(tallies), intervals(tallies)];
  const rows = Object.entries(meanings).map(([key, meaning]) => {
    const name = key as keyof typeof meanings;
    const [low, high] = between[name].map((x) => x.toFixed(3));
    return `| ${key.padEnd(18)} | ${scored[name].toFixed(3)} | ${low}–${high} | ${meaning} |`;
  });
  return [
    `### ${title}: ${tallies.length} articles, ${total('gold')} statements annotated, ${total('built')} built`,
    '',
    '| figure             |       | 95 %        | |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Precision: of the pronouns that were given a name; recall: of those that stand for one. */
function pronounTable({ gold, given, right }: PronounCounts): string {
  const [precision, recall] = [right / Math.max(1, given), right / Math.max(1, gold)];
  const f = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return [
    `### Pronouns to names, GUM's development documents: ${gold} pronouns of the third person that stand for a name`,
    '',
    '| precision | recall | F1 |',
    '|---|---|---|',
    `| ${[precision, recall, f].map((figure) => figure.toFixed(3)).join(' | ')} |`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  if (options.help) return console.log(usage);
  const data = process.env.STANDPOINT_DATA;
  const all = !options.dev && !options.examples;
  if (options.dev && !data) throw new Error('Set STANDPOINT_DATA to the folder that holds gold/dev.jsonl.');
  const runs: [string, Tally[]][] = [];
  if (data && (options.dev || all)) runs.push(['Development articles', await scoreDev(data)]);
  if (options.examples || (all && !options.built)) runs.push(['Examples', await scoreExamples()]);

  const gum = (set: string): string => join(data ?? '', 'ud', 'gum', `${set}.conllu.gz`);
  const scored =
    data && !options.examples && existsSync(gum('dev'))
      ? [pronounTable(await scorePronouns(gum('dev'), gum('train')))]
      : [];

  const tables = runs
    .filter(([, tallies]) => tallies.length)
    .map(([title, tallies]) => table(title, tallies))
    .concat(scored);
  console.log(tables.join('\n'));
  if (options.misses) writeFileSync(options.misses, runs.flatMap(([, t]) => t.flatMap((x) => x.misses)).join('\n'));
  if (options.record) appendFileSync('bench/RESULTS.md', `\n## ${commit()}\n\n${tables.join('\n')}`);
}

await main();
