/** The graph at a glance, and the lists: actors, positions, statements. */
import { contested } from '../../graph/contested.ts';
import type { GraphData, ModalCounts, StatementRecord } from '../../model.ts';
import { columns, count, type Page, wrap } from '../text.ts';
import type { Part } from './entity.ts';
import { inTime, type Lookup, quote } from './quote.ts';
import { groups } from './stances.ts';

const total = ({ asserted, hedged, conditional }: ModalCounts): number => asserted + hedged + conditional;

interface ActorRow {
  id: string;
  name: string;
  type: string;
  statements: number;
  supports: number;
  opposes: number;
  neutral: number;
  denies: number;
}

function actorRows({ entities, statements }: GraphData): ActorRow[] {
  const held = new Map<string, StatementRecord[]>();
  for (const s of statements) held.set(s.actor.id, [...(held.get(s.actor.id) ?? []), s]);
  const rows = entities.flatMap(({ id, name, type }): ActorRow[] => {
    const own = held.get(id);
    if (!own) return [];
    const counted = (stance: string) => own.filter((s) => s.stance === stance && s.modality !== 'denied').length;
    const denies = own.filter((s) => s.modality === 'denied').length;
    return [
      {
        id,
        name,
        type,
        statements: own.length,
        supports: counted('support'),
        opposes: counted('oppose'),
        neutral: counted('neutral'),
        denies,
      },
    ];
  });
  return rows.sort((a, b) => b.statements - a.statements || (a.name < b.name ? -1 : 1));
}

/** Who holds positions, the most vocal first. */
export function actors(page: Page, { data }: Lookup): Part {
  const rows = actorRows(data);
  const table = rows.map((r) => [r.name, r.type, r.statements, r.supports, r.opposes, r.neutral, r.denies]);
  const header = ['actor', 'kind', 'statements', 'for', 'against', 'neutral', 'denied'];
  return {
    json: rows,
    text: () => (rows.length ? columns(page, header, table) : 'Nobody holds a position in this graph.'),
  };
}

/** What is at issue, the most talked of first. */
export function positions(page: Page, { data }: Lookup): Part {
  const size = (p: (typeof data.positions)[number]) => total(p.support) + total(p.oppose) + p.neutral + p.denied;
  const sorted = [...data.positions].sort((a, b) => size(b) - size(a) || (a.label < b.label ? -1 : 1));
  const table = sorted.map((p) => [total(p.support), total(p.oppose), p.neutral, p.denied, p.label]);
  const header = ['for', 'against', 'neutral', 'denied', 'position'];
  return {
    json: sorted,
    text: () => (sorted.length ? columns(page, header, table) : 'There are no positions in this graph.'),
  };
}

/** Every statement, in the order of time. */
export function statements(page: Page, graph: Lookup, why: boolean): Part {
  const sorted = inTime(graph.data.statements);
  const one = (s: StatementRecord): string => {
    const group = groups.find(({ holds }) => holds(s))!;
    const title = `${group.sign} ${graph.nameOf(s.actor.id)} ${group.verb.toLowerCase()}: ${s.position.label}`;
    return `${page.paint(group.style, wrap(page, title, '', '  '))}\n${quote(page, graph, s, { actor: false, why })}`;
  };
  return { json: sorted, text: () => sorted.map(one).join('\n\n') || 'There are no statements in this graph.' };
}

/** Counts, what divides most, who speaks most. */
export function overview(page: Page, graph: Lookup): Part {
  const { data, nameOf } = graph;
  const sizes = {
    documents: data.documents.length,
    entities: data.entities.length,
    positions: data.positions.length,
    statements: data.statements.length,
  };
  const most = contested(data, 3);
  const vocal = actorRows(data).slice(0, 8);
  const text = () => {
    const found = [
      count(sizes.documents, 'document'),
      count(sizes.entities, 'entity', 'entities'),
      count(sizes.positions, 'position'),
      count(sizes.statements, 'statement'),
    ];
    const lines = [page.paint('bold', data.name), found.join(', ')];
    if (most.length) lines.push('', 'Most contested');
    for (const { position, supporters, opponents } of most) {
      lines.push(wrap(page, position.label, '  ', '    '));
      lines.push(page.paint('green', wrap(page, `+ ${supporters.map(nameOf).join(', ')}`, '    ', '      ')));
      lines.push(page.paint('red', wrap(page, `– ${opponents.map(nameOf).join(', ')}`, '    ', '      ')));
    }
    if (vocal.length)
      lines.push('', 'Most vocal', wrap(page, vocal.map((r) => `${r.name} (${r.statements})`).join(', '), '  '));
    return lines.join('\n');
  };
  return { json: { name: data.name, ...sizes, contested: most, vocal }, text };
}
