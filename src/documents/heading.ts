/** What the first lines of an article say of it: headline, date, publisher. The last resort, after all metadata. */
import type { Skipped } from '../model.ts';
import { datelineOf, isDateLine } from './dateline.ts';
import { findDate } from './dates.ts';
import { type Fields, noFields } from './found.ts';
import { eachLine } from './lines.ts';

/** So many lines from the top are looked at. */
const TOP = 8;
const LONGEST_HEADLINE = 160;
const BYLINE_DATE = /^(?:by|published|updated|posted|written by)\b/i;

/** @param skipped the text's furniture: a byline is no headline */
export function readHeading(text: string, skipped: readonly Skipped[]): Fields {
  const fields: Fields = { ...noFields };
  let i = 0;
  for (const { start, end } of eachLine(text.slice(0, 20_000))) {
    if (i++ >= TOP) break;
    const line = text.slice(start, Math.min(end, start + 300));
    if (i === 1 && !skipped.some((span) => span.start <= start && start < span.end))
      fields.title = headline(text, line, end);
    const dateline = datelineOf(line);
    fields.publisher ??= dateline?.agency ?? null;
    fields.date ??= dateline?.date ?? null;
    if (line.length <= 140 && (isDateLine(line) || BYLINE_DATE.test(line)))
      fields.date ??= findDate(line)?.date ?? null;
  }
  return fields;
}

/** A first line that is short, is no sentence, and stands apart from what follows. */
function headline(text: string, line: string, end: number): string | null {
  const words = line.replace(/^#{1,6}\s+/, '').replace(/\s+#+$/, '');
  if (words.length > LONGEST_HEADLINE || /[.,;:"”]$/.test(words)) return null;
  return line.startsWith('#') || /^[^\S\n]*\n[^\S\n]*\n\s*\S/.test(text.slice(end, end + 200)) ? words : null;
}
