/** `standpoint build [inputs…]`: articles in, a graph's folder out. */
import { join } from 'node:path';
import { Command } from 'commander';
import type { GraphData, Problem, StatementRecord } from '../../model.ts';
import { type Io, openProgress } from '../io.ts';
import { parseWorkers } from '../options.ts';
import { printProblem } from '../problems.ts';
import { count, type Page, pageOf, progressText, wrap } from '../text.ts';
import { tellVerdicts } from '../verdicts.ts';

const example = `
Inputs: files (.txt .md .html .json .jsonl .csv, also .gz), folders of them, or - for standard input.

Examples:
  $ standpoint build article.txt
  $ standpoint build my-articles/ -o graphs/strikes --aliases names.yaml
  $ cat articles.jsonl | standpoint build - -o graphs/today

An aliases file (YAML) says who is who; it wins over every rule:
  same:
    - [Antony Blinken, Tony Blinken, "Blinken, Antony"]
  rename: { USA: United States }
  type: { Azov: organization }

A run that was stopped, or that reads some of the same articles again, goes on from what was
extracted: it is kept in .standpoint/ beside the graph.

Exit code: 0 fine, 1 some documents were left out (each is named), 2 your input or command needs a change.`;

interface Options {
  output?: string;
  aliases?: string;
  codebook?: string;
  corrections?: string;
  from?: string;
  workers?: number;
  quiet?: boolean;
  strict?: boolean;
  json?: boolean;
}

export const build = (io: Io, exit: (code: number) => void): Command =>
  new Command('build')
    .description('Read articles and build a graph.')
    .argument('<inputs...>', 'files, folders, or - for standard input')
    .option('-o, --output <folder>', "where the graph goes (default: graphs/ and the input's name)")
    .option('--aliases <file>', 'names that mean one entity, your own renames and types (YAML)')
    .option('--codebook <file>', 'your own positions, to code statements against (YAML)')
    .option('--corrections <file>', 'your own verdicts on statements: they always win (JSONL)')
    .option('--from <graph>', 'an earlier build: in the pictures, what it showed stays about where it was')
    .option('--workers <n>', 'processes to read with (default: all cores)', parseWorkers)
    .option('--strict', 'stop at the first document that cannot be read')
    .option('--quiet', 'print errors only')
    .option('--json', 'print the closing summary as JSON')
    .addHelpText('after', example)
    .action(async (inputs: string[], options: Options) => exit(await run(io, inputs, options)));

async function run(io: Io, inputs: string[], options: Options): Promise<number> {
  const { buildGraph, defaultFolder } = await import('../build.ts');
  const { output, aliases, codebook, corrections, from, workers, quiet = false, strict = false } = options;
  const folder = output ?? defaultFolder(inputs);
  const progress = openProgress(io, quiet);
  try {
    const { data, problems } = await buildGraph(inputs, {
      folder,
      strict,
      signal: io.signal,
      stdin: io.stdin,
      ...(aliases === undefined ? {} : { aliases }),
      ...(codebook === undefined ? {} : { codebook }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(from === undefined ? {} : { from }),
      ...(workers === undefined ? {} : { workers }),
      onProgress: (done, step) => progress.show(progressText(done, step)),
      onProblem: (problem) => {
        progress.clear();
        printProblem(io, problem);
      },
    });
    progress.clear();
    if (!quiet) tellVerdicts(io, data);
    if (options.json) io.out(`${JSON.stringify(await summary(data, folder, problems), null, 2)}\n`);
    else if (!quiet) io.out(await closing(pageOf(io), data, folder, problems));
    return problems.length ? 1 : 0;
  } finally {
    progress.clear();
  }
}

const nameOf = (data: GraphData, id: string): string => data.entities.find((entity) => entity.id === id)?.name ?? id;

async function mostContested(data: GraphData) {
  const { contested } = await import('../../graph/contested.ts');
  return contested(data, 3);
}

/** What another program reads. */
async function summary(data: GraphData, folder: string, problems: Problem[]) {
  const say = ({ id, actor, quote, document }: StatementRecord) => ({
    statement: id,
    actor: nameOf(data, actor.id),
    quote,
    document,
  });
  return {
    graph: folder,
    page: join(folder, 'graph.html'),
    documents: data.documents.length,
    entities: data.entities.length,
    positions: data.positions.length,
    statements: data.statements.length,
    contested: (await mostContested(data)).map(({ position: { id, label }, supporters, opponents, pro, con }) => ({
      id,
      label,
      supporters,
      opponents,
      for: say(pro),
      against: say(con),
    })),
    problems,
  };
}

async function closing(page: Page, data: GraphData, folder: string, problems: Problem[]): Promise<string> {
  const found = [
    count(data.documents.length, 'document'),
    count(data.entities.length, 'entity', 'entities'),
    count(data.positions.length, 'position'),
    count(data.statements.length, 'statement'),
  ];
  const lines = [page.paint('bold', `${data.name}: ${found.join(', ')}`)];
  if (problems.length) lines.push(`${count(problems.length, 'problem')}: see above, and ${join(folder, 'report.md')}`);
  const most = await mostContested(data);
  if (most.length) lines.push('', 'Most contested');
  const quoted = (sign: string, s: StatementRecord) =>
    wrap(page, `${sign} ${nameOf(data, s.actor.id)}: “${s.quote}”`, '    ', '      ');
  for (const { position, supporters, opponents, pro, con } of most) {
    const camps = `${supporters.length} for, ${opponents.length} against`;
    lines.push(wrap(page, `${position.label} (${camps})`, '  ', '    '));
    lines.push(page.paint('green', quoted('+', pro)), page.paint('red', quoted('–', con)));
  }
  lines.push(
    '',
    `Open ${page.paint('cyan', join(folder, 'graph.html'))} in a browser, or ask: standpoint show ${folder}`,
  );
  return `${lines.join('\n')}\n`;
}
