/** Lines and spans of a text, by offset: nothing is copied until it is asked for. */
import type { Skipped, Span } from '../model.ts';

/** The lines of `text` without their feeds and the blanks around them; blank lines are left out. */
export function* eachLine(text: string): Generator<Span> {
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const to = feed < 0 ? text.length : feed;
    let start = at;
    let end = to;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start) yield { start, end };
    at = to + 1;
  }
}

const isBlank = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0xfeff || code === 0x200b || code === 0x2028;

/** Sorted, and of overlapping spans one; the reason is that of the first. */
export function mergeSkipped(spans: readonly Skipped[]): Skipped[] {
  const merged: Skipped[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** What is left of `text` when the skipped spans are out; a blank stands for each. */
export function unskipped(text: string, skipped: readonly Skipped[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of skipped) {
    kept += `${text.slice(at, start)} `;
    at = end;
  }
  return kept + text.slice(at);
}
