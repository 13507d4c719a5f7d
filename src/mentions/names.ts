/**
 * The names of a document as the tagger finds them, with the form of address before each, and the fixed names of countries and institutions
 * that it passed over. It groups nothing; `people.ts` and `things.ts` do.
 */
import {
  countryByCapital,
  countryByName,
  genderOfGivenName,
  institutionByName,
  isOutlet,
  isTitle,
  officialsNamed,
  placeByName,
  stateName,
} from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import { isArtefact, isBodyNoun } from './nouns.ts';
import { isQuotationMark, type Reading } from './reading.ts';
import { type NamedType, type TypedName, tagNames } from './tagger.ts';

export interface FoundName extends WordRange {
  type: NamedType;
  /** Words before a person's name that say what he is: "Mr.", "Secretary of State". */
  title: WordRange | null;
}

/** Loose party words name people, no body: "Democrats", "Republicans". */
const loose =
  /^(Democrats?|Republicans?|Conservatives?|Liberals?|Tories|Libertarians?|Democratic|Republican|GOPers?|Dreamers?)$/;

/** Who is meant stands beside it. */
const address = /^(HM|HRH|((Her|His|Your|Their) )?(Majesty|Highness|Excellency|Holiness|Honou?r)(ies|s)?)$/;

/** Things that are made or used, and hold no position. */
const product =
  /\b(Linux|Unix|Windows|Android|iOS|macOS|Firefox|Bitcoin|Ethereum|iPhone|iPad|Xbox|PlayStation)$|^\p{Lu}\p{L}*\p{Ll}OS$/u;

const noName = /^(['’].*|.|The|An|Department|Mr|Ms|Mrs|Sen|Rep|And|But|In|On|For)$/;

export function findNames(reading: Reading): FoundName[] {
  const found: FoundName[] = [];
  const tagged = tagNames(reading);
  const letters = lettersOfNoName(reading, tagged);
  const artefacts = artefactsIn(reading);
  /** A person, or a country, is no thing for sharing the end of a thing's name. */
  const isArtefactsName = (text: string, type: NamedType): boolean => {
    const whole = artefacts.get(text);
    return whole !== undefined && (whole || type !== 'person') && !countryByName(text);
  };
  for (const name of joinFixed(reading, tagged)) {
    const clean = trimName(reading, name);
    if (!clean || Math.max(clean.first, name.first) <= (found[found.length - 1]?.last ?? -1)) continue;
    const text = reading.textOf(clean);
    if (
      letters.has(text) ||
      isArtefactsName(text, name.type) ||
      address.test(text) ||
      product.test(text) ||
      isAmount(reading, clean) ||
      isDescription(reading, clean)
    )
      continue;
    if (name.type !== 'person') {
      for (const part of apart(reading, clean)) found.push({ ...part, title: null });
      continue;
    }
    const before = found[found.length - 1];
    const given = before && isGivenName(reading, before, clean) ? before.first : twice(reading, clean);
    const whole = withNickname(reading, { ...clean, first: given, last: surnameEnd(reading, clean) });
    while (found.length > 0 && found[found.length - 1]!.last >= whole.first) found.pop();
    const place = placeBefore(reading, whole);
    if (place) found.push(place);
    const person = withoutTitle(reading, place ? { ...whole, first: place.last + 1 } : whole);
    found.push({ ...person, title: titleOf(reading, person.first) });
  }
  return found;
}

/**
 * Two parts that are together a fixed name are one, "Washington, D.C.", and so are those whose first ends in what cannot end a name:
 * "Government of the" before "United Kingdom".
 */
function joinFixed(reading: Reading, names: readonly TypedName[]): TypedName[] {
  const joined: TypedName[] = [];
  for (const name of names) {
    const before = joined[joined.length - 1];
    const text = before && name.first - before.last <= 3 ? reading.nameOf({ ...before, last: name.last }) : '';
    const type = placeByName(text) ? 'place' : institutionByName(text) ? 'organization' : null;
    const open = before && name.first === before.last + 1 && /^(of|the)$/.test(reading.word(before.last));
    if (before && open) before.last = name.last;
    else if (before && type) joined[joined.length - 1] = { first: before.first, last: name.last, type };
    else joined.push({ ...name });
  }
  return joined;
}

/** Letters in brackets after words that they are the initials of, where the tagger took those words for no name: laws, systems. */
function lettersOfNoName(reading: Reading, names: readonly TypedName[]): Set<string> {
  const found = new Set<string>();
  for (let i = 1; i < reading.words.length; i++) {
    const letters = reading.word(i);
    if (!/^\p{Lu}{3,6}$/u.test(letters) || reading.word(i + 1) !== ')') continue;
    const spelled = reading.spelledBefore(i);
    if (!spelled) continue;
    const over = ({ first, last }: WordRange): boolean => first <= spelled.last && last >= spelled.first;
    if (!names.some((name) => over(name) && !product.test(reading.textOf(name)))) found.add(letters);
  }
  return found;
}

/**
 * What a text calls a thing, whether or not the tagger took that for a name: "Minetest is an open-source game", "the film Selma", "the
 * Starliner, a spacecraft"; and the ends of longer ones, "Stream" of "CentOS Stream is a distribution".
 * @returns by its words whether they are the whole of such a name
 */
function artefactsIn(reading: Reading): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const isName = (word: number): boolean => /^NNPS?$/.test(reading.tag(word));
  const isThing = (word: number): boolean => reading.tag(word) === 'NN' && isArtefact(reading.lower(word));
  const tied = (from: number, to: number): boolean =>
    reading.words[from]?.head === to && /^(compound|appos|flat)$/.test(reading.relation(from));
  for (let last = 0; last < reading.words.length; last++) {
    if (!isName(last) || isName(last + 1)) continue;
    let first = last;
    while (isName(first - 1) && reading.sentenceOf(first - 1) === reading.sentenceOf(last)) first--;
    const { head } = reading.words[last]!;
    const children = (of: number, relation: string): number[] =>
      reading.childrenOf(of).filter((child) => reading.relation(child) === relation);
    const called =
      reading.relation(last) === 'nsubj' && isThing(head)
        ? children(head, 'cop').length > 0
        : (isThing(first - 1) && (tied(first - 1, last) || tied(last, first - 1))) ||
          children(last, 'appos').some(isThing);
    if (!called) continue;
    for (let from = last; from > first; from--) {
      const end = reading.textOf({ first: from, last });
      if (!found.has(end)) found.set(end, false);
    }
    found.set(reading.textOf({ first, last }), true);
  }
  return found;
}

/** "the Court", "this Council": one named before, or nobody. */
const isDescription = (reading: Reading, { first, last }: WordRange): boolean =>
  first === last &&
  /^(the|this|that|our)$/i.test(reading.word(first - 1)) &&
  /^(DT|PRP\$)$/.test(reading.tag(first - 1)) &&
  isBodyNoun(reading.lower(first)) &&
  !institutionByName(reading.word(first));

/** "US" of "US$500" */
const isAmount = (reading: Reading, { last }: WordRange): boolean =>
  /^[$€£]/.test(reading.word(last + 1)) && joined(reading, last);

/** Is an unknown place right before a person's name the name's beginning: "Zine El Abidine" before "Ben Ali"? */
const isGivenName = (reading: Reading, before: FoundName, name: WordRange): boolean => {
  const text = reading.nameOf(before);
  return (
    before.last + 1 === name.first &&
    before.type === 'place' &&
    before.last > before.first &&
    reading.sentenceOf(before.first) === reading.sentenceOf(name.first) &&
    !placeByName(text) &&
    !stateName(text) &&
    !/^(City|County|Island|Street|Avenue|Park|University|Airport)$/.test(reading.word(before.last))
  );
};

/** The first word of a name, or the same word before it: "Sirhan Sirhan". */
const twice = (reading: Reading, { first }: WordRange): number =>
  reading.word(first - 1) === reading.word(first) && reading.sentenceOf(first - 1) === reading.sentenceOf(first)
    ? first - 1
    : first;

/** "Britain's Parliament" is a country and a body of it; "Iowa" before "'s" is no body. */
function apart(reading: Reading, name: TypedName): TypedName[] {
  let owner = name.first;
  while (owner <= name.last && reading.tag(owner + 1) !== 'POS') owner++;
  if (owner > name.last) return [name];
  // "Today's Court of Session", "the state's Senate"
  if (
    owner === name.first &&
    owner < name.last &&
    (day.test(reading.word(owner)) || !capital.test(reading.word(owner)))
  )
    return owner + 2 > name.last ? [] : [{ ...name, first: owner + 2 }];
  const before = { first: name.first, last: owner };
  const text = reading.textOf(before);
  const type = countryByName(text) ? 'country' : placeByName(text) || stateName(text) ? 'place' : null;
  if (!type) return [name];
  // "Iowa's state Senate"
  const body = { ...name, first: owner + (reading.lower(owner + 2) === 'state' ? 3 : 2) };
  return body.first > name.last ? [{ ...before, type }] : [{ ...before, type }, body];
}

const day = /^(today|yesterday|tomorrow|tonight|(mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

/** No name ends there: "Qaboos bin", "De". */
const particle = /^(bin|bint|ibn|ben|al|el|de|del|la|du|di|da|dos|van|von|der|den|ter)$/i;

/** Are the first and last of some words an office-holder's names? A suffix is none. */
const isOfficial = (reading: Reading, first: number, last: number): boolean =>
  !/^(Jr|Sr|I+|IV)\.?$/.test(reading.word(last + 1)) &&
  officialsNamed(reading.word(last)).some(({ given }) => given.includes(reading.word(first)));

/** The end of a name, where a particle seemed to end it ("Qaboos bin Said") or a verb. */
function surnameEnd(reading: Reading, { first, last }: WordRange): number {
  // "Jane Roe Slams" is a headline's beginning.
  const verb = /^VB[DZ]$/.test(reading.tag(last)) && !particle.test(reading.word(last - 1));
  if (
    last - first > 1 &&
    (verb || (last - first === 2 && isOfficial(reading, first, last - 1))) &&
    !isOfficial(reading, first, last)
  )
    return last - 1;
  let end = last;
  while (particle.test(reading.word(end)) && reading.sentenceOf(end + 1) === reading.sentenceOf(last)) end++;
  return /^\p{Lu}/u.test(reading.word(end)) ? end : last;
}

const capital = /^\p{Lu}/u;

/** A name that a nickname's quotation marks have cut: `Jane R. "Jay" Roe`. */
function withNickname<Name extends WordRange>(reading: Reading, name: Name): Name {
  let { first, last } = name;
  const ofName = (i: number): boolean =>
    (capital.test(reading.word(i)) && !isTitle(reading.word(i))) ||
    (reading.word(i) === '.' && /^\p{Lu}$/u.test(reading.word(i - 1)));
  for (let open = name.first - 1; open <= name.last + 2; open++) {
    if (!isQuotationMark(reading.word(open)) || !isQuotationMark(reading.word(open + 2))) continue;
    if (![open - 1, open + 1, open + 3].every(ofName) || reading.sentenceOf(open + 3) !== reading.sentenceOf(first))
      continue;
    if (open < first) for (first = open - 1; ofName(first - 1); ) first--;
    if (open + 2 > last) for (last = open + 3; ofName(last + 1); ) last++;
  }
  return { ...name, first, last };
}

/** The country, place or outlet that a text puts right before a person's full name: "Ukraine Volodymyr Zelensky", "Washington Post Trump". */
function placeBefore(reading: Reading, { first, last }: WordRange): FoundName | null {
  for (let end = last - 1; end >= first; end--) {
    const name = reading.textOf({ first, last: end });
    // "Paris Hilton", "Chad Smith": a single word may be a given name.
    if (end === first && (last - first < 2 || genderOfGivenName(name))) continue;
    const range = { first, last: end, title: null };
    if (countryByName(name)) return { ...range, type: 'country' };
    if (placeByName(name) || countryByCapital(name)) return { ...range, type: 'place' };
    if (end > first && (isOutlet(name) || institutionByName(name))) return { ...range, type: 'organization' };
  }
  return null;
}

/** A form of address that opens a name, where a name is left without it: "Mme Roe", "IM Jane Roe"; but "King Charles". */
function withoutTitle<Name extends WordRange>(reading: Reading, name: Name): Name {
  const { first, last } = name;
  // "President-elect Jane Roe"
  if (reading.word(first + 1) === '-' && reading.lower(first + 2) === 'elect' && last > first + 2)
    return { ...name, first: first + 3 };
  const lone =
    last - first === 1 && !/^(Mr|Mrs|Ms|Mme|Mlle|Dr|Cde|Comrade|President|Senator)\.?$/.test(reading.word(first));
  return first < last && !lone && isTitle(reading.word(first)) && /^\p{Lu}/u.test(reading.word(first + 1))
    ? withoutTitle(reading, { ...name, first: first + 1 })
    : name;
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

/** No name begins or ends there. */
const little = /^(and|of|for|in|at|by|to|the|'s|’s)$/;

/** Ends without determiners, marks and possessives; null when no name is left. */
function trimName<Name extends WordRange & { type: NamedType }>(reading: Reading, name: Name): Name | null {
  let { first, last } = name;
  while (
    first < last &&
    (!/[\p{L}\p{N}]/u.test(reading.word(first)) || reading.tag(first) === 'DT' || little.test(reading.word(first)))
  )
    first++;
  for (let i = first + 1; i < last; i++) if (reading.lower(i) === 'vs') last = i - 1;
  // "the NSW legislature in", cut at what comes after
  while (
    last > first &&
    (reading.tag(last) === 'POS' || !/[\p{L}\p{N}.]/u.test(reading.word(last)) || little.test(reading.word(last)))
  )
    last--;
  // "Moon Jae-in", "Man-kei Tam": a hyphen goes on in lower case.
  const hyphen = (i: number): boolean => reading.word(i) === '-' && joined(reading, i - 1) && joined(reading, i);
  if (name.type === 'person') {
    while (hyphen(last + 1) && /^\p{Ll}/u.test(reading.word(last + 2))) last += 2;
    while (hyphen(first - 1) && /^\p{Ll}/u.test(reading.word(first)) && capital.test(reading.word(first - 2)))
      first -= 2;
  }
  if (!/\p{L}/u.test(reading.word(first)) && first === last) return null;
  // "Hillary Clinton | ’s campaign"
  if (first > name.first && first === last && /^\p{Ll}/u.test(reading.word(first))) return null;
  if (first === last && (loose.test(reading.word(first)) || noName.test(reading.word(first)))) return null;
  return { ...name, first, last };
}
