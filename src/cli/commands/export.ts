/** `standpoint export GRAPH --to FORMAT`: a built graph in another program's format. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { OutputError, UsageError } from '../../errors.ts';
import type { Exported, Shape } from '../../exports/exporter.ts';
import { requireGraph } from '../graphs.ts';
import { type Io, openProgress } from '../io.ts';
import { progressText } from '../text.ts';

const example = `
Formats:
  gexf        for Gephi, laid out and coloured
  graphml     for yEd, igraph, NetworkX
  cypher      a script for Neo4j
  neo4j-csv   files for neo4j-admin import
  csv         a table each of nodes, edges and statements
  dna-csv     statements as Discourse Network Analyzer codes them
  matrix      actors by positions
  json        graphology's own format
  html        one page for the browser
  svg, png    a picture

Shapes: statements, aggregate, actors, positions; most formats know some of them.

Examples:
  $ standpoint export graphs/strikes --to gexf -o strikes.gexf
  $ standpoint export strikes --to gexf --shape actors
  $ standpoint export strikes --to csv -o tables/`;

interface Options {
  to: string;
  output?: string;
  shape?: string;
  isolates?: boolean;
}

export const exportCommand = (io: Io): Command =>
  new Command('export')
    .description('Write a graph in the format of another program.')
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .requiredOption('--to <format>', 'the format: see below')
    .option('--shape <shape>', 'what becomes an edge, where the format knows several')
    .option('--isolates', 'in pictures, show whoever takes no stance too (gexf, graphml, html, svg, png)')
    .option(
      '-o, --output <path>',
      "where it goes: a file, a folder for several files, - for standard output (default: the graph's name and the format)",
    )
    .addHelpText('after', example)
    .action((graph: string, options: Options) => run(io, graph, options));

async function run(io: Io, graph: string, { to, output, shape, isolates }: Options): Promise<void> {
  const folder = requireGraph(graph);
  const [{ exporters }, { readGraphFolder, readPlaced }, { placesOf }, { telling }] = await Promise.all([
    import('../../exports/index.ts'),
    import('../../graph/folder.ts'),
    import('../../graph/places.ts'),
    import('../../graph/telling.ts'),
  ]);
  const table: Record<string, (typeof exporters)[keyof typeof exporters]> = exporters;
  const exporter = Object.hasOwn(table, to) ? table[to] : undefined;
  if (!exporter) throw new UsageError(`There is no format "${to}".`, `There are ${Object.keys(table).join(', ')}.`);
  const shapes: readonly string[] = exporter.shapes ?? [];
  if (shape !== undefined && !shapes.includes(shape)) {
    throw new UsageError(
      `${to} knows no shape "${shape}".`,
      shapes.length ? `It knows ${shapes.join(', ')}.` : 'Leave --shape out.',
    );
  }
  if (isolates && !exporter.draws) throw new UsageError(`${to} is no picture.`, 'Leave --isolates out.');
  const all = readGraphFolder(folder);
  const data = exporter.draws && shape !== 'statements' ? telling(all) : all;
  // The build's own, so that what is exported looks like its page.
  const places = async () => {
    const built = readPlaced(folder);
    if (built.length > 0) return new Map(built.map(({ id, x, y }) => [id, { x, y }]));
    const progress = openProgress(io, false);
    const show = (share: number) => progress.show(progressText(Math.round(share * 100), 'placing'));
    return placesOf(data, { onProgress: show, signal: io.signal }).finally(progress.clear);
  };
  const exported = await exporter.write(data, {
    ...(shape === undefined ? {} : { shape: shape as Shape }),
    ...(exporter.draws ? { places: await places() } : {}),
    ...(isolates ? { isolates } : {}),
  });
  const stem = [basename(resolve(folder)), ...(shape === undefined ? [] : [shape])].join('-');
  await save(io, exported, output ?? `${stem}.${exporter.extension}`, exporter.extension);
}

async function save(io: Io, exported: Exported, path: string, extension: string): Promise<void> {
  const several = typeof exported === 'object' && !(exported instanceof Uint8Array);
  if (path === '-') {
    if (several || typeof exported !== 'string')
      throw new UsageError('This format does not go to standard output.', 'Name a file or folder with -o.');
    io.out(exported);
    return;
  }
  try {
    if (several) {
      await mkdir(path, { recursive: true });
      for (const [name, content] of Object.entries(exported)) await writeFile(join(path, name), content);
    } else {
      const file = path.endsWith('/') && existsSync(path) ? join(path, `graph.${extension}`) : path;
      await writeFile(file, exported);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new OutputError(`${path} cannot be written (${code}).`, 'Name another place with -o.');
  }
  io.err(`Wrote ${path}\n`);
}
