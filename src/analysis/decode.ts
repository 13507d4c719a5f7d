/** The encoder's numbers to labels and runs of words: argmax, and BIO runs as the model was trained to write them. */
import type { WordRange } from '../model.ts';

/** Index of the largest of `count` values that begin at `offset`. The first wins a tie. */
export function argmax(values: ArrayLike<number>, offset: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[offset + i]! > values[offset + best]!) best = i;
  return best;
}

/** Probabilities of `count` logits that begin at `offset`. */
export function softmax(values: ArrayLike<number>, offset: number, count: number): number[] {
  const top = values[offset + argmax(values, offset, count)]!;
  const powers = Array.from({ length: count }, (_, i) => Math.exp(values[offset + i]! - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/**
 * Maximal runs B I*; a lone I opens one.
 * @param label the word's label: 0 outside, else `2 * kind - 1` for B and `2 * kind` for I, kinds counted from 1
 */
export function runs(length: number, label: (word: number) => number): (WordRange & { kind: number })[] {
  const found: (WordRange & { kind: number })[] = [];
  let open: (WordRange & { kind: number }) | undefined;
  for (let i = 0; i < length; i++) {
    const code = label(i);
    const kind = (code + 1) >> 1;
    if (code === 0) open = undefined;
    else if (open && code === 2 * kind && open.kind === kind) open.last = i;
    else {
      open = { first: i, last: i, kind };
      found.push(open);
    }
  }
  return found;
}
