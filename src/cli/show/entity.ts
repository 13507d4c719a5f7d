/** One entity: who it is (`entity NAME`), and what it stands for and who says so (`about NAME`). */
import type { Affiliation, EntityRecord, StatementRecord } from '../../model.ts';
import { count, type Page, wrap } from '../text.ts';
import { inTime, type Lookup, quote } from './quote.ts';
import { groups } from './stances.ts';

export interface Part {
  /** What another program reads. */
  json: unknown;
  text: () => string;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** "former Secretary of State, United States", each once, with its organization where one is known. */
function offices(affiliations: readonly Affiliation<string>[], nameOf: Lookup['nameOf']): string[] {
  const byRole = new Map<string, Affiliation<string>>();
  for (const office of affiliations) {
    const key = `${office.former} ${office.role.toLowerCase()}`;
    if (!byRole.get(key)?.of) byRole.set(key, office);
  }
  return [...byRole.values()].map(
    ({ role, of, former }) => `${former ? 'former ' : ''}${role}${of ? `, ${nameOf(of)}` : ''}`,
  );
}

function head(page: Page, { nameOf }: Lookup, entity: EntityRecord): string[] {
  const aliases = entity.aliases.filter((alias) => alias !== entity.name);
  const also = aliases.length ? `also “${aliases.slice(0, 6).join('”, “')}”` : '';
  const facts = [entity.type, ...offices(entity.affiliations, nameOf).slice(0, 4), entity.wikidata, also].filter(
    Boolean,
  );
  return [page.paint('bold', entity.name), wrap(page, facts.join(' · '))];
}

/** @param why adds the rule and place of each statement */
export function about(page: Page, graph: Lookup, entity: EntityRecord, why: boolean): Part {
  const { statements } = graph.data;
  const own = inTime(statements.filter(({ actor }) => actor.id === entity.id));
  const spokenFor = inTime(statements.filter((s) => s.onBehalfOf?.id === entity.id && s.actor.id !== entity.id));
  const reported = statements.filter(({ reporter }) => reporter?.id === entity.id);
  const addressed = statements.filter(({ addressee }) => addressee?.id === entity.id);
  const text = () => {
    const lines = head(page, graph, entity);
    const places = count(unique(own.map(({ document }) => document)).length, 'document');
    lines.push(own.length ? `${count(own.length, 'statement')} in ${places}` : 'Holds no position in this graph.');
    for (const group of groups) {
      for (const held of byPosition(own.filter(group.holds))) {
        const title = `${group.sign} ${group.verb}: ${held[0]!.position.label}`;
        lines.push('', page.paint(group.style, wrap(page, title, '', '  ')));
        for (const s of held) lines.push(quote(page, graph, s, { actor: false, why }));
      }
    }
    if (spokenFor.length) {
      lines.push('', 'Others on its behalf');
      for (const s of spokenFor) lines.push(quote(page, graph, s, { actor: true, why }));
    }
    const speakers = (list: StatementRecord[]) =>
      unique(list.map(({ actor }) => graph.nameOf(actor.id)))
        .sort()
        .join(', ');
    if (reported.length || addressed.length) lines.push('');
    if (reported.length)
      lines.push(
        wrap(page, `Credited with reporting ${count(reported.length, 'statement')} of ${speakers(reported)}`, '', '  '),
      );
    if (addressed.length)
      lines.push(
        wrap(page, `Asked or told in ${count(addressed.length, 'statement')} by ${speakers(addressed)}`, '', '  '),
      );
    return lines.join('\n');
  };
  return { json: { entity, statements: own, onItsBehalf: spokenFor, reported, addressed }, text };
}

/** Statements by position, the position with most of them first. */
function byPosition(statements: readonly StatementRecord[]): StatementRecord[][] {
  const map = new Map<string, StatementRecord[]>();
  for (const s of statements) map.set(s.position.id, [...(map.get(s.position.id) ?? []), s]);
  return [...map].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).map(([, list]) => list);
}

/** @param why adds the decisions that made its mentions one */
export function describeEntity(page: Page, graph: Lookup, entity: EntityRecord, why: boolean): Part {
  const text = () => {
    const mentions = graph.data.mentions.filter((mention) => mention.entity === entity.id);
    const lines = [...head(page, graph, entity), `id ${entity.id}${entity.country ? ` · ${entity.country}` : ''}`];
    lines.push(
      `mentioned ${count(entity.mentions, 'time')} in ${count(unique(mentions.map((m) => m.document)).length, 'document')}`,
    );
    for (const kind of ['name', 'description', 'pronoun'] as const) {
      const texts = new Map(graph.data.documents.map((d) => [d.id, d.text]));
      const words = mentions
        .filter((m) => m.kind === kind)
        .map((m) => texts.get(m.document)?.slice(m.start, m.end) ?? '');
      const tally = unique(words).map((w): [string, number] => [w, words.filter((x) => x === w).length]);
      const shown = tally
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([w, n]) => (n > 1 ? `${w} ×${n}` : w));
      if (shown.length) lines.push(wrap(page, `by ${kind}: ${shown.slice(0, 20).join(', ')}`, '', '  '));
    }
    if (why)
      lines.push(
        '',
        'Why these are one',
        ...(entity.merged.length ? entity.merged : ['one name, one document']).map((line) =>
          wrap(page, line, '  ', '    '),
        ),
      );
    return lines.join('\n');
  };
  return { json: entity, text };
}
