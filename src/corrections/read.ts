/**
 * A user's corrections (`--corrections`), JSONL, one verdict a line: `{"statement": …, "reject": true}`, or new values for its actor, stance,
 * position, modality; `{"add": true, …}` for one that was missed. It reads and checks; what it cannot take it refuses with file and line.
 */
import { FormatError } from '../errors.ts';
import { type EntityType, entityTypes, type Modality, modalities, type Stance, stances } from '../model.ts';

export interface Values {
  /** A name or an id. */
  actor?: string;
  /** Of an actor that no article names so. */
  type?: EntityType;
  stance?: Stance;
  /** A label or an id. */
  position?: string;
  modality?: Modality;
}

/** Where the content stands, in UTF-16 code units, and the words that stood there. */
export interface Place {
  document: string;
  start: number;
  end: number;
  quote: string | null;
}

export interface Correction {
  /** file:line */
  where: string;
  verdict: 'reject' | 'set' | 'add';
  statement: string | null;
  place: Place | null;
  values: Values;
}

const advice = 'See docs/discourse-networks.md for what a corrections file holds.';
const known = [
  'statement',
  'document',
  'start',
  'end',
  'quote',
  'reject',
  'add',
  'actor',
  'type',
  'stance',
  'position',
  'modality',
  'note',
];

/** @throws FormatError with file and line */
export function readCorrections(text: string, file: string): Correction[] {
  const corrections: Correction[] = [];
  const before = new Map<string, Correction>();
  text.split('\n').forEach((line, i) => {
    if (!line.trim()) return;
    const correction = parse(line, `${file}:${i + 1}`);
    const { statement, verdict, values } = correction;
    const other = statement ? before.get(statement) : undefined;
    if (other && JSON.stringify([other.verdict, other.values]) !== JSON.stringify([verdict, values]))
      throw new FormatError(`${correction.where} and ${other.where} do not agree on ${statement}.`, 'Leave one out.');
    if (statement) before.set(statement, correction);
    if (!other) corrections.push(correction);
  });
  return corrections;
}

function parse(line: string, where: string): Correction {
  const refuse = (message: string): FormatError => new FormatError(`${where} ${message}`, advice);
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw refuse('is no valid JSON.');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw refuse('is no JSON object.');
  for (const key of Object.keys(row))
    if (!known.includes(key)) throw refuse(`has an unknown key "${key}"; it takes ${known.join(', ')}.`);
  const text = (key: string): string | undefined => {
    const value = row[key] ?? undefined;
    if (value !== undefined && (typeof value !== 'string' || !value.trim())) throw refuse(`"${key}" must be text.`);
    return value as string | undefined;
  };
  const one = <T extends string>(key: string, choices: readonly T[]): T | undefined => {
    const value = text(key);
    if (value !== undefined && !choices.includes(value as T))
      throw refuse(`has the ${key} "${value}"; it must be one of ${choices.join(', ')}.`);
    return value as T | undefined;
  };
  const [actor, position] = [text('actor'), text('position')];
  const [type, stance, modality] = [one('type', entityTypes), one('stance', stances), one('modality', modalities)];
  const values: Values = {
    ...(actor ? { actor } : {}),
    ...(type ? { type } : {}),
    ...(stance ? { stance } : {}),
    ...(position ? { position } : {}),
    ...(modality ? { modality } : {}),
  };
  const document = text('document');
  const { start, end, reject, add } = row;
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0;
  if ((start !== undefined || end !== undefined) && !(isPlace && (start as number) < (end as number)))
    throw refuse('must have "start" and "end" as whole numbers, the first one smaller.');
  const place =
    document && isPlace ? { document, start: start as number, end: end as number, quote: text('quote') ?? null } : null;
  const statement = text('statement') ?? null;
  if (statement && !/^statement-[0-9a-f]{12,}$/.test(statement))
    throw refuse(`names "${statement}", which is no statement's id.`);
  if (reject !== undefined && reject !== true) throw refuse('"reject" can only be true.');
  if (add !== undefined && add !== true) throw refuse('"add" can only be true.');
  const changes = Object.keys(values).length > 0;
  if (reject && (changes || add)) throw refuse('rejects a statement and says what it should be.');
  if (add) {
    if (!place || !actor || !stance || !position)
      throw refuse('adds a statement and needs document, start, end, actor, stance and position.');
    return { where, verdict: 'add', statement, place, values };
  }
  if (!statement && !place) throw refuse('names no statement: give its id, or document, start and end.');
  if (!reject && !changes)
    throw refuse('changes nothing: reject the statement, or give actor, stance, position or modality.');
  return { where, verdict: reject ? 'reject' : 'set', statement, place, values };
}
