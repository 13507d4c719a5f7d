/**
 * Applies a user's corrections to a built graph: they win over all that was read, coded or merged. An entry whose words are no longer there
 * is told and passed over; one that names nothing but an unknown id is an error, for nobody can tell what it meant.
 */
import { InputError } from '../errors.ts';
import { countStatement, noCounts } from '../graph/counts.ts';
import { statementId } from '../graph/statement-id.ts';
import type { GraphData, PositionRecord, StatementRecord } from '../model.ts';
import { slice } from '../model.ts';
import { Names } from './names.ts';
import { placeNow, sentenceAround, statementsAt } from './places.ts';
import type { Correction, Place } from './read.ts';

/** @returns a new graph; the given one stays as it is. @throws InputError */
export function applyCorrections(data: GraphData, corrections: readonly Correction[]): GraphData {
  const names = new Names(data);
  const statements = new Map(data.statements.map((one) => [one.id, one]));
  const uncoded = new Map((data.uncoded ?? []).map((one) => [one.id, one]));
  const documents = new Map(data.documents.map((one) => [one.id, one]));
  const touched = new Set<string>();
  const stale: string[] = [];
  let applied = 0;

  /** Ids by story: a document and its copies. */
  const stories = new Map<string, Set<string>>();
  const storyOf = (document: string): string => documents.get(document)?.copyOf ?? document;
  const enlist = ({ id, document }: StatementRecord): void => {
    const story = storyOf(document);
    stories.set(story, (stories.get(story) ?? new Set()).add(id));
  };
  for (const one of [...statements.values(), ...uncoded.values()]) enlist(one);
  /** The statements of a story, as they are now. */
  const told = (document: string): StatementRecord[] =>
    [...(stories.get(storyOf(document)) ?? [])].flatMap((id) => statements.get(id) ?? uncoded.get(id) ?? []);

  const put = (statement: StatementRecord): void => {
    enlist(statement);
    uncoded.delete(statement.id);
    statements.set(statement.id, statement);
    touched.add(statement.position.id);
  };
  const change = (old: StatementRecord, { verdict, values, where }: Correction): void => {
    touched.add(old.position.id);
    if (verdict === 'reject') {
      statements.delete(old.id);
      uncoded.delete(old.id);
      return;
    }
    const { actor, type, stance, position, modality } = values;
    const isUncoded = uncoded.has(old.id);
    const next: StatementRecord = {
      ...old,
      ...(actor ? { actor: names.actorAt(actor, type, old, where) } : {}),
      ...(stance ? { stance } : {}),
      ...(position ? { position: names.position(position) } : {}),
      ...(modality ? { modality } : {}),
      confidence: 1,
      rule: /\+corrected$/.test(old.rule) ? old.rule : `${old.rule} +corrected`,
    };
    if (position) {
      // The draft wording was that of another position.
      next.wording = next.position.label;
      delete next.coding;
    }
    if (isUncoded && !position) uncoded.set(next.id, next);
    else put(next);
  };
  for (const correction of corrections) {
    const { statement: id, place, verdict, where, values } = correction;
    const document = place ? documents.get(place.document) : undefined;
    const known = id ? (statements.get(id) ?? uncoded.get(id)) : undefined;
    if (!known && !place)
      throw new InputError(
        `${where} names the statement ${id}, which is not there.`,
        'Leave the line out, or give its document, start, end and quote, by which it is found after a rebuild.',
      );
    const span = place && document ? placeNow(place, document) : null;
    const found = known
      ? [known]
      : document && span
        ? statementsAt(told(document.id), document.id, span).filter(
            ({ actor }) => verdict !== 'add' || names.is(values.actor!, actor.id),
          )
        : [];
    if (found.length === 1) {
      for (const twin of [found[0]!, ...twinsOf(found[0]!, told(found[0]!.document))])
        change(twin, verdict === 'add' ? { ...correction, verdict: 'set' } : correction);
      applied++;
    } else if (verdict === 'add' && document && span && found.length === 0) {
      put(made(correction, place!, document, span, names));
      applied++;
    } else {
      stale.push(`${where} ${whyNot(place!, document !== undefined, span !== null, found.length)}`);
    }
  }
  const left = [...statements.values()].sort(
    (a, b) => compare(a.document, b.document) || a.cue.start - b.cue.start || compare(a.id, b.id),
  );
  return {
    ...data,
    entities: names.entities(),
    positions: positionsOf(names, left, touched, documents),
    statements: left,
    ...(data.uncoded ? { uncoded: [...uncoded.values()] } : {}),
    notes: { ...data.notes, corrections: { applied, made: names.made, stale } },
  };
}

/** The same statement in other carriers of the story. @param story all its statements */
const twinsOf = (
  { id, document, quote, sentenceText, stance, actor }: StatementRecord,
  story: readonly StatementRecord[],
): StatementRecord[] =>
  story.filter(
    (other) =>
      other.id !== id &&
      other.document !== document &&
      other.quote === quote &&
      other.sentenceText === sentenceText &&
      other.stance === stance &&
      other.actor.id === actor.id,
  );

function whyNot({ document, start, end }: Place, isThere: boolean, stands: boolean, found: number): string {
  if (!isThere) return `no longer applies: the document ${document} is not in the corpus.`;
  if (!stands) return `no longer applies: its words are no longer in ${document}.`;
  const at = `at ${start} to ${end} of ${document}`;
  return found > 1
    ? `does not apply: several statements stand ${at}; name one by its id.`
    : `no longer applies: no statement stands ${at}.`;
}

/** A statement that a person found and the program did not. */
function made(
  { values, where }: Correction,
  place: Place,
  document: GraphData['documents'][number],
  span: { start: number; end: number },
  names: Names,
): StatementRecord {
  if (span.end > document.text.length)
    throw new InputError(`${where} stands beyond the end of ${place.document}.`, 'Check start and end.');
  const sentence = sentenceAround(document.text, span);
  const draft = { document: document.id, cue: span, sentence, actor: { id: '', ...span } };
  const actor = names.actorAt(values.actor!, values.type, draft, where);
  const position = names.position(values.position!);
  return {
    id: statementId(document.id, [actor, span, span]),
    document: document.id,
    actor,
    onBehalfOf: null,
    reporter: null,
    addressee: null,
    cue: span,
    content: [span],
    sentence,
    quote: slice(document.text, span),
    sentenceText: slice(document.text, sentence),
    said: document.date ? { date: document.date, precision: 'before', from: 'document' } : null,
    published: document.date,
    form: 'indirect',
    modality: values.modality ?? 'asserted',
    position,
    wording: position.label,
    stance: values.stance!,
    confidence: 1,
    rule: 'added',
  };
}

/** Positions with their counts and wordings anew where a correction touched them; those without statements go. */
function positionsOf(
  names: Names,
  statements: readonly StatementRecord[],
  touched: ReadonlySet<string>,
  documents: ReadonlyMap<string, GraphData['documents'][number]>,
): PositionRecord[] {
  const own = new Map<string, StatementRecord[]>();
  for (const statement of statements) {
    const list = own.get(statement.position.id);
    if (list) list.push(statement);
    else own.set(statement.position.id, [statement]);
  }
  return names.positions().flatMap((old) => {
    if (!touched.has(old.id)) return [old];
    const held = own.get(old.id) ?? [];
    if (held.length === 0) return [];
    const wordings = new Map<string, number>();
    for (const { wording } of held) wordings.set(wording, (wordings.get(wording) ?? 0) + 1);
    const position: PositionRecord = {
      ...old,
      ...noCounts(),
      wordings: [...wordings].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([wording]) => wording),
    };
    for (const statement of held) if (!documents.get(statement.document)?.copyOf) countStatement(position, statement);
    return [position];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
