/** Who is introduced as somebody's relative: "his wife, Jane Roe", "Mr. Roe's son John Roe", "First Lady Jane Roe"; and who is only described so. It joins no names. */
import type { WordRange } from '../model.ts';
import type { Reading } from './reading.ts';

export type Gender = 'm' | 'f';

export interface Kin {
  gender: Gender | null;
}

const women = new Set(
  'wife widow daughter mother sister niece aunt granddaughter grandmother stepdaughter stepmother ex-wife half-sister fiancée girlfriend'.split(
    ' ',
  ),
);
const men = new Set(
  'husband widower son father brother nephew uncle grandson grandfather stepson stepfather ex-husband half-brother fiancé boyfriend'.split(
    ' ',
  ),
);
const either = new Set(['cousin', 'spouse', 'child', 'sibling', 'twin', 'grandchild', 'partner']);

const kinOf = (noun: string): Kin | null =>
  women.has(noun) ? { gender: 'f' } : men.has(noun) ? { gender: 'm' } : either.has(noun) ? { gender: null } : null;

/** Is a noun a word for a relative ("wife", "son")? */
export const isKin = (noun: string): boolean => kinOf(noun) !== null;

/** What may stand between the relative's noun and the name, or between the noun and whose it is: "his younger brother, Senator". */
const between = /^(NNP?|JJ[RS]?|CD|HYPH|,|\.)$/;

/** The relative's noun before or after a person's name, that of somebody ("his", "Roe's"); null for none. */
export function kinBeside(reading: Reading, { first, last }: WordRange): Kin | null {
  const sentence = reading.sentenceOf(first);
  for (let i = first - 1; i >= first - 6 && reading.sentenceOf(i) === sentence; i--) {
    const kin = kinOf(reading.lower(i));
    if (kin) return owned(reading, i) ? kin : null;
    if (/^first lady$/i.test(`${reading.word(i - 1)} ${reading.word(i)}`)) return { gender: 'f' };
    if (!between.test(reading.tag(i))) break;
  }
  if (reading.word(last + 1) !== ',') return null;
  for (let i = last + 2; i <= last + 6 && reading.sentenceOf(i) === sentence && reading.word(i) !== ','; i++) {
    const kin = kinOf(reading.lower(i));
    if (kin) return owned(reading, i) ? kin : null;
  }
  return null;
}

const described: Readonly<Record<string, Gender>> = {
  woman: 'f',
  girl: 'f',
  lady: 'f',
  man: 'm',
  boy: 'm',
  gentleman: 'm',
};

/** Somebody whom a noun describes: "the woman", "his wife"; null for any other noun and for "is a man". */
export function describedOne(reading: Reading, noun: number): Kin | null {
  if (reading.tag(noun) !== 'NN' || /^(compound|flat)$/.test(reading.relation(noun))) return null;
  const gender = described[reading.lower(noun)];
  const kin = gender ? { gender } : owned(reading, noun) ? kinOf(reading.lower(noun)) : null;
  return kin && !reading.childrenOf(noun).some((child) => reading.relation(child) === 'cop') ? kin : null;
}

/** Does a name stand beside a noun that says who it is: "his wife, Jane Roe", "a lady there, Jane Roe,", "Jane Roe, a woman"? */
export function hasNameBeside(reading: Reading, noun: number, isNamed: (word: number) => boolean): boolean {
  const lower = reading.lower(noun);
  if (!described[lower] && !isKin(lower)) return false;
  const { first } = reading.subtree(noun);
  if (isNamed(noun + 1) || (reading.word(first - 1) === ',' && isNamed(first - 2))) return true;
  for (let i = noun + 1; i <= noun + 5 && reading.sentenceOf(i) === reading.sentenceOf(noun); i++)
    if (reading.word(i) === ',') return isNamed(i + 1);
  return false;
}

/** Does a possessor stand before a noun, adjectives between? */
function owned(reading: Reading, noun: number): boolean {
  let i = noun - 1;
  while (i >= noun - 3 && /^(JJ[RS]?|VBN|HYPH|CD|NN)$/.test(reading.tag(i))) i--;
  return /^(PRP\$|POS)$/.test(reading.tag(i));
}
