/** `standpoint extract [inputs…]`: the first half of `build`, documents to extracts, each a line of JSONL that knows no other document. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { OutputError } from '../../errors.ts';
import { type Io, openProgress } from '../io.ts';
import { parseWorkers } from '../options.ts';
import { printProblem } from '../problems.ts';
import { count } from '../text.ts';

const example = `
Memory does not grow with the number of documents. The lines are in the order of the input.

Examples:
  $ standpoint extract my-articles/ -o extracts.jsonl
  $ zcat articles.jsonl.gz | standpoint extract - | gzip > extracts.jsonl.gz`;

interface Options {
  output?: string;
  workers?: number;
  quiet?: boolean;
  strict?: boolean;
}

export const extract = (io: Io, exit: (code: number) => void): Command =>
  new Command('extract')
    .description('Read articles and write what is found in each, as JSONL.')
    .argument('<inputs...>', 'files, folders, or - for standard input')
    .option('-o, --output <file>', 'where the lines go (default: standard output)')
    .option('--workers <n>', 'processes to read with (default: all cores)', parseWorkers)
    .option('--strict', 'stop at the first document that cannot be read')
    .option('--quiet', 'print errors only')
    .addHelpText('after', example)
    .action(async (inputs: string[], options: Options) => exit(await run(io, inputs, options)));

async function run(
  io: Io,
  inputs: string[],
  { output, workers, quiet = false, strict = false }: Options,
): Promise<number> {
  const [{ extractInputs }, { formatExtract }] = await Promise.all([
    import('../build.ts'),
    import('../../extract-file.ts'),
  ]);
  const progress = openProgress(io, quiet);
  const write = output === undefined ? { line: io.out, end: async () => {} } : openFile(output);
  let problems = 0;
  try {
    const extracts = extractInputs(inputs, {
      strict,
      signal: io.signal,
      stdin: io.stdin,
      ...(workers === undefined ? {} : { workers }),
      onProgress: (done) => progress.show(`reading … ${count(done, 'document')}`),
      onProblem: (problem) => {
        problems++;
        progress.clear();
        printProblem(io, problem);
      },
    });
    for await (const each of extracts) await write.line(formatExtract(each));
  } finally {
    progress.clear();
    await write.end();
  }
  return problems ? 1 : 0;
}

/** A file that is written line by line, no faster than the disk takes it. Throws OutputError. */
function openFile(path: string): { line: (text: string) => Promise<void>; end: () => Promise<void> } {
  const stream = createWriteStream(path);
  // An error may come while nobody waits for the file; it is thrown at the next line.
  stream.on('error', () => {});
  const explain = (error: NodeJS.ErrnoException) =>
    new OutputError(`${path} cannot be written (${error.code}).`, 'Name another file with -o.');
  return {
    async line(text) {
      if (stream.errored) throw explain(stream.errored);
      if (!stream.write(text)) await once(stream, 'drain').catch((error) => Promise.reject(explain(error)));
    },
    async end() {
      stream.end();
      await finished(stream).catch((error) => {
        throw explain(error);
      });
    },
  };
}
