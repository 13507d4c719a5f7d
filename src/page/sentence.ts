/** A statement's words in their article: cut into plain and marked pieces. Nothing is reworded, and what is not carried is shown as "…". */
import type { PageDocument } from '../exports/pagedata.ts';
import type { Statement } from './corpus.ts';

export type Mark = 'content' | 'cue' | 'source';

export interface Piece {
  text: string;
  /** Innermost first is of no matter: a letter can be content and source at once. */
  marks: Mark[];
}

/** Longer stretches than this between a sentence and its content are not shown whole. */
const LONGEST = 1200;

/** The words of a document from `start` to `end`; '' where the page does not carry them. */
export function words({ passages }: PageDocument, start: number, end: number): string {
  const passage = passages.find((one) => one.start <= start && end <= one.start + one.text.length);
  return passage ? passage.text.slice(start - passage.start, end - passage.start) : '';
}

/** What is shown of a statement: its sentence, and as far as its content and cue reach beyond. */
export function shown({ sentence, cue, content }: Statement): { start: number; end: number } {
  const spans = [sentence, cue, ...content];
  const start = Math.min(...spans.map(([from]) => from));
  const end = Math.max(...spans.map(([, to]) => to));
  return end - start <= LONGEST ? { start, end } : { start: sentence[0], end: sentence[1] };
}

/** The shown words in pieces, each with what it is. */
export function pieces(statement: Statement): Piece[] {
  const { start, end } = shown(statement);
  const spans: [Mark, readonly [number, number]][] = [
    ...statement.content.map((span): [Mark, readonly [number, number]] => ['content', span]),
    ['cue', statement.cue],
    ['source', statement.source],
  ];
  const cuts = [...new Set([start, end, ...spans.flatMap(([, span]) => span)])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i]!;
    const marks = spans.filter(([, [a, b]]) => a <= from && to <= b).map(([mark]) => mark);
    return { text: words(statement.document, from, to), marks: [...new Set(marks)] };
  });
}

/** The words before and after, to the edge of what the page carries; cut at a space, with "…" where the article goes on. */
export function context(statement: Statement): { before: string; after: string } {
  const { start, end } = shown(statement);
  const { passages, length } = statement.document;
  const passage = passages.find((one) => one.start <= start && end <= one.start + one.text.length);
  if (!passage) return { before: '', after: '' };
  const from = Math.max(passage.start, start - 240);
  const to = Math.min(passage.start + passage.text.length, end + 240);
  const before = words(statement.document, from, start);
  const after = words(statement.document, end, to);
  return {
    before: from > 0 ? `… ${before.replace(/^\S*\s+/, '')}` : before,
    after: to < length ? `${after.replace(/\s+\S*$/, '')} …` : after,
  };
}
