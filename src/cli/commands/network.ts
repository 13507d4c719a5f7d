/** `standpoint network GRAPH`: a discourse network of a graph, as a table to read or as a file for R, Python, Gephi. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { OutputError, UsageError } from '../../errors.ts';
import { levels } from '../../graph/levels.ts';
import type { Network } from '../../networks/index.ts';
import {
  duplicateSettings,
  modes,
  type NetworkSettings,
  normalizations,
  normalizationsOf,
  tieKinds,
} from '../../networks/settings.ts';
import { requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';
import { columns, count, pageOf } from '../text.ts';

const example = `
Modes:
  actors      actors tied by the positions that both take sides on
  positions   positions tied by the actors that take sides on both
  two-mode    actors tied to positions: support less opposition
  events      one statement a row: the event list of Discourse Network Analyzer

Ties of actors or positions: congruence counts the same side, conflict contrary sides, subtract the
first less the second. Only asserted statements count, once a story.

Examples:
  $ standpoint network graphs/strikes
  $ standpoint network strikes --by organization --ties subtract --normalize average -o strikes.graphml
  $ standpoint network strikes --mode two-mode --normalize activity -o strikes.csv
  $ standpoint network strikes --window 3m --to gexf -o windows/`;

interface Options extends NetworkSettings {
  window?: string;
  to?: string;
  output?: string;
}

export const network = (io: Io): Command =>
  new Command('network')
    .description('Make a discourse network: who agrees with whom, which positions go together.')
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .addOption(new Option('--mode <mode>', 'what is tied').choices(modes).default('actors'))
    .addOption(new Option('--ties <kind>', 'what ties them').choices(tieKinds).default('congruence'))
    .addOption(
      new Option('--by <level>', 'for whom actors stand, on the day of each statement')
        .choices(levels)
        .default('actor'),
    )
    .addOption(
      new Option('--duplicates <setting>', 'count the same node, position and side once within')
        .choices(duplicateSettings)
        .default('include'),
    )
    .addOption(
      new Option('--normalize <method>', 'correct for how much nodes say').choices(normalizations).default('none'),
    )
    .option('--neutral', 'count neutral statements too, half way between support and opposition', false)
    .option('--from <date>', 'no earlier statements (2024, 2024-05 or 2024-05-22)', parseDate)
    .option('--until <date>', 'no later statements', parseDate)
    .option('--window <length>', 'a network for each span of time, moved on by one unit: 30d, 2w, 6m, 1y')
    .option('--to <format>', 'csv, graphml or gexf (default: by the name of the file)')
    .option(
      '-o, --output <path>',
      'a file, - for standard output, or with --window a folder (default: a table to read)',
    )
    .addHelpText('after', example)
    .action((graph: string, options: Options) => run(io, graph, options));

function parseDate(value: string): string {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value))
    throw new InvalidArgumentError('It is a date: 2024, 2024-05 or 2024-05-22.');
  return value;
}

async function run(io: Io, graph: string, options: Options): Promise<void> {
  const { mode, normalize, to, output, window } = options;
  if (!normalizationsOf[mode].includes(normalize))
    throw new UsageError(
      `A network of mode ${mode} knows no normalization "${normalize}".`,
      `It knows ${normalizationsOf[mode].join(', ')}.`,
    );
  if (window !== undefined && (output === undefined || output === '-'))
    throw new UsageError('--window makes several networks.', 'Name a folder for them with -o.');
  const folder = requireGraph(graph);
  const [{ networkOf, networksOver }, { networkFormats, writeNetwork }, { parseWindow }, { readGraphFolder }] =
    await Promise.all([
      import('../../networks/index.ts'),
      import('../../networks/files.ts'),
      import('../../networks/windows.ts'),
      import('../../graph/folder.ts'),
    ]);
  const format = to ?? networkFormats.find((one) => output?.endsWith(`.${one}`)) ?? 'csv';
  const known = networkFormats.find((one) => one === format);
  if (!known) throw new UsageError(`There is no format "${format}".`, `There are ${networkFormats.join(', ')}.`);
  if (mode === 'events' && known !== 'csv') throw new UsageError('An event list is no graph.', 'Write it as csv.');
  const data = readGraphFolder(folder);
  if (window !== undefined) {
    const { networks, undated, leftOut } = networksOver(data, options, parseWindow(window));
    const texts = networks.map((one) => [`${one.window.start}.${known}`, writeNetwork(data, one, known)] as const);
    await save(io, output!, async () => {
      await mkdir(output!, { recursive: true });
      for (const [name, text] of texts) await writeFile(join(output!, name), text);
    });
    for (const one of networks) io.err(`${one.window.start} to before ${one.window.end}: ${sizeOf(one)}\n`);
    io.err(leftOutLine(undated ? new Map([...leftOut, ['without a date', undated]]) : leftOut));
    return;
  }
  const made = networkOf(data, options);
  const about = `${sizeOf(made)}\n${leftOutLine(made.leftOut)}`;
  if (output === undefined && to === undefined && mode !== 'events') {
    io.out(`${table(io, made)}\n\n${about}`);
    return;
  }
  const text = writeNetwork(data, made, known);
  if (output === undefined || output === '-') await io.out(text);
  else await save(io, output, () => writeFile(output, text));
  io.err(about);
}

async function save(io: Io, path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new OutputError(`${path} cannot be written (${code}).`, 'Name another place with -o.');
  }
  io.err(`Wrote ${path}\n`);
}

function sizeOf({ settings: { mode }, rows, columns: positions, ties, events }: Network): string {
  const statements = count(events.length, 'statement');
  if (mode === 'events') return statements;
  const nodes =
    mode === 'two-mode' ? `${rows.length} by ${count(positions.length, 'position')}` : count(rows.length, 'node');
  return `${nodes}, ${count(ties.length, 'tie')}, from ${statements}`;
}

function leftOutLine(leftOut: ReadonlyMap<string, number>): string {
  const parts = [...leftOut]
    .map(([why, n]) => `${n} ${why}`)
    .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  return `Left out: ${parts.join(', ') || 'nothing'}.\n`;
}

/** All ties, the strongest first. */
function table(io: Io, { settings: { mode }, rows, columns: others, ties }: Network): string {
  const label = new Map([...rows, ...others].map((node) => [node.id, node.label]));
  const name = (id: string): string => label.get(id)!;
  const sorted = ties
    .map(({ a, b, weight }) => (mode === 'two-mode' || name(a) < name(b) ? { a, b, weight } : { a: b, b: a, weight }))
    .sort(
      (x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (name(x.a) + name(x.b) < name(y.a) + name(y.b) ? -1 : 1),
    );
  if (sorted.length === 0) return 'No two of them meet.';
  const page = pageOf(io);
  const room = Math.floor((page.width - 12) / 2);
  const cut = (id: string): string => {
    const text = name(id);
    return text.length > room ? `${text.slice(0, room - 1)}…` : text;
  };
  return columns(
    page,
    ['weight', mode === 'positions' ? 'position' : 'actor', mode === 'actors' ? 'actor' : 'position'],
    sorted.map(({ a, b, weight }) => [Math.round(weight * 1000) / 1000, cut(a), cut(b)]),
  );
}
