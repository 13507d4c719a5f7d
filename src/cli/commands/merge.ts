/** `standpoint merge EXTRACTS…`: the second half of `build`, extracts to a graph's folder. It reads nothing else. */
import { Command } from 'commander';
import { InputError } from '../../errors.ts';
import type { Extract } from '../../model.ts';
import { type Io, openProgress } from '../io.ts';
import { count, progressText } from '../text.ts';
import { tellVerdicts } from '../verdicts.ts';

const example = `
Any number of files in any order: the graph is the same.

Examples:
  $ standpoint merge extracts.jsonl -o graphs/strikes
  $ standpoint merge shard-*.jsonl -o graphs/year
  $ standpoint merge extracts.jsonl -o graphs/strikes --codebook strikes.yaml --corrections verdicts.jsonl`;

interface Options {
  output?: string;
  aliases?: string;
  codebook?: string;
  corrections?: string;
  from?: string;
  quiet?: boolean;
}

export const merge = (io: Io): Command =>
  new Command('merge')
    .description('Build a graph from extracts.')
    .argument('<extracts...>', 'JSONL files that "standpoint extract" wrote, also .gz, or - for standard input')
    .option('-o, --output <folder>', "where the graph goes (default: graphs/ and the input's name)")
    .option('--aliases <file>', 'names that mean one entity, your own renames and types (YAML)')
    .option('--codebook <file>', 'your own positions, to code statements against (YAML)')
    .option('--corrections <file>', 'your own verdicts on statements: they always win (JSONL)')
    .option('--from <graph>', 'an earlier build: in the pictures, what it showed stays about where it was')
    .option('--quiet', 'print errors only')
    .addHelpText('after', example)
    .action((paths: string[], options: Options) => run(io, paths, options));

async function run(
  io: Io,
  paths: string[],
  { output, aliases, codebook, corrections, from, quiet = false }: Options,
): Promise<void> {
  const { defaultFolder, openMerge } = await import('../build.ts');
  const folder = output ?? defaultFolder(paths);
  const progress = openProgress(io, quiet);
  const merge = openMerge({
    folder,
    signal: io.signal,
    ...(aliases === undefined ? {} : { aliases }),
    ...(codebook === undefined ? {} : { codebook }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(from === undefined ? {} : { from }),
    onProgress: (done, step) => progress.show(progressText(done, step)),
  });
  const { holdOutput } = await import('../../store/index.ts');
  const { release } = await holdOutput(folder);
  const data = await readAll(io, paths)
    .then((extracts) =>
      merge(
        extracts,
        extracts.flatMap((extract) => extract.problems),
      ),
    )
    .finally(() => {
      progress.clear();
      release();
    });
  if (!quiet) {
    tellVerdicts(io, data);
    const { documents, statements, positions } = data;
    const found = [
      count(documents.length, 'document'),
      count(positions.length, 'position'),
      count(statements.length, 'statement'),
    ];
    io.out(`${folder}: ${found.join(', ')}\n`);
  }
}

/** All extracts of all files. Throws for a document that is there twice: which of the two is meant? */
async function readAll(io: Io, paths: string[]): Promise<Extract[]> {
  const { readExtracts } = await import('../../extract-file.ts');
  const extracts = new Map<string, { extract: Extract; path: string }>();
  for (const path of paths) {
    for await (const extract of readExtracts(path, io.stdin)) {
      const { id } = extract.document;
      const before = extracts.get(id);
      if (before) {
        throw new InputError(
          `The document ${id} is in ${before.path} and again in ${path}.`,
          'Give each document its own id, or leave one file out.',
        );
      }
      extracts.set(id, { extract, path });
    }
  }
  if (!extracts.size) {
    throw new InputError(`There are no extracts in ${paths.join(', ')}.`, 'Write them with "standpoint extract".');
  }
  return [...extracts.values()].map(({ extract }) => extract);
}
