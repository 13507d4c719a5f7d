/** `standpoint import FILE`: statements that people coded in Discourse Network Analyzer, as a graph. */
import { basename, parse, resolve } from 'node:path';
import { Command } from 'commander';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import { count } from '../text.ts';

const example = `
The file is DNA's event list (Export, Event list, CSV), with the variables person, organization, concept and
agreement. Its articles are not in it: the graph holds the coded passages.

Examples:
  $ standpoint import pensions.csv -o graphs/pensions
  $ standpoint network pensions --by organization --normalize average`;

export const importCommand = (io: Io): Command =>
  new Command('import')
    .description('Make a graph of statements that were coded by hand (an event list of DNA).')
    .argument('<file>', 'the event list (CSV)')
    .option('-o, --output <folder>', "where the graph goes (default: graphs/ and the file's name)")
    .addHelpText('after', example)
    .action((file: string, options: { output?: string }) => run(io, file, options));

async function run(io: Io, file: string, { output }: { output?: string }): Promise<void> {
  const [{ importEventList }, { renderFiles }, { writeGraphFolder }] = await Promise.all([
    import('../../imports/dna.ts'),
    import('../../pipeline.ts'),
    import('../../graph/folder.ts'),
  ]);
  const folder = output ?? `graphs/${parse(file).name}`;
  const data = importEventList(await readText(file, 'event list'), file, basename(resolve(folder)));
  await writeGraphFolder(folder, data, await renderFiles(data));
  const { documents, positions, statements } = data;
  io.out(
    `${folder}: ${count(documents.length, 'document')}, ${count(positions.length, 'position')}, ${count(statements.length, 'statement')}\n`,
  );
}
