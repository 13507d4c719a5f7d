/** `standpoint review GRAPH`: a sample of statements as a sheet for a person to check, as CSV and as a page. */
import { basename, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { writeText } from '../files.ts';
import { requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';
import { count } from '../text.ts';

const example = `
Fill in the page in a browser, or the CSV in a spreadsheet: "right" is yes or no; where it is no, the columns
that end in "_is" say what it should be, and all of them empty say that there is no such statement.
The sample is the same for the same graph; a larger one holds the smaller.

Examples:
  $ standpoint review strikes --sample 50
  $ standpoint agree strikes-review.csv --corrections verdicts.jsonl`;

export const review = (io: Io): Command =>
  new Command('review')
    .description('Draw a sample of statements for a person to check.')
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .option('--sample <n>', 'how many statements', parseCount, 50)
    .option('-o, --output <stem>', 'where it goes, without .csv and .html (default: the name of the graph and -review)')
    .addHelpText('after', example)
    .action((graph: string, options: { sample: number; output?: string }) => run(io, graph, options));

function parseCount(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(value);
}

async function run(
  io: Io,
  graph: string,
  { sample: size, output }: { sample: number; output?: string },
): Promise<void> {
  const folder = requireGraph(graph);
  const [{ rowsOf, sampleOf, sheetCsv }, { sheetPage }, { readGraphFolder }] = await Promise.all([
    import('../../review/sheet.ts'),
    import('../../review/page.ts'),
    import('../../graph/folder.ts'),
  ]);
  const data = readGraphFolder(folder);
  const sample = sampleOf(data, size);
  const rows = rowsOf(data, sample);
  const stem = (output ?? `${basename(resolve(folder))}-review`).replace(/\.(csv|html)$/, '');
  await writeText(`${stem}.csv`, sheetCsv(rows), { fresh: true });
  await writeText(`${stem}.html`, sheetPage(data, sample, rows));
  io.err(
    `${count(sample.length, 'statement')} of ${data.statements.length} to check: open ${stem}.html, or fill in ${stem}.csv\n`,
  );
}
