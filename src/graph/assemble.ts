/** The statements of all documents, with their entities and positions in the corpus: what the graph's files hold. It decides no merge. */
import { createHash } from 'node:crypto';
import type { MergedEntities } from '../entities/index.ts';
import type {
  DocumentRecord,
  Extract,
  GraphData,
  LocalStatement,
  PositionRecord,
  Problem,
  Stance,
  StatementRecord,
} from '../model.ts';
import { slice } from '../model.ts';
import { mergePositions, type PositionItem } from '../positions/index.ts';
import { findCopies } from './copies.ts';

const turned: Record<Stance, Stance> = { support: 'oppose', oppose: 'support', neutral: 'neutral' };
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param extracts in any order; @throws Error when a quote does not stand where it should: that is a bug */
export function assemble(
  name: string,
  extracts: readonly Extract[],
  merged: MergedEntities,
  problems: readonly Problem[],
): GraphData {
  const sorted = [...extracts].sort(
    (a, b) => compare(a.document.date ?? '9', b.document.date ?? '9') || compare(a.document.id, b.document.id),
  );
  const copies = findCopies(sorted);
  const rows = sorted.flatMap((extract) =>
    extract.statements.flatMap((statement) => (statement.wording === null ? [] : [{ extract, statement }])),
  );
  const items = rows.map(({ extract, statement }) =>
    itemOf(extract, statement, merged, copies.get(extract.document.id) ?? extract.document.id),
  );
  const { positions: clusters, of, doubtful } = mergePositions(items);
  const positions: PositionRecord[] = clusters.map(({ id, label, wordings, members, merged: why }) => ({
    id,
    label,
    wordings,
    concerns: [...new Set(members.flatMap((i) => items[i]!.concerns))].sort(),
    support: { asserted: 0, hedged: 0, conditional: 0 },
    oppose: { asserted: 0, hedged: 0, conditional: 0 },
    neutral: 0,
    denied: 0,
    merged: why,
  }));
  const statements = rows.map(({ extract, statement }, i) => {
    const { position, flipped } = of[i]!;
    const record = recordOf(extract, statement, merged, positions[position]!, flipped);
    if (!copies.has(extract.document.id)) count(positions[position]!, record);
    return record;
  });
  const documents = sorted.map(({ document, words, sentences }): DocumentRecord => {
    const copyOf = copies.get(document.id);
    return {
      ...document,
      sha256: createHash('sha256').update(document.text).digest('hex'),
      words,
      sentences,
      ...(copyOf ? { copyOf } : {}),
    };
  });
  return {
    name,
    documents: documents.sort((a, b) => compare(a.id, b.id)),
    entities: merged.entities,
    mentions: merged.mentions,
    positions: positions.sort((a, b) => compare(a.id, b.id)),
    statements: statements.sort(
      (a, b) => compare(a.document, b.document) || a.cue.start - b.cue.start || compare(a.id, b.id),
    ),
    notes: {
      problems: [...problems, ...sorted.flatMap((extract) => extract.problems)].sort(
        (a, b) => compare(a.where, b.where) || compare(a.message, b.message),
      ),
      withoutPolicy: sorted.reduce(
        (sum, { statements: all }) => sum + all.filter(({ wording }) => wording === null).length,
        0,
      ),
      doubtful: [...merged.doubtful, ...doubtful],
    },
  };
}

/** A statement as merging sees it. @param document the id of the earliest document that holds the story */
export function itemOf(
  { document: { id, date, title, text } }: Extract,
  statement: LocalStatement,
  merged: MergedEntities,
  document: string,
): PositionItem {
  const { cue, content, sentence, wording, imperative, vector, stance, concerns, actor } = statement;
  const idOf = (local: number): string => merged.idOf(id, local);
  return {
    document,
    date,
    title,
    wording: wording!,
    imperative,
    vector,
    concerns: [...new Set(concerns.map(idOf))],
    actor: idOf(actor.entity),
    stance,
    cue,
    content: content[0]!,
    sentence,
    contentText: content.map((part) => slice(text, part)).join(' '),
    sentenceText: slice(text, sentence),
  };
}

function count(position: PositionRecord, { stance, modality }: StatementRecord): void {
  if (modality === 'denied') position.denied++;
  else if (stance === 'neutral') position.neutral++;
  else position[stance][modality]++;
}

function recordOf(
  { document }: Extract,
  statement: LocalStatement,
  merged: MergedEntities,
  position: PositionRecord,
  flipped: boolean,
): StatementRecord {
  const id = (local: number | null): { id: string } | null =>
    local === null ? null : { id: merged.idOf(document.id, local) };
  const { actor, cue, content, sentence } = statement;
  const spans = [actor, cue, ...content].map(({ start, end }) => `${start}-${end}`).join(' ');
  const quote = content.map((part) => slice(document.text, part)).join(' … ');
  if (quote.length === 0 || sentence.end > document.text.length)
    throw new Error(`a statement of ${document.id} points beyond its text`);
  return {
    id: `statement-${createHash('sha256').update(`${document.id}\n${spans}`).digest('hex').slice(0, 12)}`,
    document: document.id,
    actor: { id: merged.idOf(document.id, actor.entity), start: actor.start, end: actor.end },
    onBehalfOf: id(statement.onBehalfOf),
    reporter: id(statement.reporter),
    addressee: id(statement.addressee),
    cue,
    content,
    sentence,
    quote,
    sentenceText: slice(document.text, sentence),
    said: statement.said,
    published: document.date,
    form: statement.form,
    modality: statement.modality,
    position: { id: position.id, label: position.label },
    wording: statement.wording!,
    stance: flipped ? turned[statement.stance] : statement.stance,
    confidence: statement.confidence,
    rule: flipped ? `${statement.rule} +contrary` : statement.rule,
  };
}
