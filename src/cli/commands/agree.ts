/** `standpoint agree SHEET`: how far the machine and a person agree, and the person's verdicts as corrections. */
import { Command } from 'commander';
import { InputError } from '../../errors.ts';
import type { Agreement } from '../../review/agree.ts';
import type { Share } from '../../review/statistics.ts';
import { readText, writeText } from '../files.ts';
import { requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';
import { columns, count, pageOf } from '../text.ts';

const example = `
Precision is the share of the machine's statements that are right, with Wilson's 95 % interval.
Alpha is Krippendorff's, nominal, between machine and person: 1 full agreement, 0 chance.
It is counted over the statements that are there at all.

Examples:
  $ standpoint agree strikes-review.csv
  $ standpoint agree strikes-review.csv --graph strikes --corrections verdicts.jsonl
  $ standpoint merge extracts.jsonl -o graphs/strikes --corrections verdicts.jsonl`;

interface Options {
  graph?: string;
  corrections?: string;
  json?: boolean;
}

export const agree = (io: Io): Command =>
  new Command('agree')
    .description('Compare a filled review sheet with the machine, and make corrections of it.')
    .argument('<sheet>', 'the CSV that "standpoint review" wrote, filled in')
    .option('--graph <graph>', 'check that the statements are in this graph')
    .option('--corrections <file>', 'write the verdicts as corrections (JSONL)')
    .option('--json', 'for another program')
    .addHelpText('after', example)
    .action((sheet: string, options: Options) => run(io, sheet, options));

async function run(io: Io, path: string, { graph, corrections, json }: Options): Promise<void> {
  const [{ readSheet }, { agreement, correctionsOf }] = await Promise.all([
    import('../../review/read.ts'),
    import('../../review/agree.ts'),
  ]);
  const sheet = readSheet(await readText(path, 'sheet'), path);
  if (graph !== undefined) {
    const { readGraphFolder } = await import('../../graph/folder.ts');
    const folder = requireGraph(graph);
    const there = new Set(readGraphFolder(folder).statements.map(({ id }) => id));
    const absent = sheet.find(({ row }) => !there.has(row.statement));
    if (absent)
      throw new InputError(
        `${path} has the statement ${absent.row.statement}, which is not in ${folder}.`,
        'Name the graph from which the sheet was drawn, or leave --graph out.',
      );
  }
  const found = agreement(sheet);
  if (found.judged === 0)
    throw new InputError(`Nothing is filled in in ${path}.`, 'Write yes or no in its column "right".');
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : told(io, found));
  if (corrections === undefined) return;
  const lines = correctionsOf(sheet);
  await writeText(corrections, lines, { fresh: true });
  io.err(`Wrote ${count(lines.split('\n').length - 1, 'correction')} to ${corrections}\n`);
}

const percent = (value: number): string => `${Math.round(100 * value)} %`;
const share = ({ of, in: n, low, high }: Share): [string, string, string] => [
  `${of} of ${n}`,
  percent(of / n),
  `${Math.round(100 * low)} to ${percent(high)}`,
];

function told(io: Io, { judged, open, there, right, by }: Agreement): string {
  const rows: string[][] = [];
  if (there) rows.push(['statements that are there', ...share(there), '']);
  if (right) rows.push(['right in all', ...share(right), '']);
  for (const [question, one] of Object.entries(by))
    if (one) rows.push([question, ...share(one.share), one.alpha === null ? 'one value only' : one.alpha.toFixed(2)]);
  const head = ['', 'agree', 'precision', '95 % interval', 'alpha'];
  return `${count(judged, 'statement')} judged${open ? `, ${open} left open` : ''}.\n\n${columns(pageOf(io), head, rows)}\n`;
}
