/** `standpoint codebook draft GRAPH`: a first codebook out of a graph's positions, for a person to make it theirs. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { OutputError } from '../../errors.ts';
import { requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';

const example = `
Join, split, rename and drop its positions; then code against it. No article is read again:
  $ standpoint merge extracts.jsonl -o graphs/strikes --codebook strikes.yaml

Examples:
  $ standpoint codebook draft strikes -o strikes.yaml
  $ standpoint codebook draft graphs/strikes | less`;

export function codebook(io: Io): Command {
  const draft = new Command('draft')
    .description("Write a first codebook from a graph's positions (YAML).")
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .option('-o, --output <file>', 'where it goes (default: standard output)')
    .action(async (graph: string, { output }: { output?: string }) => {
      const [{ draftCodebook }, { readGraphFolder }] = await Promise.all([
        import('../../codebook/draft.ts'),
        import('../../graph/folder.ts'),
      ]);
      const text = draftCodebook(readGraphFolder(requireGraph(graph)));
      if (output === undefined) {
        await io.out(text);
        return;
      }
      try {
        await writeFile(output, text, { flag: 'wx' });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EEXIST')
          throw new OutputError(`${output} is there already, and may hold your work.`, 'Name another file with -o.');
        throw new OutputError(`${output} cannot be written (${code}).`, 'Name another file with -o.');
      }
      io.err(`Wrote ${output}\n`);
    });
  return new Command('codebook')
    .description('Your own list of positions: write a first one from a graph.')
    .addCommand(draft)
    .addHelpText('after', example);
}
