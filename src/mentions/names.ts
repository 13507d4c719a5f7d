/**
 * The names of a document as the tagger finds them, with the form of address before each, and the fixed names of countries and institutions
 * that it passed over. It groups nothing; `people.ts` and `things.ts` do.
 */
import { isTitle } from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import type { Reading } from './reading.ts';
import { type NamedType, tagNames } from './tagger.ts';

export interface FoundName extends WordRange {
  type: NamedType;
  /** Words before a person's name that say what he is: "Mr.", "Secretary of State". */
  title: WordRange | null;
}

/** Loose party words name people, no body: "Democrats", "Republicans". */
const loose =
  /^(Democrats?|Republicans?|Conservatives?|Liberals?|Tories|Libertarians?|Democratic|Republican|GOPers?|Dreamers?)$/;

const noName = /^(['’].*|.|The|An|Department|Mr|Ms|Mrs|Sen|Rep|And|But|In|On|For)$/;

export function findNames(reading: Reading): FoundName[] {
  const found: FoundName[] = [];
  for (const name of tagNames(reading)) {
    const clean = trimName(reading, name);
    if (clean) found.push({ ...clean, title: name.type === 'person' ? titleOf(reading, clean.first) : null });
  }
  return found;
}

/** The run of forms of address and offices right before a word: "Secretary of State", "Mr.". */
function titleOf(reading: Reading, word: number): WordRange | null {
  let first = word;
  const sentence = reading.sentenceOf(word);
  while (first > 0 && reading.sentenceOf(first - 1) === sentence) {
    const before = reading.word(first - 1);
    if (isTitle(before)) first--;
    else if (before === '.' && isTitle(reading.word(first - 2))) first -= 2;
    else break;
  }
  if (first === word) return null;
  return { first, last: reading.word(word - 1) === '.' ? word - 2 : word - 1 };
}

/** Does nothing stand between a word and the next? */
const joined = (reading: Reading, i: number): boolean => reading.words[i]?.end === reading.words[i + 1]?.start;

/** Ends without determiners, marks and possessives; null when no name is left. */
function trimName<Name extends WordRange & { type: NamedType }>(reading: Reading, name: Name): Name | null {
  let { first, last } = name;
  while (
    first < last &&
    (!/[\p{L}\p{N}]/u.test(reading.word(first)) ||
      reading.tag(first) === 'DT' ||
      /^(and|of|for|in|the)$/.test(reading.word(first)))
  )
    first++;
  // "Park Geun-hye": a hyphen goes on in lower case.
  while (
    reading.word(last + 1) === '-' &&
    joined(reading, last) &&
    joined(reading, last + 1) &&
    /^\p{Ll}/u.test(reading.word(last + 2)) &&
    name.type === 'person'
  )
    last += 2;
  while (last > first && (reading.tag(last) === 'POS' || !/[\p{L}\p{N}.]/u.test(reading.word(last)))) last--;
  if (!/\p{L}/u.test(reading.word(first)) && first === last) return null;
  if (first === last && (loose.test(reading.word(first)) || noName.test(reading.word(first)))) return null;
  return { ...name, first, last };
}
