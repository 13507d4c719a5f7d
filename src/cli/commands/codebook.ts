/** `standpoint codebook draft GRAPH`: a first codebook out of a graph's positions, for a person to make it theirs. */
import { Command } from 'commander';
import { writeText } from '../files.ts';
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
      await writeText(output, text, { fresh: true });
      io.err(`Wrote ${output}\n`);
    });
  draft.addHelpText('after', example);
  return new Command('codebook')
    .description('Your own list of positions: write a first one from a graph.')
    .addCommand(draft)
    .addHelpText('after', example);
}
