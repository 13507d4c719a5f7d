/** `standpoint merge EXTRACTS…`: the second half of `build`, extracts to a graph's folder. It reads nothing else. */
import { Command } from 'commander';
import { InputError } from '../../errors.ts';
import type { Extract } from '../../model.ts';
import { type Io, openProgress } from '../io.ts';
import { count } from '../text.ts';

const example = `
Any number of files in any order: the graph is the same.

Examples:
  $ standpoint merge extracts.jsonl -o graphs/strikes
  $ standpoint merge shard-*.jsonl -o graphs/year`;

interface Options {
  output?: string;
  aliases?: string;
  quiet: boolean;
}

export const merge = (io: Io): Command =>
  new Command('merge')
    .description('Build a graph from extracts.')
    .argument('<extracts...>', 'JSONL files that "standpoint extract" wrote, or - for standard input')
    .option('-o, --output <folder>', "where the graph goes (default: graphs/ and the input's name)")
    .option('--aliases <file>', 'names that mean one entity, your own renames and types (YAML)')
    .option('--quiet', 'print errors only', false)
    .addHelpText('after', example)
    .action((paths: string[], options: Options) => run(io, paths, options));

async function run(io: Io, paths: string[], { output, aliases, quiet }: Options): Promise<void> {
  const [{ defaultFolder, mergeInto }, { readExtracts }] = await Promise.all([
    import('../build.ts'),
    import('../../extract-file.ts'),
  ]);
  const extracts: Extract[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    for await (const extract of readExtracts(path, io.stdin)) {
      const { id } = extract.document;
      const before = seen.get(id);
      if (before !== undefined) {
        throw new InputError(
          `The document ${id} is in ${before} and again in ${path}.`,
          'Give each document its own id, or leave one file out.',
        );
      }
      seen.set(id, path);
      extracts.push(extract);
    }
  }
  if (!extracts.length)
    throw new InputError(`There are no extracts in ${paths.join(', ')}.`, 'Write them with "standpoint extract".');
  const folder = output ?? defaultFolder(paths);
  const problems = extracts.flatMap((extract) => extract.problems);
  const progress = openProgress(io, quiet);
  const data = await mergeInto(extracts, problems, {
    folder,
    signal: io.signal,
    ...(aliases === undefined ? {} : { aliases }),
    onProgress: (done, step) => progress.show(`${step} … ${count(done, 'document')}`),
  }).finally(progress.clear);
  if (!quiet) {
    const { documents, statements, positions } = data;
    const found = [
      count(documents.length, 'document'),
      count(positions.length, 'position'),
      count(statements.length, 'statement'),
    ];
    io.out(`${folder}: ${found.join(', ')}\n`);
  }
}
