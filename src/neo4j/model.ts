/** The graph as Neo4j holds it: rows per label and per relationship type. Labels and types come from constants, never from data. */
import { aggregate } from '../graph/aggregate.ts';
import type { GraphData } from '../model.ts';

export type Property = string | number | boolean | readonly string[] | { date: string };
export type Properties = Record<string, Property>;

export const nodeLabels = [
  'Person',
  'Organization',
  'Country',
  'Place',
  'Group',
  'Position',
  'Statement',
  'Article',
  'Publisher',
] as const;
export type NodeLabel = (typeof nodeLabels)[number];

export const relationTypes = [
  'HOLDS',
  'TAKES_POSITION',
  'ADDRESSED_TO',
  'REPORTED_BY',
  'IN_ARTICLE',
  'PUBLISHED_BY',
  'AFFILIATED_WITH',
  'CONCERNS',
  'SUPPORTS',
  'OPPOSES',
  'NEUTRAL_ON',
] as const;
export type RelationType = (typeof relationTypes)[number];

export interface NodeRow {
  label: NodeLabel;
  /** It holds a statement: `:Actor` besides. */
  actor: boolean;
  key: string;
  properties: Properties;
}

export interface RelationRow {
  type: RelationType;
  from: string;
  to: string;
  /** Tells parallel relationships apart. */
  id: string;
  properties: Properties;
}

const labelOf = {
  person: 'Person',
  organization: 'Organization',
  country: 'Country',
  place: 'Place',
  group: 'Group',
} as const;
const derived = { support: 'SUPPORTS', oppose: 'OPPOSES', neutral: 'NEUTRAL_ON' } as const;

/** A property of a full date; a month or a year stays text under the same name with "Text". */
const dated = (name: string, date: string | null | undefined): Properties =>
  !date ? {} : /^\d{4}-\d{2}-\d{2}$/.test(date) ? { [name]: { date } } : { [`${name}Text`]: date };

export function toRows(data: GraphData): { nodes: NodeRow[]; relations: RelationRow[] } {
  const key = (id: string): string => `${data.name}/${id}`;
  const nodes: NodeRow[] = [];
  const relations: RelationRow[] = [];
  const relate = (type: RelationType, from: string, to: string, id: string, properties: Properties = {}): void => {
    relations.push({ type, from: key(from), to: key(to), id, properties });
  };
  const actors = new Set(data.statements.map(({ actor }) => actor.id));
  for (const { id, type, name, aliases, mentions, wikidata, country } of data.entities)
    nodes.push({
      label: labelOf[type],
      actor: actors.has(id),
      key: key(id),
      properties: { id, name, aliases, mentions, ...(wikidata ? { wikidata } : {}), ...(country ? { country } : {}) },
    });
  for (const { id, label, wordings, denied } of data.positions)
    nodes.push({ label: 'Position', actor: false, key: key(id), properties: { id, name: label, wordings, denied } });
  const bodies = new Map(
    data.entities
      .filter(({ type }) => type === 'organization')
      .flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => [one, id] as const)),
  );
  const publishers = new Set<string>();
  for (const { id, title, date, publisher, url, words, copyOf } of data.documents) {
    nodes.push({
      label: 'Article',
      actor: false,
      key: key(id),
      properties: {
        id,
        name: title ?? id,
        words,
        ...(url ? { url } : {}),
        ...(copyOf ? { copyOf } : {}),
        ...dated('date', date),
      },
    });
    if (!publisher) continue;
    const body = bodies.get(publisher) ?? `publisher-${publisher}`;
    if (!bodies.has(publisher) && !publishers.has(body))
      nodes.push({ label: 'Publisher', actor: false, key: key(body), properties: { id: body, name: publisher } });
    publishers.add(body);
    relate('PUBLISHED_BY', id, body, 'publisher');
  }
  for (const s of data.statements) {
    nodes.push({
      label: 'Statement',
      actor: false,
      key: key(s.id),
      properties: {
        id: s.id,
        name: s.quote.slice(0, 80),
        quote: s.quote,
        sentence: s.sentenceText,
        start: s.sentence.start,
        end: s.sentence.end,
        stance: s.stance,
        modality: s.modality,
        form: s.form,
        wording: s.wording,
        confidence: s.confidence,
        rule: s.rule,
        ...dated('said', s.said?.date),
        ...dated('published', s.published),
      },
    });
    relate('HOLDS', s.actor.id, s.id, 'holds');
    relate('TAKES_POSITION', s.id, s.position.id, 'takes', { stance: s.stance });
    relate('IN_ARTICLE', s.id, s.document, 'in');
    if (s.addressee) relate('ADDRESSED_TO', s.id, s.addressee.id, 'to');
    if (s.reporter) relate('REPORTED_BY', s.id, s.reporter.id, 'by');
  }
  for (const { id, affiliations } of data.entities) {
    const seen = new Set<string>();
    for (const { role, of, former } of affiliations) {
      const tie = `${of}\n${role}\n${former}`;
      if (!of || of === id || seen.has(tie)) continue;
      seen.add(tie);
      relate('AFFILIATED_WITH', id, of, `${former ? 'former ' : ''}${role}`, { role, former });
    }
  }
  const known = new Set(data.entities.map(({ id }) => id));
  for (const { id, concerns } of data.positions)
    for (const entity of concerns) if (known.has(entity)) relate('CONCERNS', id, entity, 'concerns');
  for (const { actor, position, stance, asserted, hedged, conditional, statements, dates } of aggregate(data))
    relate(derived[stance], actor, position, 'derived', {
      asserted,
      hedged,
      conditional,
      articles: new Set(statements.map(({ document }) => document)).size,
      statements: statements.map(({ id }) => id),
      ...dated('first', dates[0]),
      ...dated('last', dates[dates.length - 1]),
    });
  return { nodes, relations };
}

/** Groups rows by what makes one query constant. */
export function grouped<T>(rows: readonly T[], of: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(of(row));
    if (group) group.push(row);
    else groups.set(of(row), [row]);
  }
  return groups;
}
