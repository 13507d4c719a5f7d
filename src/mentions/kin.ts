/** Who is introduced as somebody's relative: "his wife, Jane Roe", "Mr. Roe's son John Roe", "First Lady Jane Roe". It joins no names. */
import type { WordRange } from '../model.ts';
import type { Gender } from './people.ts';
import type { Reading } from './reading.ts';

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

/** Does a possessor stand before a noun, adjectives between? */
function owned(reading: Reading, noun: number): boolean {
  let i = noun - 1;
  while (i >= noun - 3 && /^(JJ[RS]?|HYPH|CD|NN)$/.test(reading.tag(i))) i--;
  return /^(PRP\$|POS)$/.test(reading.tag(i));
}
