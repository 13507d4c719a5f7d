/** The pieces of an article that the page carries: what its statements point at, with some words around. It alters no letter. */
import type { Span, StatementRecord } from '../model.ts';

/** UTF-16 units of the article that the page carries on either side of a statement, for its context. */
const AROUND = 240;

/** A piece of an article, by its offset there. */
export interface Passage {
  start: number;
  text: string;
}

/** From the first to the last word that a statement points at. */
export function hull({
  actor,
  cue,
  content,
  sentence,
}: Pick<StatementRecord, 'actor' | 'cue' | 'content' | 'sentence'>) {
  const spans: Span[] = [actor, cue, sentence, ...content];
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** Spans with some text around them, as passages that do not overlap. */
export function passagesOf(text: string, spans: readonly Span[]): Passage[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const wide = { start: Math.max(0, start - AROUND), end: Math.min(text.length, end + AROUND) };
    const last = merged[merged.length - 1];
    if (last && wide.start <= last.end) last.end = Math.max(last.end, wide.end);
    else merged.push(wide);
  }
  return merged.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}
