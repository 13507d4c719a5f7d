/** How much the words tell by which wordings are compared: stems, each with how rare it is in news. */
import { rarity } from './decision.ts';

export const informative = (word: string): boolean => word.length > 2;

/** Numbers as they are compared: "$3.74 billion" and "3.74" agree. */
export const numbersIn = (text: string): Set<string> =>
  new Set((text.match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/[.,]+$/, '').replaceAll(',', '')));

export function mass(stems: Iterable<string>): number {
  let sum = 0;
  for (const one of stems) sum += rarity(one);
  return sum;
}

/** The rarity of what two sets share. */
export function massShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const one of small) if (large.has(one)) sum += rarity(one);
  return sum;
}

/** Rarity shared by two sets: its sum, its share of the smaller one, its share of both. */
export function overlap(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { sum: number; cover: number; jaccard: number } {
  const sum = massShared(a, b);
  const [left, right] = [mass(a), mass(b)];
  return { sum, cover: sum / (Math.min(left, right) || 1), jaccard: sum / (left + right - sum || 1) };
}
