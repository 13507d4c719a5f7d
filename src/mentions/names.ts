/**
 * The names of a document: the model's, grown to the whole run of proper nouns that the parse ties together, titles stripped off, and
 * the fixed names of countries and institutions that the model missed. It groups nothing; `people.ts` and `things.ts` do.
 */
import {
  countryByAdjective,
  countryByName,
  institutionByName,
  isRoleNoun,
  isTitle,
  placeByName,
} from '../lexicon/index.ts';
import type { NameType, WordRange } from '../model.ts';
import type { Reading } from './reading.ts';

export interface FoundName extends WordRange {
  /** As the model types it; null for a name that only the lexicon knows. */
  model: NameType | null;
  /** Words before a person's name that say what he is: "Secretary of State". */
  title: WordRange | null;
}

/** "the Biden administration" is a body of its own, not Biden. */
const bodies = new Set(['administration', 'government', 'campaign', 'cabinet', 'ministry', 'regime']);

/** Words that open the name of a body which goes on after "of" or "for". */
const opening =
  /^(university|department|ministry|bank|house|office|council|committee|organization|organisation|institute|bureau|board|court|parliament|assembly|chamber|college|school|league|party|union|association|society|center|centre|foundation|commission|church|museum|americans|citizens|doctors|reporters|students|women|mothers|moms|school|federation|confederation|congress|academy|city|state|bishops)$/i;

/** Loose party words name people, no body: "Democrats", "Republicans". */
const loose =
  /^(Democrats?|Republicans?|Conservatives?|Liberals?|Tories|Libertarians?|Democratic|Republican|GOPers?|Dreamers?)$/;

const noName = /^(['’].*|.|The|An|Department|Mr|Ms|Mrs|Sen|Rep|And|But|In|On|For)$/;

const proper = (tag: string): boolean => tag === 'NNP' || tag === 'NNPS';
const capital = /^[\p{Lu}\p{Lt}]/u;

export function findNames(reading: Reading): FoundName[] {
  const names = reading.analysis.names.filter((name) => name.type !== 'MISC');
  const label: (NameType | null)[] = new Array(reading.words.length).fill(null);
  for (const name of names) for (let i = name.first; i <= name.last; i++) label[i] = name.type;
  const taken = new Array<boolean>(reading.words.length).fill(false);
  const found: FoundName[] = [];
  const take = (name: FoundName): void => {
    for (let i = name.first; i <= name.last; i++) taken[i] = true;
    found.push(name);
  };
  for (const name of names) {
    if (taken[name.first] || taken[name.last]) continue;
    const grown = grow(reading, name, label, taken);
    for (const part of splitAtTitle(reading, grown, name.type, label)) {
      const clean = trimName(reading, part);
      if (clean) take(clean);
    }
  }
  for (const range of fixedNames(reading, taken)) take({ ...range, model: null, title: null });
  return found.sort((a, b) => a.first - b.first);
}

/** Only a space, a dot or a hyphen stands between two words of one name. */
const joined = (reading: Reading, i: number): boolean =>
  reading.sentenceOf(i) === reading.sentenceOf(i + 1) &&
  /^ ?$/.test(reading.text.slice(reading.words[i]!.end, reading.words[i + 1]!.start));

function grow(
  reading: Reading,
  name: WordRange & { type: NameType },
  label: readonly (NameType | null)[],
  taken: readonly boolean[],
): WordRange {
  let { first, last } = name;
  const person = name.type === 'PER';
  const fits = (i: number): boolean => {
    if (i < 0 || i >= reading.words.length || taken[i]) return false;
    if (label[i] && (label[i] === 'PER') !== person) return false;
    if (!capital.test(reading.word(i)) || loose.test(reading.word(i))) return false;
    return linked(reading, i, { first, last });
  };
  for (;;) {
    const word = reading.word(last + 1);
    if (last + 1 < reading.words.length && joined(reading, last) && proper(reading.tag(last + 1)) && fits(last + 1))
      last++;
    else if (
      /^[.&-]$/.test(word) &&
      joined(reading, last) &&
      last + 2 < reading.words.length &&
      joined(reading, last + 1) &&
      fits(last + 2) &&
      proper(reading.tag(last + 2))
    )
      last += 2;
    else if (
      !person &&
      /^(of|for)$/.test(word) &&
      (opening.test(reading.word(last)) || opening.test(reading.word(first))) &&
      capital.test(reading.word(last + 2)) &&
      proper(reading.tag(last + 2)) &&
      label[last + 2] !== 'PER'
    )
      last += 2;
    else break;
  }
  while (
    first > 0 &&
    joined(reading, first - 1) &&
    /^(NNPS?|JJ|CD|NN)$/.test(reading.tag(first - 1)) &&
    fits(first - 1)
  ) {
    if (countryByAdjective(reading.word(first - 1)) && person) break;
    if (reading.sentenceOf(first - 2) !== reading.sentenceOf(first - 1) && !proper(reading.tag(first - 1))) break;
    first--;
  }
  if (
    /^(Jr|Sr)$/.test(reading.word(last + 1)) ||
    (reading.word(last + 1) === ',' && /^(Jr|Sr)$/.test(reading.word(last + 2)))
  )
    last += reading.word(last + 1) === ',' ? 2 : 1;
  if (
    /^(Jr|Sr)$/.test(reading.word(last)) &&
    reading.word(last + 1) === '.' &&
    reading.words[last]!.end === reading.words[last + 1]!.start
  )
    last++;
  return { first, last };
}

/** Does the parse tie a word into a name? */
const linked = (reading: Reading, i: number, name: WordRange): boolean => {
  const tie = /^(flat|compound|nmod|amod|appos|nummod)$/;
  const head = reading.words[i]!.head;
  if (head >= name.first && head <= name.last && head !== i) return tie.test(reading.relation(i));
  const top = reading.headOf(name);
  if (reading.words[top]!.head === i) return tie.test(reading.relation(top));
  return (
    head === reading.words[top]!.head && reading.relation(i) === 'compound' && reading.relation(top) === 'compound'
  );
};

/** "White House Press Secretary Jay Carney" is a body, a title and a person. */
function splitAtTitle(
  reading: Reading,
  range: WordRange,
  type: NameType,
  label: readonly (NameType | null)[],
): FoundName[] {
  let at = -1;
  for (let i = range.first; i < range.last; i++)
    if (isTitle(reading.word(i)) || (type === 'PER' && isRoleNoun(reading.lower(i)) && i < range.last)) at = i;
  if (at < 0 || (type !== 'PER' && !isTitle(reading.word(at)))) return [{ ...range, model: type, title: null }];
  if (type !== 'PER') {
    // A body whose name holds a title word ("Secretary of State's Office") stays whole; a person after a title is labelled PER.
    return [{ ...range, model: type, title: null }];
  }
  let first = at + 1;
  if (reading.word(first) === '.') first++;
  if (/^(of|for)$/.test(reading.lower(first))) return [{ ...range, model: type, title: null }];
  let start = at;
  while (
    start > range.first &&
    (isTitle(reading.word(start - 1)) || isRoleNoun(reading.lower(start - 1)) || label[start - 1] === 'PER')
  )
    start--;
  return [{ first, last: range.last, model: type, title: { first: start, last: at } }];
}

/** Ends without determiners, marks and possessives; null when no name is left. */
function trimName(reading: Reading, name: FoundName): FoundName | null {
  let { first, last } = name;
  while (
    first < last &&
    (!/[\p{L}\p{N}]/u.test(reading.word(first)) ||
      reading.tag(first) === 'DT' ||
      /^(and|of|for|in|the)$/.test(reading.word(first)))
  )
    first++;
  while (last > first && (reading.tag(last) === 'POS' || !/[\p{L}\p{N}.]/u.test(reading.word(last)))) last--;
  if (
    !capital.test(reading.word(first)) &&
    name.model !== 'ORG' &&
    !/^\p{N}|^(al|el|bin|von|van|de|le|la)$/u.test(reading.word(first))
  )
    return null;
  if (!/\p{L}/u.test(reading.word(first)) && first === last) return null;
  if (first === last && (loose.test(reading.word(first)) || noName.test(reading.word(first)))) return null;
  if (first === last && countryByAdjective(reading.word(first)) && !countryByName(reading.word(first))) return null;
  if (bodies.has(reading.lower(last + 1)) && joined(reading, last)) return { ...name, first, last: last + 1 };
  return { ...name, first, last };
}

/** Countries, states and institutions of fixed name among the capitalised words that no name holds yet; the longest match wins. */
function* fixedNames(reading: Reading, taken: readonly boolean[]): Generator<WordRange> {
  const longest = 6;
  for (let i = 0; i < reading.words.length; i++) {
    if (taken[i] || !capital.test(reading.word(i))) continue;
    let match = -1;
    for (let j = i; j < Math.min(i + longest, reading.words.length) && !taken[j]; j++) {
      if (reading.sentenceOf(j) !== reading.sentenceOf(i)) break;
      const name = reading.textOf({ first: i, last: j });
      if (countryByName(name) || institutionByName(name) || placeByName(name)) match = j;
    }
    if (match >= 0 && !partOfName(reading, i, match)) {
      yield { first: i, last: match };
      i = match;
    }
  }
}

/** "Congress Party" is not Congress: a further proper noun on either side, tied in by the parse, makes it another name. */
const partOfName = (reading: Reading, first: number, last: number): boolean =>
  [first - 1, last + 1].some(
    (i) =>
      reading.sentenceOf(i) === reading.sentenceOf(first) &&
      proper(reading.tag(i)) &&
      !isTitle(reading.word(i)) &&
      !loose.test(reading.word(i)) &&
      !countryByAdjective(reading.word(i)) &&
      linked(reading, i, { first, last }),
  );
