/** The words by which wordings are compared: stems, each with how rare it is in news. */
import { rarity } from './decision.ts';

const empty = new Set(
  'the a an of to in on for and or with by at from as that this these those its his her their our your my it be is are was were have has had not any all more would will should must inside into against over about he she they we i you do does did been being than then there here who which what when if but so such no can could may might also only just very one other them him us me said say says'.split(
    ' ',
  ),
);

/** A word's stem, as far as two wordings should agree on it. */
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=\w{3})(?:s|ing|ed|er|ers|ion|ions|ation|ment|al)$/, '')
    .replace(/e$/, '');

export function stemsOf(text: string): Set<string> {
  const stems = new Set<string>();
  for (const word of text.match(/[\p{L}\p{N}$%][\p{L}\p{N}$%.’'-]*/gu) ?? [])
    if (!empty.has(word.toLowerCase())) stems.add(stem(word.replace(/[.'’-]+$/, '')));
  return stems;
}

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

export const shared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => {
  let count = 0;
  for (const one of a.size <= b.size ? a : b) if ((a.size <= b.size ? b : a).has(one)) count++;
  return count;
};
