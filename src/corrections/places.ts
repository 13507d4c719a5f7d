/** Finds the statement or the words that a correction means, also after a rebuild that moved or reworded them. It changes nothing. */
import type { DocumentRecord, Span, StatementRecord } from '../model.ts';
import type { Place } from './read.ts';

/** Two spans mean the same words from this share of common letters on. */
const SAME = 0.5;

/** The place in a document as it is now: at its offsets, or, where other words stand there, where its quote stands once; else null. */
export function placeNow({ start, end, quote }: Place, { text }: DocumentRecord): Span | null {
  if (end <= text.length && (quote === null || text.slice(start, end) === quote)) return { start, end };
  if (quote === null) return null;
  const at = text.indexOf(quote);
  return at >= 0 && text.indexOf(quote, at + 1) < 0 ? { start: at, end: at + quote.length } : null;
}

/** From the first to the last word of a statement's content. */
const contentOf = ({ content }: StatementRecord): Span => ({
  start: content[0]!.start,
  end: content.at(-1)!.end,
});

/** The statements whose content is about that of a place: the most alike ones, several only where actors share the words. */
export function statementsAt(statements: readonly StatementRecord[], document: string, span: Span): StatementRecord[] {
  let [best, most]: [StatementRecord[], number] = [[], SAME];
  for (const statement of statements) {
    if (statement.document !== document) continue;
    const share = overlap(contentOf(statement), span);
    if (share > most) [best, most] = [[statement], share];
    else if (share === most) best.push(statement);
  }
  return best;
}

/** Common letters of two spans, by the letters of both. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The sentence around a span, by its marks: for a statement that a person adds, where no analysis is at hand. */
export function sentenceAround(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && !/[.!?]["”’)]?\s$|\n$/.test(text.slice(Math.max(0, from - 3), from))) from--;
  const rest = text.slice(end);
  const stop = /^[.!?]["”’)]?(?=\s|$)/.exec(text.slice(end - 1)) ? null : /[.!?]["”’)]*(?=\s|$)|\n|$/.exec(rest);
  return { start: from, end: stop ? end + stop.index + stop[0].trimEnd().length : end };
}
