/** The statements of all documents, with their entities and positions in the corpus: what the graph's files hold. It decides no merge. */
import { createHash } from 'node:crypto';
import type { Coded, Coding } from '../codebook/code.ts';
import { codedPositions } from '../codebook/positions.ts';
import type { MergedEntities } from '../entities/index.ts';
import type {
  DocumentRecord,
  Extract,
  GraphData,
  LocalStatement,
  PositionRecord,
  Problem,
  StatementRecord,
} from '../model.ts';
import { contrary, slice } from '../model.ts';
import { mergePositions, type PositionItem } from '../positions/index.ts';
import { findCopies } from './copies.ts';
import { countStatement, noCounts } from './counts.ts';
import { statementId } from './statement-id.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param extracts in any order; @throws Error when a quote does not stand where it should: that is a bug */
export function assemble(
  name: string,
  extracts: readonly Extract[],
  merged: MergedEntities,
  problems: readonly Problem[],
  coding?: Coding,
): GraphData {
  const sorted = [...extracts].sort(
    (a, b) => compare(a.document.date ?? '9', b.document.date ?? '9') || compare(a.document.id, b.document.id),
  );
  const copies = findCopies(sorted);
  const all = sorted.flatMap((extract) =>
    extract.statements.flatMap((statement, i) => {
      const coded = coding?.get(extract.document.id)?.[i] ?? null;
      return statement.wording === null && !coded?.taken ? [] : [{ extract, statement, coded }];
    }),
  );
  const rows = coding ? all.filter(({ coded }) => coded?.taken) : all;
  const items = rows.map(({ extract, statement }) =>
    itemOf(extract, statement, merged, copies.get(extract.document.id) ?? extract.document.id),
  );
  const coded = coding
    ? codedPositions(
        rows.map((row) => row.coded!),
        items,
      )
    : null;
  const { positions: clusters, of, doubtful } = coded ?? mergePositions(items);
  const positions: PositionRecord[] = clusters.map(({ id, label, wordings, members, merged: why }) => ({
    id,
    label,
    wordings,
    concerns: [...new Set(members.flatMap((i) => items[i]!.concerns))].sort(),
    ...noCounts(),
    ...(coded?.beliefs.has(id) ? { belief: true as const } : {}),
    merged: why,
  }));
  const statements = rows.map(({ extract, statement, coded: code }, i) => {
    const { position, ...how } = of[i]!;
    const record = recordOf(extract, statement, merged, positions[position]!, how, code);
    if (!copies.has(extract.document.id)) countStatement(positions[position]!, record);
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
    statements: statements.sort(inOrder),
    ...(coding
      ? {
          uncoded: all
            .filter(({ coded: code }) => !code?.taken)
            .map(({ extract, statement, coded: code }) =>
              recordOf(extract, statement, merged, uncoded, { flipped: false, own: false }, code),
            )
            .sort(inOrder),
        }
      : {}),
    notes: {
      problems: [...problems, ...sorted.flatMap((extract) => extract.problems)].sort(
        (a, b) => compare(a.where, b.where) || compare(a.message, b.message),
      ),
      withoutPolicy:
        sorted.reduce((sum, extract) => sum + extract.statements.filter(({ wording }) => wording === null).length, 0) -
        rows.filter(({ statement }) => statement.wording === null).length,
      doubtful: [...merged.doubtful, ...doubtful],
    },
  };
}

const inOrder = (a: StatementRecord, b: StatementRecord): number =>
  compare(a.document, b.document) || a.cue.start - b.cue.start || compare(a.id, b.id);

/** What stands for the position of statements that no position of a codebook takes up. */
const uncoded = { id: 'uncoded', label: 'uncoded' };

/** The draft wording; of a belief, the bare words. */
const wordingOf = ({ document }: Extract, { wording, content }: LocalStatement): string =>
  wording ?? content.map((part) => slice(document.text, part)).join(' … ');
/** A statement as merging sees it. @param document the id of the earliest document that holds the story */
export function itemOf(
  extract: Extract,
  statement: LocalStatement,
  merged: MergedEntities,
  document: string,
): PositionItem {
  const { id, date, title, text } = extract.document;
  const { cue, content, sentence, vector, concerns, actor } = statement;
  const { imperative, stance } = statement.course ?? statement;
  const idOf = (local: number): string => merged.idOf(id, local);
  return {
    document,
    date,
    title,
    wording: statement.course?.wording ?? wordingOf(extract, statement),
    imperative,
    vector,
    concerns: [...new Set(concerns.map(idOf))],
    actor: idOf(actor.entity),
    stance,
    own: statement.course ? { wording: wordingOf(extract, statement), stance: statement.stance } : null,
    cue,
    content: content[0]!,
    sentence,
    contentText: content.map((part) => slice(text, part)).join(' '),
    sentenceText: slice(text, sentence),
  };
}

function recordOf(
  extract: Extract,
  statement: LocalStatement,
  merged: MergedEntities,
  position: Pick<PositionRecord, 'id' | 'label'>,
  { flipped, own }: { flipped: boolean; own: boolean },
  coded: Coded | null,
): StatementRecord {
  const { document } = extract;
  const stance = coded?.stance ?? (own ? statement : (statement.course ?? statement)).stance;
  const id = (local: number | null): { id: string } | null =>
    local === null ? null : { id: merged.idOf(document.id, local) };
  const { actor, cue, content, sentence } = statement;
  const quote = content.map((part) => slice(document.text, part)).join(' … ');
  if (quote.length === 0 || sentence.end > document.text.length)
    throw new Error(`a statement of ${document.id} points beyond its text`);
  return {
    id: statementId(document.id, [actor, cue, ...content]),
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
    wording: wordingOf(extract, statement),
    stance: flipped ? contrary[stance] : stance,
    confidence: statement.confidence,
    rule: flipped ? `${statement.rule} +contrary` : statement.rule,
    ...(coded ? { coding: { nearest: coded.nearest.id, confidence: coded.confidence } } : {}),
  };
}
