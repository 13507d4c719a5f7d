/** `standpoint compare GRAPH --by publisher|month`: who says what where, and what changed. */
import { Command, Option } from 'commander';
import type { Change, Month } from '../../compare/months.ts';
import type { PublisherView } from '../../compare/publishers.ts';
import { requireGraph } from '../graphs.ts';
import type { Io } from '../io.ts';
import { type Lookup, lookup, quote } from '../show/quote.ts';
import { columns, count, type Page, pageOf, wrap } from '../text.ts';

const example = `
By publisher: each outlet's positions with both camps, and what only one outlet reports.
By month: what was said when, what was new, and who changed sides, with both sentences.

Examples:
  $ standpoint compare strikes --by publisher
  $ standpoint compare graphs/strikes --by month --json`;

interface Options {
  by: 'publisher' | 'month';
  json?: boolean;
}

export const compare = (io: Io): Command =>
  new Command('compare')
    .description('Compare outlets, or months: who says what where, and who changed sides.')
    .argument('<graph>', "a graph's folder, or its name under graphs/")
    .addOption(new Option('--by <what>', 'what is compared').choices(['publisher', 'month']).makeOptionMandatory())
    .option('--json', 'for another program')
    .addHelpText('after', example)
    .action((graph: string, options: Options) => run(io, graph, options));

async function run(io: Io, graph: string, { by, json = false }: Options): Promise<void> {
  const folder = requireGraph(graph);
  const { readGraphFolder } = await import('../../graph/folder.ts');
  const data = readGraphFolder(folder);
  const page = pageOf(io);
  if (by === 'publisher') {
    const { byPublisher } = await import('../../compare/publishers.ts');
    const view = byPublisher(data);
    io.out(json ? `${JSON.stringify(view, null, 2)}\n` : `${outlets(page, lookup(data), view)}\n`);
    return;
  }
  const { byMonth, changes } = await import('../../compare/months.ts');
  const [months, changed] = [byMonth(data), changes(data)];
  io.out(
    json
      ? `${JSON.stringify({ months, changes: changed }, null, 2)}\n`
      : `${story(page, lookup(data), months, changed)}\n`,
  );
}

function outlets(page: Page, graph: Lookup, { publishers, positions, only }: PublisherView): string {
  if (positions.length === 0) return 'There are no statements in this graph.';
  const lines = [
    columns(
      page,
      ['outlet', 'articles', 'statements', 'positions'],
      publishers.map(({ publisher, articles, statements, positions: n }) => [publisher, articles, statements, n]),
    ),
  ];
  for (const { label, reports } of positions.filter(({ reports: all }) => all.length > 1)) {
    lines.push('', page.paint('bold', wrap(page, label)));
    for (const { publisher, support, oppose, neutral } of reports) {
      lines.push(wrap(page, publisher, '  '));
      const camp = (sign: string, names: string[]) =>
        names.length > 0 && wrap(page, `${sign} ${names.join(', ')}`, '    ', '      ');
      const camps = [camp('+', support), camp('–', oppose), camp('=', neutral)].filter((line) => line !== false);
      lines.push(...camps);
    }
  }
  if (only.length > 0) lines.push('', page.paint('bold', 'In one outlet only'));
  let last = '';
  for (const { publisher, label, statement } of only) {
    if (publisher !== last) lines.push(wrap(page, publisher, '  '));
    last = publisher;
    lines.push(wrap(page, label, '    '), indented(quote(page, graph, statement, { actor: true, why: false })));
  }
  return lines.join('\n');
}

function story(page: Page, graph: Lookup, months: readonly Month[], changed: readonly Change[]): string {
  if (months.length === 0) return 'There are no statements in this graph.';
  const lines = [
    columns(
      page,
      ['month', 'statements', 'actors', 'new', 'for', 'against', 'most spoken of'],
      months.map(({ month, statements, actors, newPositions, most }) => [
        month || 'no date',
        statements,
        actors,
        newPositions.length,
        most.support,
        most.oppose,
        most.label,
      ]),
    ),
    page.paint(
      'dim',
      'new: positions of which nothing was said before; for, against: actors on the position most spoken of',
    ),
  ];
  lines.push(
    '',
    page.paint(
      'bold',
      changed.length > 0 ? `Changed sides: ${count(changed.length, 'time')}` : 'Nobody changed sides.',
    ),
  );
  for (const { actor, position, from, to } of changed) {
    const side = to.stance === 'support' ? 'now supports' : 'now opposes';
    lines.push('', wrap(page, `${actor} ${side}: ${position}`, '  ', '    '));
    for (const one of [from, to]) {
      lines.push(`    ${(one.said?.date ?? one.published)!}, ${one.stance === 'support' ? 'for' : 'against'}`);
      lines.push(indented(quote(page, graph, one, { actor: false, why: false })));
    }
  }
  return lines.join('\n');
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
