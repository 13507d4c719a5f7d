/** `standpoint neo4j GRAPH`: loads a built graph into a running Neo4j. Loading twice changes nothing. */
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { requireGraph } from '../graphs.ts';
import { type Io, openProgress } from '../io.ts';
import { count } from '../text.ts';

const example = `
Address, user and database may stand in NEO4J_URI, NEO4J_USERNAME and NEO4J_DATABASE too; the password stands in
NEO4J_PASSWORD alone, where no list of processes shows it.

Examples:
  $ NEO4J_PASSWORD=secret standpoint neo4j graphs/strikes --uri bolt://localhost:7687
  $ standpoint neo4j strikes --dry-run
  $ standpoint neo4j strikes --wipe`;

interface Options {
  uri?: string;
  user?: string;
  database?: string;
  dryRun?: boolean;
  wipe?: boolean;
  quiet?: boolean;
}

export const neo4j = (io: Io): Command =>
  new Command('neo4j')
    .description('Load a graph into a running Neo4j.')
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .option('--uri <uri>', 'the server (default: NEO4J_URI, else bolt://localhost:7687)')
    .option('--user <name>', 'the user (default: NEO4J_USERNAME, else neo4j)')
    .option('--database <name>', "the database (default: NEO4J_DATABASE, else the user's own)")
    .option('--dry-run', 'say what would be loaded, and load nothing')
    .option('--wipe', 'take this graph out of the database, and load nothing')
    .option('--quiet', 'print errors only')
    .addHelpText('after', example)
    .action((graph: string, options: Options) => run(io, graph, options));

async function run(
  io: Io,
  graph: string,
  { dryRun = false, wipe = false, quiet = false, ...given }: Options,
): Promise<void> {
  const folder = requireGraph(graph);
  const uri = given.uri ?? io.env.NEO4J_URI ?? 'bolt://localhost:7687';
  const user = given.user ?? io.env.NEO4J_USERNAME ?? 'neo4j';
  const password = io.env.NEO4J_PASSWORD ?? '';
  const database = given.database ?? io.env.NEO4J_DATABASE;
  if (!password && !dryRun) {
    throw new UsageError('There is no password for Neo4j.', 'Set NEO4J_PASSWORD.');
  }
  const [{ load }, { readGraphFolder }] = await Promise.all([
    import('../../neo4j/load.ts'),
    import('../../graph/folder.ts'),
  ]);
  const progress = openProgress(io, quiet);
  const onProgress = (done: number, total: number) => progress.show(`loading … ${done} of ${total}`);
  const connection = { uri, user, password, ...(database ? { database } : {}) };
  const wish = { onProgress, dryRun, wipe, signal: io.signal };
  const loaded = await load(readGraphFolder(folder), connection, wish).finally(progress.clear);
  if (quiet) return;
  const nodes = `${count(loaded.nodes, 'node')} and ${count(loaded.relationships, 'relationship')}`;
  if (dryRun) io.out(`Would load ${nodes}.\n`);
  else if (wipe) io.out(`Removed ${count(loaded.removed, 'item')}.\n`);
  else
    io.out(
      `Loaded ${nodes} into ${uri}: ${loaded.created} new, ${loaded.removed} of an earlier load removed${loaded.kept ? `, ${loaded.kept} kept because others are linked to them` : ''}.\n`,
    );
}
