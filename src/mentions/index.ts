/** Step 3: whom a document names, as entities with names, roles, pronouns and descriptions; within this document alone. */
import {
  countryByAdjective,
  countryByCapital,
  countryByName,
  countryName,
  genderOfGivenName,
  institutionByName,
  isCity,
  isCommonBody,
  isOutlet,
  isRoleNoun,
  placeByName,
} from '../lexicon/index.ts';
import type { Analysis, Document, WordRange } from '../model.ts';
import { Cast } from './cast.ts';
import {
  countriesOfPerson,
  isKnownBody,
  nounsOfBody,
  nounsOfPerson,
  statesOfPerson,
  titlesOfPerson,
} from './descriptions.ts';
import { type FoundName, findNames } from './names.ts';
import { isBodyNoun } from './nouns.ts';
import { groupPeople, type PersonDraft } from './people.ts';
import { isQuotationMark, Reading } from './reading.ts';
import { type Judge, refer } from './refer.ts';
import { nameless, type Referent } from './references.ts';
import { mayBeInitials, turns } from './speakers.ts';
import type { NamedType } from './tagger.ts';
import { groupThings, isMinistry, normalName, type ThingDraft } from './things.ts';
import { appositionAfter, type Role, titleBefore } from './titles.ts';

export { Cast, type Resolved } from './cast.ts';
export { arePeople } from './nouns.ts';
export { Reading } from './reading.ts';
export { speakers } from './speakers.ts';

/** A document with all that was found in it so far. */
export interface Scene {
  reading: Reading;
  cast: Cast;
}

/** @param judge stands in for the learnt choice of pronouns, in training */
export function findMentions(
  document: Pick<Document, 'text' | 'publisher'>,
  analysis: Analysis,
  judge?: (cast: Cast) => Judge,
): Scene {
  const reading = new Reading(document.text, analysis);
  const cast = new Cast(reading);
  const found = findNames(reading);
  const initials = initialsOf(reading, found);
  const names = found.filter(
    (name) =>
      !insideTitle(reading, name) && !isWork(reading, name) && !isOneOfMany(reading, name) && !initials.has(name.first),
  );
  const types = typeNames(reading, names, document.publisher ?? null);
  const nameAt = new Set<number>();
  for (const name of names) for (let i = name.first; i <= name.last; i++) nameAt.add(i);

  const roles = new Map<FoundName, Role>();
  for (const name of names) {
    if (types.get(name) !== 'person') continue;
    const before = titleBefore(reading, name, (i) => nameAt.has(i));
    const role = name.title && !before ? { ...name.title, noun: name.title.last, former: false } : before;
    if (role) roles.set(name, name.title ? { ...role, last: name.title.last, noun: name.title.last } : role);
  }
  const people = groupPeople(
    reading,
    names.filter((name) => types.get(name) === 'person'),
    (name) => roles.get(name) ?? null,
  );
  for (const person of people)
    for (const name of person.names) {
      const role = appositionAfter(reading, name);
      if (role && !startsWithName(reading, role, types, names)) person.roles.push(role);
    }
  const things = groupThings(
    reading,
    names
      .filter((name) => types.get(name) !== 'person')
      .map((name) => ({ name, type: types.get(name) as ThingDraft['type'] })),
  );
  const referents = enlist(reading, cast, people, things);
  affiliate(reading, cast, people);
  for (const { type } of cast.entities.slice(referents.length)) referents.push(nameless(type));
  refer(reading, cast, referents, judge?.(cast));
  things.forEach(({ type, names }, i) => {
    const ofState = names.map((name) => reading.nameOf(name)).some((name) => isMinistry(name) || isCommonBody(name));
    if (type === 'organization' && ofState) cast.entities[people.length + i]!.country = ownerOf(reading, cast, names);
  });
  return { reading, cast };
}

/**
 * The code of the country that the words around the names of a body of state say it belongs to: "Turkey's", "of Turkey", "in Beijing"; else
 * "its", after the country that it stands for or the one before it.
 */
function ownerOf(reading: Reading, cast: Cast, names: readonly FoundName[]): string | null {
  const countryAt = (word: number): string | null => {
    const entity = cast.entities[cast.at(word) ?? -1];
    return entity?.type === 'country' ? entity.country : null;
  };
  const ministries = names.filter((name) => isMinistry(reading.nameOf(name)));
  for (const name of names) {
    const { first, last } = name;
    const after = reading.lower(last + 1);
    const stated =
      reading.tag(first - 1) === 'POS'
        ? countryAt(first - 2)
        : after === 'of' || (after === 'in' && ministries.includes(name))
          ? (countryAt(last + 2) ?? countryByCapital(reading.word(last + 2)))
          : null;
    if (stated) return stated;
  }
  for (const { first, last } of ministries) {
    if (!/^(its|their)$/.test(reading.lower(first - 1)) || !/ministr/i.test(reading.nameOf({ first, last }))) continue;
    if (cast.at(first - 1) !== null) return countryAt(first - 1);
    for (let i = first - 1; i >= 0 && reading.sentenceOf(first) - reading.sentenceOf(i) < 3; i--) {
      const owner = countryAt(i);
      if (owner) return owner;
    }
  }
  return null;
}

/** The words of "((WN))" and "NG:" before turns: no surname that stands elsewhere, no body or country that is known. */
function initialsOf(reading: Reading, names: readonly FoundName[]): Set<number> {
  const labels = new Set(
    turns(reading).flatMap((label) => (label && mayBeInitials(reading, label) ? label.first : [])),
  );
  const surnames = new Set(names.filter(({ first }) => !labels.has(first)).map(({ last }) => reading.lower(last)));
  const known = (word: string): boolean => isKnownBody(word) || countryByName(word) !== null;
  return new Set([...labels].filter((word) => !surnames.has(reading.lower(word)) && !known(reading.word(word))));
}

/** "House" in "House Speaker" names no body of its own. */
const insideTitle = (reading: Reading, name: FoundName): boolean =>
  name.first === name.last &&
  /^(House|Senate|State|Cabinet)$/.test(reading.word(name.first)) &&
  (isRoleNoun(reading.lower(name.last + 1)) || /^(majority|minority)$/i.test(reading.word(name.last + 1)));

/** "Larry King Now" in quotation marks of its own is a work that bears his name. */
function isWork(reading: Reading, { type, first, last }: FoundName): boolean {
  let end = last;
  while (end < last + 3 && /^\p{Lu}/u.test(reading.word(end + 1))) end++;
  const marked = (word: number): boolean => isQuotationMark(reading.word(word));
  return type === 'person' && end - first > 1 && marked(first - 1) && marked(end + 1);
}

/** "A Harley", "a Kennedy": one of those that bear the name, and nobody by it. */
const isOneOfMany = (reading: Reading, { type, first, last }: FoundName): boolean =>
  type === 'person' &&
  first === last &&
  /^an?$/.test(reading.lower(first - 1)) &&
  !/^(NN|JJ|HYPH|POS|CC)/.test(reading.tag(last + 1));

/** Each name's kind: the tagger's majority over all names of the same form; the document's own publisher is an organization. */
function typeNames(reading: Reading, names: readonly FoundName[], publisher: string | null): Map<FoundName, NamedType> {
  const votes = new Map<string, Map<NamedType, number>>();
  for (const name of names) {
    const key = normalName(reading.nameOf(name));
    const forms = votes.get(key) ?? new Map<NamedType, number>();
    forms.set(name.type, (forms.get(name.type) ?? 0) + 1);
    votes.set(key, forms);
  }
  const types = new Map<FoundName, NamedType>();
  const cities = citiesIn(reading, names);
  const publisherNames = new Set(publisher ? [publisher, publisher.replace(/^The /, '')] : []);
  for (const name of names) {
    const text = reading.nameOf(name);
    const [[best]] = [...votes.get(normalName(text))!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) as [
      [NamedType, number],
    ];
    const own = publisherNames.has(text) ? 'organization' : (certainType(reading, name, best) ?? best);
    types.set(name, own === 'organization' && cities.has(text) ? 'place' : own);
  }
  const letters = new Set(names.filter((name) => isPlacesLetters(reading, name)).map((name) => reading.nameOf(name)));
  for (const name of names) {
    const text = reading.nameOf(name);
    if (letters.has(text)) types.set(name, 'place');
    else if (!cities.has(text)) types.set(name, amended(reading, name, types));
  }
  return types;
}

/** Names of cities that the text says something is in, more than now and then: Melbourne, not the firm of Toyota. */
function citiesIn(reading: Reading, names: readonly FoundName[]): Set<string> {
  const seen = new Map<string, { all: number; inside: number }>();
  for (const name of names) {
    const text = reading.nameOf(name);
    if (!isCity(text)) continue;
    const one = seen.get(text) ?? { all: 0, inside: 0 };
    seen.set(text, one);
    one.all++;
    const before = reading.lower(name.first - 1);
    const whose = before === 'of' && /^(city|town|people|residents|mayor|streets)$/.test(reading.lower(name.first - 2));
    if (whose || /^(in|near|around|outside)$/.test(before)) one.inside++;
  }
  return new Set([...seen].filter(([, { all, inside }]) => inside > 1 && inside * 6 >= all).map(([text]) => text));
}

/** "(NSW)" after "Parliament of New South Wales" */
function isPlacesLetters(reading: Reading, { first, last }: FoundName): boolean {
  if (first < last || !/^\p{Lu}{2,5}$/u.test(reading.word(first))) return false;
  const spelled = reading.spelledBefore(first);
  return spelled !== null && placeByName(reading.nameOf(spelled));
}

/** A name's kind, seen beside the others'. */
function amended(reading: Reading, name: FoundName, types: ReadonlyMap<FoundName, NamedType>): NamedType {
  const type = types.get(name)!;
  const single = name.first === name.last && !name.title;
  if (single && (type === 'person' || (type === 'place' && !placeByName(reading.nameOf(name))))) {
    if (opensBody(reading, name, types)) return 'organization';
    return type === 'person' ? (placeAlone(reading, name, types) ?? type) : type;
  }
  const ofPerson = type === 'organization' && (isSurname(reading, name, types) || isFullName(reading, name, types));
  return ofPerson ? 'person' : type;
}

/** What is certain of a name's kind: "the Sun" is no body, "DPRK" a country, "a group called Ashoka" a group. */
function certainType(reading: Reading, { first, last }: FoundName, read: NamedType): NamedType | null {
  const text = reading.textOf({ first, last });
  if (/^(Sun|Moon|Earth)$/.test(text) && reading.word(first - 1) === 'the') return 'place';
  if (read === 'organization' && countryByName(text)) return 'country';
  let before = first - 1;
  if (/^["“]|``$/.test(reading.word(before))) before--;
  return /^(called|named)$/.test(reading.lower(before)) && isBodyNoun(reading.lower(before - 1))
    ? 'organization'
    : null;
}

/** "Cox" is Laura Cox, unless a body's name opens so or all know a body by it. */
function isSurname(reading: Reading, name: FoundName, types: ReadonlyMap<FoundName, NamedType>): boolean {
  const word = reading.nameOf(name);
  if (name.first < name.last || institutionByName(word) || isOutlet(word) || /^\p{Lu}+$/u.test(word)) return false;
  let bears = false;
  for (const [other, type] of types) {
    if (other.first === other.last) continue;
    if (type === 'organization' && reading.word(other.first) === word && !bodyWithName.test(reading.textOf(other)))
      return false;
    bears ||= type === 'person' && reading.word(other.last) === word;
  }
  return bears;
}

/** "Ava Stone" is a person where "Stone" is one. */
const isFullName = (reading: Reading, { first, last }: FoundName, types: ReadonlyMap<FoundName, NamedType>): boolean =>
  last - first === 1 &&
  genderOfGivenName(reading.word(first)) !== null &&
  [...types].some(
    ([other, type]) =>
      type === 'person' && other.first === other.last && reading.word(other.first) === reading.word(last),
  );

/** "Mazars" is the firm "Mazars USA", unless a person of that name is there. */
function opensBody(reading: Reading, name: FoundName, types: ReadonlyMap<FoundName, NamedType>): boolean {
  const word = reading.word(name.first);
  let opens = false;
  for (const [other, type] of types) {
    if (other.first === other.last) continue;
    if (type === 'person' && [other.first, other.last].some((i) => reading.word(i) === word)) return false;
    opens ||=
      type === 'organization' &&
      reading.word(other.first) === word &&
      !/^[a-z]/.test(reading.word(other.first + 1)) &&
      !bodyWithName.test(reading.textOf(other));
  }
  return opens;
}

/** "Washington" is the city, unless a person of that name is there. */
function placeAlone(reading: Reading, name: FoundName, types: ReadonlyMap<FoundName, NamedType>): NamedType | null {
  const word = reading.word(name.first);
  for (const [other, type] of types)
    if (type === 'person' && other.first < other.last)
      if ([other.first, other.last].some((i) => reading.word(i) === word)) return null;
  return countryByName(word) ? 'country' : countryByCapital(word) || placeByName(word) ? 'place' : null;
}

/** Bodies that bear a person's name: "Trump campaign". */
const bodyWithName = / (administration|campaign|government|cabinet|team|foundation|organization|office|white house)$/i;

/** ", Boris Johnson and …" after a name is a list, no apposition. */
const startsWithName = (
  reading: Reading,
  role: Role,
  types: ReadonlyMap<FoundName, string>,
  names: readonly FoundName[],
): boolean =>
  names.some((name) => name.first === role.first && types.get(name) === 'person') ||
  reading.lower(role.first) === 'and';

function enlist(
  reading: Reading,
  cast: Cast,
  people: readonly PersonDraft[],
  things: readonly ThingDraft[],
): Referent[] {
  const referents: Referent[] = [];
  for (const person of people) {
    const fullest = longest(reading, withoutHonours(reading, person.names));
    const entity = cast.add({ type: 'person', name: fullest, country: null, rules: person.rules });
    for (const name of person.names) cast.mention(entity, name, 'name');
    referents.push({
      type: 'person',
      gender: person.gender,
      nouns: nounsOfPerson(reading, person),
      states: statesOfPerson(reading, person),
      countries: countriesOfPerson(reading, person),
      titles: titlesOfPerson(reading, person),
    });
  }
  for (const thing of things) {
    const name = thing.country ? countryName(thing.country) : (thing.called ?? longest(reading, thing.names));
    const entity = cast.add({ type: thing.type, name, country: thing.country, rules: thing.rules });
    for (const place of thing.names) cast.mention(entity, place, 'name');
    const nouns = thing.type === 'organization' ? nounsOfBody(name) : new Set<string>();
    referents.push({ ...nameless(thing.type), nouns, titles: [name.toLowerCase()] });
  }
  return referents;
}

/** The fullest of an entity's names, without title; the earliest of equals. */
const longest = (reading: Reading, names: readonly WordRange[]): string =>
  names
    .map((name) => reading.nameOf(name))
    .reduce((best, name) => (name.split(' ').length > best.split(' ').length ? name : best));

/** The names but those that only put words before an earlier one: "Bharat Ratna Jane Roe" after "Jane Roe"; "Jane Mary Roe" has more of a name. */
const withoutHonours = (reading: Reading, names: readonly WordRange[]): readonly WordRange[] =>
  names.filter((name, i) => {
    const text = reading.nameOf(name);
    if (genderOfGivenName(reading.word(name.first))) return true;
    return !names.slice(0, i).some((other) => {
      const short = reading.nameOf(other);
      return short.includes(' ') && text.endsWith(` ${short}`);
    });
  });

/** A form of address is no office. */
const honorific = /^(Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof)\.?$/i;

/** Roles to affiliations: the body or country is a name among the role's words, or the country of an adjective there. */
function affiliate(reading: Reading, cast: Cast, people: readonly PersonDraft[]): void {
  people.forEach((person, entity) => {
    const seen = new Set<string>();
    for (const role of person.roles) {
      let of: number | null = null;
      let last = role.last;
      for (let i = role.first; i <= role.last && of === null; i++) {
        const named = cast.at(i);
        if (named !== null && named !== entity && cast.entities[named]!.type !== 'person') {
          of = named;
          if (i > role.noun && /^(of|at|for|in|to|with|on|from)$/.test(reading.lower(i - 1))) last = i - 2;
          else if (i > role.noun && reading.tag(i - 1) === 'DT') last = i - 3;
        }
        const code = countryByAdjective(reading.word(i)) ?? countryByName(reading.word(i));
        if (code && of === null) of = cast.country(code);
      }
      let first = role.first;
      while (first < role.noun && /^(former|ex|the|a|an)$/i.test(reading.word(first))) first++;
      if (last < role.noun) last = role.noun;
      if (honorific.test(reading.textOf({ first, last }))) continue;
      const span = reading.span({ first, last });
      const text = reading.textOf({ first, last });
      const key = `${text.toLowerCase()} ${of}`;
      if (seen.has(key)) continue;
      seen.add(key);
      cast.affiliate(entity, { role: text, of, former: role.former, ...span });
    }
  });
}
