/** JSON: one object, a list of objects, or an object a line. A line that is no JSON is a problem at its place, and the others go on. */
import { type Opened, readLines } from './bytes.ts';
import { readFields, textNames } from './fields.ts';
import { megabytes, type Origin, type Outcome, problem } from './found.ts';
import { looksLikeHtml, readPage } from './html.ts';

/** One object's text and metadata; HTML in it is read as a page. `place` names it in a problem. */
export function fromRecord(record: unknown, place: string, fallbackId: string): Outcome {
  if (record === null || typeof record !== 'object' || Array.isArray(record))
    return problem(place, 'is no object with keys such as "text" and "title". Give an object for each article.');
  const { text, ...fields } = readFields(record as Record<string, unknown>);
  if (text === null) return problem(place, `has no text. Give the article under one of the keys ${textNames}.`);
  const found = { ...fields, place, fallbackId, text, skipped: [] };
  if (!looksLikeHtml(text)) return { found };
  const page = readPage(text);
  return 'unreadable' in page
    ? problem(place, page.unreadable)
    : { found: { ...found, text: page.text, skipped: page.skipped } };
}

/** A whole JSON file. Objects on lines of their own under the name `.json` are read as JSONL. */
export function* fromJson(text: string, origin: Origin): Generator<Outcome> {
  if (!text.trim()) return yield problem(origin.place, 'is empty. Put an article in it, or remove it.');
  const parsed = parse(text);
  if ('value' in parsed && Array.isArray(parsed.value)) {
    for (const [i, record] of parsed.value.entries())
      yield fromRecord(record, `${origin.place}#${i + 1}`, `${origin.id}#${i + 1}`);
    if (parsed.value.length === 0) yield problem(origin.place, 'is an empty list. Put articles in it, or remove it.');
    return;
  }
  if ('value' in parsed) return yield fromRecord(parsed.value, origin.place, origin.id);
  const first = /^[^\S\n]*\{[^\n]*\}[^\S\n]*\n/.exec(text);
  if (first && 'value' in parse(first[0])) {
    let number = 0;
    for (const line of text.split('\n')) {
      number++;
      if (line.trim()) yield fromJsonLine(line, number, origin);
    }
    return;
  }
  const at = /position (\d+)/.exec(parsed.error)?.[1];
  const line = at === undefined ? '' : `:${text.slice(0, Number(at)).split('\n').length}`;
  yield problem(origin.place + line, `is no valid JSON (${parsed.error}). Mend it there, or save the article as .txt.`);
}

/** JSONL, a line at a time; blank lines are passed over. @throws ReadError */
export async function* fromJsonLines(opened: Opened, origin: Origin): AsyncGenerator<Outcome> {
  let empty = true;
  for await (const { number, text } of readLines(opened, origin.maxBytes)) {
    if (text !== null && !text.trim()) continue;
    empty = false;
    if (text !== null) yield fromJsonLine(text, number, origin);
    else
      yield problem(
        `${origin.place}:${number}`,
        `is longer than ${megabytes(origin.maxBytes)}, the most for one article. Split it; the other lines were read.`,
      );
  }
  if (empty) yield problem(origin.place, 'is empty. Put an article in it, or remove it.');
}

function fromJsonLine(line: string, number: number, origin: Origin): Outcome {
  const place = `${origin.place}:${number}`;
  const parsed = parse(line);
  if ('error' in parsed)
    return problem(place, `is no valid JSON (${parsed.error}). Mend this line; the other lines were read.`);
  return fromRecord(parsed.value, place, `${origin.id}#${number}`);
}

/** The parser's own words, without the text that it quotes. */
function parse(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    return {
      error: message.replace(/, (?:\.\.\.)?"[\s\S]*is not valid JSON$/, '').replace(/ \(line \d+ column \d+\)$/, ''),
    };
  }
}
