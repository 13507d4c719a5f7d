/**
 * Extracts as JSONL, one document a line: the contract between the two halves of the way. Reading checks all that `merge` relies on,
 * so that a damaged or foreign file is refused with its line, and never half used.
 */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { open, ReadError } from './documents/bytes.ts';
import { FormatError, InputError } from './errors.ts';
import { type Extract, entityTypes, forms, modalities, type Span, stances } from './model.ts';

/** One line, newline included. */
export const formatExtract = (extract: Extract): string => `${JSON.stringify(extract)}\n`;

/** The extracts of a JSONL file, also gzipped (`-`: of `stdin`), one at a time. Throws InputError (cannot be read) or FormatError (file and line). */
export async function* readExtracts(path: string, stdin: Readable = process.stdin): AsyncGenerator<Extract> {
  const place = path === '-' ? 'standard input' : path;
  let number = 0;
  for await (const line of lines(path === '-' ? stdin : createReadStream(path), place)) {
    number++;
    if (line.trim()) yield parseExtract(line, `${place}:${number}`);
  }
}

/** Lines end at a newline only: U+2028 and a lone carriage return may stand inside a JSON string. */
async function* lines(stream: Readable, place: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let kept: string[] = [];
  try {
    const { chunks } = await open(stream);
    for await (const chunk of chunks) {
      const [first = '', ...others] = decoder.write(chunk).split('\n');
      kept.push(first);
      for (const next of others) {
        yield kept.join('');
        kept = [next];
      }
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new InputError(
      `${place} ${error.message}`,
      'Give a file that "standpoint extract" wrote, or - for standard input.',
    );
  }
  yield kept.join('') + decoder.end();
}

/** Checks one line. `where` is file:line, for the error. Throws FormatError. */
export function parseExtract(line: string, where: string): Extract {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw damaged(where, 'is not JSON');
  }
  const version = (value as { schema?: unknown } | null)?.schema;
  if (version !== 1) {
    throw new FormatError(
      version === undefined
        ? `${where} is not an extract.`
        : `${where} is an extract of version ${version}; this program reads version 1.`,
      'Write it anew with "standpoint extract".',
    );
  }
  const fault = faultOf(value as Extract);
  if (fault) throw damaged(where, fault);
  return value as Extract;
}

const damaged = (where: string, fault: string) =>
  new FormatError(`${where}: this extract is damaged: ${fault}.`, 'Write it anew with "standpoint extract".');

type Check = [what: string, holds: boolean];

/** The first thing that is wrong with an extract, or null. Lazy: each check may rely on those before it. */
function faultOf(extract: Extract): string | null {
  const lists = ['entities', 'statements', 'signature', 'problems'] as const;
  const { document } = extract;
  if (typeof document?.text !== 'string' || typeof document.id !== 'string') return 'its document has no id or no text';
  if (!Array.isArray(document.skipped)) return 'its document has no list "skipped"';
  for (const list of lists) if (!Array.isArray(extract[list])) return `it has no list "${list}"`;

  const { length } = document.text;
  const isSpan = (span: Span | null | undefined): boolean =>
    Number.isInteger(span?.start) &&
    Number.isInteger(span?.end) &&
    span!.start >= 0 &&
    span!.start <= span!.end &&
    span!.end <= length;
  const isEntity = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < extract.entities.length;
  const isEntityOrNone = (index: number | null): boolean => index === null || isEntity(index);

  if (!document.skipped.every(isSpan)) return 'a skipped span is off the text';
  for (const [i, e] of extract.entities.entries()) {
    const checks: Check[] = [
      ['type', entityTypes.includes(e?.type)],
      ['name', typeof e?.name === 'string'],
      ['mentions', Array.isArray(e?.mentions) && e.mentions.every(isSpan)],
      [
        'affiliations',
        Array.isArray(e?.affiliations) && e.affiliations.every((a) => isSpan(a) && isEntityOrNone(a.of)),
      ],
    ];
    const wrong = checks.find(([, holds]) => !holds);
    if (wrong) return `entity ${i}: ${wrong[0]}`;
  }
  for (const [i, s] of extract.statements.entries()) {
    const checks: Check[] = [
      ['actor', isSpan(s?.actor) && isEntity(s.actor.entity)],
      ['onBehalfOf', isEntityOrNone(s?.onBehalfOf)],
      ['reporter', isEntityOrNone(s?.reporter)],
      ['addressee', isEntityOrNone(s?.addressee)],
      ['cue', isSpan(s?.cue)],
      ['content', Array.isArray(s?.content) && s.content.length > 0 && s.content.every(isSpan)],
      ['sentence', isSpan(s?.sentence)],
      ['form', forms.includes(s?.form)],
      ['modality', modalities.includes(s?.modality)],
      ['stance', stances.includes(s?.stance)],
      ['wording', s?.wording === null || typeof s?.wording === 'string'],
      ['course', s?.course === undefined || typeof s.course.wording === 'string'],
      ['concerns', Array.isArray(s?.concerns) && s.concerns.every(isEntity)],
      ['vector', Array.isArray(s?.vector) && s.vector.every(Number.isFinite)],
    ];
    const wrong = checks.find(([, holds]) => !holds);
    if (wrong) return `statement ${i}: ${wrong[0]}`;
  }
  return null;
}
