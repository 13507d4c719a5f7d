/**
 * Discourse Network Analyzer's event list as a graph, so that hand-coded statements get our page, GEXF, networks and Neo4j. An event list
 * holds no articles: a document's text is its coded passages, in their order, and nothing is claimed of what stands between them.
 */
import { createHash } from 'node:crypto';
import { countStatement, noCounts } from '../graph/counts.ts';
import { namedId } from '../graph/named-id.ts';
import { statementId } from '../graph/statement-id.ts';
import type {
  DocumentRecord,
  EntityRecord,
  EntityType,
  GraphData,
  PositionRecord,
  Span,
  StatementRecord,
} from '../model.ts';
import { type EventRow, readEventList } from './rows.ts';

/** @param name the graph's. @throws FormatError with file and line */
export function importEventList(text: string, file: string, name: string): GraphData {
  const entities = new Map<string, EntityRecord>();
  const positions = new Map<string, PositionRecord>();
  const documents: DocumentRecord[] = [];
  const statements: StatementRecord[] = [];
  const ids = new Set<string>();
  for (const rows of byDocument(readEventList(text, file))) {
    const { document, places } = documentOf(rows, ids);
    documents.push(document);
    const codes = new Map<string, number>();
    for (const { row, span } of places) {
      const holder = holderOf(row, document.id, span, entities);
      const position = positionOf(row.concept, positions);
      // A passage may be coded several times: the first code has its place for an id, each further one its number too.
      const place = statementId(document.id, [span, span]);
      const again = codes.get(place) ?? 0;
      codes.set(place, again + 1);
      const id = again === 0 ? place : statementId(document.id, [span, span, { start: again, end: again }]);
      const statement = statementOf(row, id, document, span, holder, position);
      countStatement(position, statement);
      statements.push(statement);
    }
  }
  return {
    name,
    documents: documents.sort(byId),
    entities: [...entities.values()].sort(byId),
    mentions: [],
    positions: [...positions.values()].sort(byId),
    statements: statements.sort(
      (a, b) =>
        (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) || a.cue.start - b.cue.start || byId(a, b),
    ),
    notes: { problems: [], withoutPolicy: 0, doubtful: [] },
  };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

function byDocument(rows: readonly EventRow[]): EventRow[][] {
  const groups = new Map<string, EventRow[]>();
  for (const row of rows) {
    const group = groups.get(row.document);
    if (group) group.push(row);
    else groups.set(row.document, [row]);
  }
  return [...groups.values()];
}

/** @param ids those that are taken: two articles may have one title */
function documentOf(
  rows: readonly EventRow[],
  ids: Set<string>,
): { document: DocumentRecord; places: { row: EventRow; span: Span }[] } {
  const { title, date, source } = rows[0]!;
  let id = title;
  for (let n = 2; ids.has(id); n++) id = `${title} (${n})`;
  ids.add(id);
  let text = '';
  const places = [...rows]
    .sort((a, b) => a.start - b.start || a.line - b.line)
    .map((row) => {
      if (text !== '') text += '\n\n';
      const start = text.length;
      text += row.text;
      return { row, span: { start, end: text.length } };
    });
  const document: DocumentRecord = {
    id,
    text,
    title,
    date,
    publisher: source || null,
    url: null,
    skipped: [],
    sha256: createHash('sha256').update(text).digest('hex'),
    words: text.split(/\s+/).length,
    sentences: rows.length,
  };
  return { document, places };
}

/** The person, a member of the organization that was coded with him; or the organization alone. */
function holderOf(row: EventRow, document: string, span: Span, entities: Map<string, EntityRecord>): EntityRecord {
  const entity = (type: EntityType, name: string): EntityRecord => {
    const id = namedId(type, name, `${type}\n${name}`);
    const known = entities.get(id);
    if (known) return known;
    const made: EntityRecord = { id, type, name, aliases: [], affiliations: [], mentions: 0, merged: [] };
    entities.set(id, made);
    return made;
  };
  const holder = row.person ? entity('person', row.person) : entity('organization', row.organization);
  holder.mentions++;
  if (row.person && row.organization) {
    const body = entity('organization', row.organization);
    if (!holder.affiliations.some((one) => one.of === body.id && one.document === document))
      holder.affiliations.push({ role: 'member', of: body.id, former: false, document, ...span });
  }
  return holder;
}

function positionOf(concept: string, positions: Map<string, PositionRecord>): PositionRecord {
  const id = namedId('position', concept, concept);
  const known = positions.get(id);
  if (known) return known;
  const made: PositionRecord = { id, label: concept, wordings: [concept], concerns: [], ...noCounts(), merged: [] };
  positions.set(id, made);
  return made;
}

const statementOf = (
  { text, concept, stance }: EventRow,
  id: string,
  document: DocumentRecord,
  span: Span,
  holder: EntityRecord,
  position: PositionRecord,
): StatementRecord => ({
  id,
  document: document.id,
  actor: { id: holder.id, ...span },
  onBehalfOf: null,
  reporter: null,
  addressee: null,
  cue: span,
  content: [span],
  sentence: span,
  quote: text,
  sentenceText: text,
  said: null,
  published: document.date,
  form: 'indirect',
  modality: 'asserted',
  position: { id: position.id, label: concept },
  wording: concept,
  stance,
  confidence: 1,
  rule: 'coded by hand in Discourse Network Analyzer',
});
