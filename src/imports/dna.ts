/**
 * Discourse Network Analyzer's event list as a graph, so that hand-coded statements get our page, GEXF, networks and Neo4j. An event list
 * holds no articles: a document's text is its coded passages, in their order, and nothing is claimed of what stands between them.
 */
import { createHash } from 'node:crypto';
import { countStatement, noCounts } from '../graph/counts.ts';
import { statementId } from '../graph/statement-id.ts';
import type { DocumentRecord, EntityRecord, EntityType, GraphData, PositionRecord, StatementRecord } from '../model.ts';
import { type EventRow, readEventList } from './rows.ts';

/** @param name the graph's. @throws FormatError with file and line */
export function importEventList(text: string, file: string, name: string): GraphData {
  const rows = readEventList(text, file);
  const byDocument = new Map<string, EventRow[]>();
  for (const row of rows) {
    const key = row.document;
    const list = byDocument.get(key);
    if (list) list.push(row);
    else byDocument.set(key, [row]);
  }
  const entities = new Map<string, EntityRecord>();
  const entity = (type: EntityType, label: string): EntityRecord => {
    const id = `${type}-${slug(label)}-${hash(`${type}\n${label}`)}`;
    const known = entities.get(id);
    if (known) return known;
    const made: EntityRecord = { id, type, name: label, aliases: [], affiliations: [], mentions: 0, merged: [] };
    entities.set(id, made);
    return made;
  };
  const positions = new Map<string, PositionRecord>();
  const documents: DocumentRecord[] = [];
  const statements: StatementRecord[] = [];
  const ids = new Set<string>();
  for (const list of byDocument.values()) {
    const [first] = list;
    let id = first!.title;
    for (let n = 2; ids.has(id); n++) id = `${first!.title} (${n})`;
    ids.add(id);
    let body = '';
    const placed = [...list]
      .sort((a, b) => a.start - b.start || a.line - b.line)
      .map((row) => {
        const start = body === '' ? 0 : body.length + 2;
        body += `${body === '' ? '' : '\n\n'}${row.text}`;
        return { row, start, end: body.length };
      });
    const date = first!.date;
    documents.push({
      id,
      text: body,
      title: first!.title,
      date,
      publisher: first!.source || null,
      url: null,
      skipped: [],
      sha256: createHash('sha256').update(body).digest('hex'),
      words: body.split(/\s+/).length,
      sentences: list.length,
    });
    const used = new Map<string, number>();
    for (const { row, start, end } of placed) {
      const holder = row.person ? entity('person', row.person) : entity('organization', row.organization);
      holder.mentions++;
      if (row.person && row.organization) {
        const body = entity('organization', row.organization);
        if (!holder.affiliations.some(({ of, document }) => of === body.id && document === id))
          holder.affiliations.push({ role: 'member', of: body.id, former: false, document: id, start, end });
      }
      const positionId = `position-${slug(row.concept)}-${hash(row.concept)}`;
      const position = positions.get(positionId) ?? {
        id: positionId,
        label: row.concept,
        wordings: [row.concept],
        concerns: [],
        ...noCounts(),
        merged: [],
      };
      positions.set(positionId, position);
      const span = { start, end };
      // Two codes on one passage differ in actor or concept: the concept and a count tell their ids apart.
      const place = statementId(id, [span, span]);
      const again = used.get(place) ?? 0;
      used.set(place, again + 1);
      const statement: StatementRecord = {
        id: again === 0 ? place : statementId(id, [span, span, { start: again, end: again }]),
        document: id,
        actor: { id: holder.id, ...span },
        onBehalfOf: null,
        reporter: null,
        addressee: null,
        cue: span,
        content: [span],
        sentence: span,
        quote: row.text,
        sentenceText: row.text,
        said: null,
        published: date,
        form: 'indirect',
        modality: 'asserted',
        position: { id: positionId, label: row.concept },
        wording: row.concept,
        stance: row.stance,
        confidence: 1,
        rule: 'coded by hand in Discourse Network Analyzer',
      };
      countStatement(position, statement);
      statements.push(statement);
    }
  }
  const compare = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    name,
    documents: documents.sort(compare),
    entities: [...entities.values()].sort(compare),
    mentions: [],
    positions: [...positions.values()].sort(compare),
    statements: statements.sort(
      (a, b) =>
        (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) || a.cue.start - b.cue.start || compare(a, b),
    ),
    notes: { problems: [], withoutPolicy: 0, doubtful: [] },
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6);
const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'x';
