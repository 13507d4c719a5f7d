/** `standpoint show [GRAPH] [VIEW [NAME]]`: reads a built graph to a reader in a terminal. It needs no model and writes nothing. */
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { GraphData } from '../../model.ts';
import { findNamed, type Named, nearest, unknownName } from '../find.ts';
import { graphNamed, graphsHere, requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';
import type { Part } from '../show/entity.ts';
import { type Lookup, lookup } from '../show/quote.ts';
import { type Page, pageOf } from '../text.ts';

const example = `
Views:
  actors            who holds positions
  positions         what is at issue
  statements        every statement, with its sentence
  about NAME        what an actor supports and opposes, who says so, and the sentence
  entity NAME       who that is, and what else it is called
  position NAME     both camps of a position, in their own words

Without a graph, "about", "entity" and "position" look into every graph under graphs/. Part of a name is enough.

Examples:
  $ standpoint show about "Blinken"
  $ standpoint show graphs/strikes positions
  $ standpoint show strikes position "American weapons" --why`;

const lists = ['actors', 'positions', 'statements'] as const;
const named = ['about', 'entity', 'position'] as const;
type View = 'overview' | (typeof lists)[number] | (typeof named)[number];

interface Options {
  why?: boolean;
  json?: boolean;
}

export const show = (io: Io): Command =>
  new Command('show')
    .description('Show what a graph holds: actors, positions, statements, and the words behind them.')
    .argument('[words...]', 'a graph, a view, and a name')
    .usage('[options] [graph] [view] [name]')
    .option('--why', 'also the rule, the place and the merges behind each')
    .option('--json', 'for another program')
    .addHelpText('after', example)
    .action((words: string[], options: Options) => run(io, words, options));

/** What is asked: of which graphs, which view, which name. */
function parse(words: string[]): { folders: string[]; view: View; name: string } {
  const views: readonly string[] = [...lists, ...named];
  const [first, ...others] = words;
  const isView =
    first === undefined || (views.includes(first) && !(views.includes(others[0] ?? '') && graphNamed(first)));
  const folders = isView ? graphsHere() : [requireGraph(first)];
  const [view = 'overview', ...name] = isView ? words : others;
  if (view !== 'overview' && !views.includes(view)) {
    throw new UsageError(
      `There is no view "${view}".`,
      `There are ${views.join(', ')}; a name of several words stands in quotation marks.`,
    );
  }
  const needsName = (named as readonly string[]).includes(view);
  if (needsName && !name.length)
    throw new UsageError(`"show ${view}" needs a name.`, `For instance: standpoint show ${view} "Blinken"`);
  if (!needsName && name.length)
    throw new UsageError(`"show ${view}" takes no name.`, 'Ask "about", "entity" or "position" for one.');
  if (!folders.length)
    throw new UsageError('There is no graph under graphs/.', 'Build one first: standpoint build my-articles/');
  return { folders, view: view as View, name: name.join(' ') };
}

async function run(io: Io, words: string[], { why = false, json = false }: Options): Promise<void> {
  const { folders, view, name } = parse(words);
  const { readGraphFolder } = await import('../../graph/folder.ts');
  const graphs = folders.map((folder) => ({ folder, graph: lookup(readGraphFolder(folder)) }));
  const page = pageOf(io);
  const found: { folder: string; parts: Part[] }[] = [];
  for (const { folder, graph } of graphs) found.push({ folder, parts: await partsOf(page, graph, view, name, why) });
  const answered = found.filter(({ parts }) => parts.length);
  if (!answered.length) {
    const kind = view === 'position' ? 'position' : 'entity';
    const all = graphs.flatMap(({ graph }) => namesOf(graph.data, kind));
    throw unknownName(
      kind,
      name,
      nearest(all, name),
      `standpoint show ${folders[0]} ${kind === 'position' ? 'positions' : 'actors'}`,
    );
  }
  if (json) {
    const results = answered.flatMap(({ folder, parts }) =>
      parts.map((part) => ({ graph: folder, result: part.json })),
    );
    io.out(`${JSON.stringify(results, null, 2)}\n`);
    return;
  }
  for (const { folder, parts } of answered) {
    if (folders.length > 1) io.out(`${page.paint('dim', `── ${folder}`)}\n\n`);
    io.out(`${parts.map((part) => part.text()).join('\n\n\n')}\n${answered.length > 1 ? '\n' : ''}`);
  }
}

function namesOf({ entities, positions, statements }: GraphData, kind: 'entity' | 'position'): Named[] {
  if (kind === 'position') {
    return positions.map(({ id, label, wordings }) => ({
      id,
      names: [label, ...wordings],
      weight: statements.filter((s) => s.position.id === id).length,
    }));
  }
  return entities.map(({ id, name, aliases, mentions }) => ({ id, names: [name, ...aliases], weight: mentions }));
}

async function partsOf(page: Page, graph: Lookup, view: View, name: string, why: boolean): Promise<Part[]> {
  const { data } = graph;
  if (view === 'about' || view === 'entity') {
    const { about, describeEntity } = await import('../show/entity.ts');
    const all = new Map(data.entities.map((entity) => [entity.id, entity]));
    const shown = view === 'about' ? about : describeEntity;
    return findNamed(namesOf(data, 'entity'), name).map(({ id }) => shown(page, graph, all.get(id)!, why));
  }
  if (view === 'position') {
    const { describePosition } = await import('../show/position.ts');
    const all = new Map(data.positions.map((position) => [position.id, position]));
    return findNamed(namesOf(data, 'position'), name).map(({ id }) => describePosition(page, graph, all.get(id)!, why));
  }
  const { actors, overview, positions, statements } = await import('../show/lists.ts');
  if (view === 'statements') return [statements(page, graph, why)];
  return [{ overview, actors, positions }[view](page, graph)];
}
