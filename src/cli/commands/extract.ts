/** `standpoint extract [inputs…]`: the first half of `build`, documents to extracts, each a line of JSONL that knows no other document. */
import { once } from 'node:events';
import { createWriteStream, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { FormatError, OutputError, UsageError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import { type Io, openProgress } from '../io.ts';
import { parseWorkers } from '../options.ts';
import { printProblem } from '../problems.ts';
import { count } from '../text.ts';

const example = `
The lines are in the order of the input; memory does not grow with their number. A file of -o
appears when it is whole. A run that was stopped, or that reads some of the same articles again,
goes on from what was extracted: it is kept in .standpoint/ beside the file.

Examples:
  $ standpoint extract my-articles/ -o extracts.jsonl
  $ zcat articles.jsonl.gz | standpoint extract - | gzip > extracts.jsonl.gz`;

interface Options {
  output?: string;
  workers?: number;
  quiet?: boolean;
  strict?: boolean;
  allowEmpty?: boolean;
}

export const extract = (io: Io, exit: (code: number) => void): Command =>
  new Command('extract')
    .description('Read articles and write what is found in each, as JSONL.')
    .argument('<inputs...>', 'files, folders, or - for standard input')
    .option('-o, --output <file>', 'where the lines go (default: standard output)')
    .option('--workers <n>', 'processes to read with (default: all cores)', parseWorkers)
    .option('--strict', 'stop at the first document that cannot be read')
    .option('--allow-empty', 'no article at all is no error: for one shard of many')
    .option('--quiet', 'print errors only')
    .addHelpText('after', example)
    .action(async (inputs: string[], options: Options) => exit(await run(io, inputs, options)));

async function run(
  io: Io,
  inputs: string[],
  { output, workers, quiet = false, strict = false, allowEmpty = false }: Options,
): Promise<number> {
  const { extractInputs } = await import('../build.ts');
  const progress = openProgress(io, quiet);
  const target = await openTarget(io, output);
  let problems = 0;
  try {
    const extracts = extractInputs(inputs, {
      strict,
      allowEmpty,
      signal: io.signal,
      stdin: io.stdin,
      find: target.find,
      ...(workers === undefined ? {} : { workers }),
      onProgress: (done) => progress.show(`reading … ${count(done, 'document')}`),
      onProblem: (problem) => {
        problems++;
        progress.clear();
        printProblem(io, problem);
      },
    });
    for await (const each of extracts) await target.add(each);
    await target.finish();
  } finally {
    progress.clear();
    await target.close();
  }
  return problems ? 1 : 0;
}

/** Where the lines go. A file appears when it is whole, and keeps what earlier runs did; a stream takes the lines as they come. */
async function openTarget(io: Io, output: string | undefined): Promise<Store> {
  const found = output === undefined ? undefined : statSync(output, { throwIfNoEntry: false });
  if (output !== undefined && (!found || found.isFile())) {
    if (/\.gz$/i.test(output))
      throw new UsageError(
        'The lines are written as they are, not packed.',
        `Pack them on the way: standpoint extract … | gzip > ${output}`,
      );
    if (found?.size) await refuseForeign(output);
    const { openStore } = await import('../../store/index.ts');
    return openStore(output, output);
  }
  if (found?.isDirectory()) throw new OutputError(`${output} is a folder.`, 'Name a file with -o.');
  const { formatExtract } = await import('../../extract-file.ts');
  const stream = output === undefined ? null : createWriteStream(output);
  return {
    find: async () => null,
    async add(extract) {
      const line = formatExtract(extract);
      if (!stream) await io.out(line);
      else if (!stream.write(line)) await once(stream, 'drain');
    },
    async finish() {
      stream?.end();
      if (stream) await finished(stream);
    },
    close: async () => {},
  };
}

/** Extracts replace extracts: a file that holds anything else was hardly meant. */
async function refuseForeign(path: string): Promise<void> {
  const { readExtracts } = await import('../../extract-file.ts');
  try {
    for await (const _ of readExtracts(path)) return;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new OutputError(
      `The file ${path} holds other things than extracts, and would be replaced.`,
      'Name another file with -o, or remove this one.',
    );
  }
}
