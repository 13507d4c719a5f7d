/** Text to words as the model was trained to see them: clitics and punctuation apart, hyphenated compounds split, "U.S." whole. */
import type { Span } from '../model.ts';

const W = String.raw`[\p{L}\p{N}_]`;
/** "[W]e": a first letter that whoever quotes has changed. */
const altered = String.raw`(?:\[\p{L}\](?=${W}))?`;
const WORD = new RegExp(
  [
    `${altered}${W}+(?:[.]${W}+)+[.]?`,
    `${altered}${W}+(?=n['’]t(?!${W}))`,
    `n['’]t(?!${W})`,
    `['’]${W}+`,
    `${altered}${W}+`,
    '``',
    "''",
    String.raw`[^\s]`,
  ].join('|'),
  'gu',
);

/** @returns the words of `text` between `start` and `end`, as spans into `text` */
export function wordsOf(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  const part = text.slice(start, end);
  for (const match of part.matchAll(WORD))
    spans.push({ start: start + match.index, end: start + match.index + match[0].length });
  return spans;
}

/** "We" of "[W]e", whose first letter whoever quotes has changed; any other word as it stands. */
export const wordItself = (word: string): string =>
  word.startsWith('[') ? word.replace(/^\[(\p{L})\](?=.)/u, '$1') : word;

/** A word's casing, as the model's shape embedding counts it: 3 all upper and longer than 1, 2 first letter upper, 1 lower, 0 other. */
export function shapeOf(written: string): 0 | 1 | 2 | 3 {
  const word = wordItself(written);
  const cased = /\p{L}/u.test(word);
  if (!cased) return 0;
  const upper = word.toUpperCase() === word && word.toLowerCase() !== word;
  if (upper && word.length > 1) return 3;
  if (/^[\p{Lu}\p{Lt}]/u.test(word)) return 2;
  return word.toLowerCase() === word && word.toUpperCase() !== word ? 1 : 0;
}
