/** How well a statement's words fit a position of a codebook: by the vectors of both, common words and numbers. It decides nothing. */
import { numbersIn, shared, stemsOf } from '../positions/words.ts';

export interface Wording {
  text: string;
  vector: readonly number[];
  length: number;
  words: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

/** @param vector the embedder's, of `text` or of the content that it words */
export function wordingOf(text: string, vector: readonly number[]): Wording {
  return { text, vector, length: Math.hypot(...vector), words: stemsOf(text), numbers: numbersIn(text) };
}

/** What common words add at most to the cosine, and other numbers take off it. Chosen on annotated training articles. */
const WORDS = 0.3;
const NUMBERS = 0.15;

/** @returns about -1..1.3 */
export function fit(a: Wording, b: Wording): number {
  let dot = 0;
  for (let i = 0; i < a.vector.length; i++) dot += a.vector[i]! * b.vector[i]!;
  let score = dot / (a.length * b.length || 1);
  score += (WORDS * shared(a.words, b.words)) / Math.max(1, Math.min(a.words.size, b.words.size));
  if (a.numbers.size > 0 && b.numbers.size > 0 && shared(a.numbers, b.numbers) === 0) score -= NUMBERS;
  return score;
}
