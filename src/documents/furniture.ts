/**
 * Finds page furniture: spans of a text that are no part of the article. It looks at whole lines and at a few bracketed asides; where a
 * line could be a sentence of the article, it is one.
 */
import type { Skipped, Span } from '../model.ts';
import { datelineOf } from './dateline.ts';
import { commentLines, commentSign, commentStarts, inlineRules, lineRules } from './furniture-rules.ts';
import { eachLine, mergeSkipped } from './lines.ts';

/** No furniture is longer, in characters. */
const LONGEST = 620;
/** So many lines from the top and the bottom may hold a byline. */
const EDGE_TOP = 8;
const EDGE_BOTTOM = 4;
/** So many lines from the top may begin with a dateline that names no agency. */
const DATELINE_TOP = 6;
/** A line this long is prose; an article has some before its comments begin. */
const PROSE = 80;
/** Names of outlets that stand under a writer's name at the top. */
const OUTLET = /^(?:USA TODAY|CNN|Reuters|(?:The )?Associated Press|AP|AFP|UPI|NPR|BBC News|Fox News)$/;
const PERSON = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;
/** No name of an agency is longer. */
const LONGEST_AGENCY = 40;

/** @returns the furniture of `text`: sorted, not overlapping; a dateline takes the blank after it */
export function furniture(text: string): Skipped[] {
  const lines = [...eachLine(text)];
  const comments = commentsFrom(text, lines);
  const skipped: Skipped[] = [];
  const article = lines.slice(0, comments ?? lines.length);
  article.forEach((line, i) => {
    const why = whyOf(text, article, i);
    if (why) {
      skipped.push({ ...line, why });
      return;
    }
    const dateline = datelineOf(text.slice(line.start, Math.min(line.end, line.start + 160)));
    if (dateline && (dateline.agency || i < DATELINE_TOP))
      skipped.push({ start: line.start, end: line.start + dateline.length, why: 'dateline' });
  });
  for (const { pattern, why } of inlineRules)
    for (const match of text.matchAll(pattern))
      skipped.push({ start: match.index, end: match.index + match[0].length, why });
  if (comments !== null && lines.length > 0)
    skipped.push({ start: lines[comments]!.start, end: lines.at(-1)!.end, why: 'comments' });
  return mergeSkipped(skipped);
}

/** A line without the bullets, brackets and quotation marks around it. */
const bare = (line: string): string => line.replace(/^[\s"“'‘([*•·|>#–—-]+/, '').replace(/[\s"”'’)\]*|]{1,9}$/, '');

function whyOf(text: string, lines: readonly Span[], i: number): Skipped['why'] | null {
  const { start, end } = lines[i]!;
  if (end - start > LONGEST) return null;
  const whole = text.slice(start, end);
  const core = bare(whole);
  const edge = i < EDGE_TOP || i >= lines.length - EDGE_BOTTOM;
  const tests = (pattern: RegExp): boolean => pattern.test(core) || pattern.test(whole);
  for (const rule of lineRules) {
    if (rule.edge && !edge) continue;
    if (typeof rule.is === 'function' ? rule.is(core) || rule.is(whole) : tests(rule.is)) return rule.why;
  }
  if ([...commentStarts, ...commentLines].some(tests)) return 'comments';
  return isSignedTop(text, lines, i) ? 'byline' : null;
}

/** "Jane Doe", then "USA TODAY", as the first two lines; or "OSTREL WIRE" above "SAN JUAN, Aug. 3 (Ostrel Wire) —". */
function isSignedTop(text: string, lines: readonly Span[], i: number): boolean {
  if (i > 2 || lines.length < 2) return false;
  const line = (n: number): string => text.slice(lines[n]!.start, Math.min(lines[n]!.end, lines[n]!.start + 160));
  if (i < 2 && PERSON.test(line(0)) && OUTLET.test(line(1))) return true;
  const own = line(i);
  if (own.length > LONGEST_AGENCY) return false;
  return lines
    .slice(i + 1, i + 3)
    .some((_, k) => datelineOf(line(i + 1 + k))?.agency?.toLowerCase() === own.toLowerCase());
}

/** Index of the line where the comments under the article begin; null where there are none. */
function commentsFrom(text: string, lines: readonly Span[]): number | null {
  let prose = 0;
  let lastSign = -1;
  const short = (line: Span): string | null =>
    line.end - line.start <= 260 ? bare(text.slice(line.start, line.end)) : null;
  lines.forEach((line, i) => {
    const words = short(line);
    if (words !== null && commentSign.test(words)) lastSign = i;
  });
  for (const [i, line] of lines.entries()) {
    if (line.end - line.start >= PROSE) prose++;
    const words = short(line);
    if (words === null || prose < 2) continue;
    if (commentStarts.some((pattern) => pattern.test(words))) return i;
    if (lastSign > i && /^(?:\d{1,5} )?comments?(?: ?\(\d{1,5}\))?:?$/i.test(words)) return i;
  }
  return null;
}
