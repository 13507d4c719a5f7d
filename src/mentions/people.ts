/** Which person names of a document are one person: by full name first, then surname or given name to the fullest name that fits. */
import { genderOfGivenName, genderOfTitle, isRoleNoun, officialsNamed } from '../lexicon/index.ts';
import { type Gender, type Kin, kinBeside } from './kin.ts';
import type { FoundName } from './names.ts';
import type { Reading } from './reading.ts';
import type { Role } from './titles.ts';

export interface PersonDraft {
  names: FoundName[];
  /** Name words of the fullest form, without dots: ["Antony", "J", "Blinken"]. */
  parts: string[];
  gender: Gender | null;
  roles: Role[];
  rules: string[];
  /** Introduced as somebody's relative: "his wife". */
  kin: boolean;
}

const suffix = /^(Jr|Sr|II|III|IV)$/;

/** The words of a name: dots, commas and quotation marks off, suffixes apart. */
export function nameParts(name: string): { parts: string[]; suffix: string | null } {
  const words = name
    .split(/[\s,]+/)
    .map((word) => word.replace(/\.$|["“”]/g, ''))
    .filter((word) => word.length > 0);
  const last = words[words.length - 1];
  return last && words.length > 1 && suffix.test(last)
    ? { parts: words.slice(0, -1), suffix: last }
    : { parts: words, suffix: null };
}

const sameGiven = (a: string, b: string): boolean =>
  a === b || (a.length <= 2 && b.startsWith(a[0]!)) || (b.length <= 2 && a.startsWith(b[0]!));

/** Two full names of one person: same surname, same given name or its initial; middle names may come and go. */
export function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  if (a[a.length - 1]!.toLowerCase() !== b[b.length - 1]!.toLowerCase()) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return short.length > 1 && short.every((part, i) => part === long[i]);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // "Van Hollen" is Chris Van Hollen.
  if (
    short.length > 1 &&
    short.length < long.length &&
    short.every((part, i) => part.toLowerCase() === long[long.length - short.length + i]!.toLowerCase())
  )
    return true;
  // "George H. W. Bush" is not George W. Bush.
  const [one, other] = [a[1]!, b[1]!];
  if (a.length > 2 && b.length > 2 && !sameGiven(one, other)) return false;
  return sameGiven(a[0]!, b[0]!);
}

/** Do two surnames differ in one letter, or in two that changed places? Short ones are too alike to tell. */
function misspelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 6 || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length === b.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}

/**
 * @param names the person names, in the order of the text
 * @param titleOf the title words before a name, if any
 */
export function groupPeople(
  reading: Reading,
  names: readonly FoundName[],
  titleOf: (name: FoundName) => Role | null,
): PersonDraft[] {
  const people: PersonDraft[] = [];
  const partsOf = (name: FoundName): string[] => nameParts(reading.nameOf(name)).parts;
  const join = (person: PersonDraft, name: FoundName, rule: string, kin: Kin | null = null): void => {
    person.names.push(name);
    if (!person.rules.includes(rule)) person.rules.push(rule);
    const role = titleOf(name);
    if (role) person.roles.push(role);
    person.gender ??= kin?.gender ?? genderOf(reading, name, role, partsOf(name));
  };
  const draft = (parts: string[], kin: boolean): PersonDraft => {
    const person: PersonDraft = { names: [], parts, gender: null, roles: [], rules: [], kin };
    people.push(person);
    return person;
  };
  const single: FoundName[] = [];
  for (const name of names) {
    const parts = partsOf(name);
    if (parts.length === 1) single.push(name);
    if (parts.length < 2) continue;
    const kin = kinBeside(reading, name);
    // "Her mother, Gloria Morgan Vanderbilt" is not Gloria Vanderbilt.
    const known = people.find(
      (person) => sameFullName(person.parts, parts) && !(kin && !person.kin && person.parts.length < parts.length),
    );
    if (known && parts.length > known.parts.length) known.parts = parts;
    join(known ?? draft(parts, kin !== null), name, 'name.full', kin);
  }
  const alone = (part: string, end: number): number =>
    single.filter((name) => name.first < end && partsOf(name)[0] === part).length;
  const named = new Map(people.map((person) => [person, fame(person, people, alone)]));
  // Names with a form of address first: "President Trump" beside "Melania Trump" is a person of his own, whom "Trump" then may mean.
  const addressed = (name: FoundName): number => (name.title ? 0 : 1);
  for (const name of [...single].sort((a, b) => addressed(a) - addressed(b))) {
    const part = quiet(partsOf(name)[0]!, people);
    const title = titleOf(name);
    const gender = genderOf(reading, name, title, []);
    const office = title && reading.lower(title.noun);
    const fits = (test: (person: PersonDraft) => boolean): PersonDraft[] =>
      people.filter(
        (person) =>
          test(person) &&
          !(gender && person.gender && person.gender !== gender) &&
          // "President Biden" is not "his son Hunter Biden".
          !(
            person.kin &&
            office &&
            isRoleNoun(office) &&
            !person.roles.some(({ noun }) => reading.lower(noun) === office)
          ) &&
          // An article that speaks of "Biden" long before it names Hunter Biden, or at all before "his son", means another.
          (!named.has(person) ||
            person.names[0]!.first - name.first <= (person.kin ? 0 : headline) ||
            (!person.kin &&
              person.parts[person.parts.length - 1] === part &&
              alone(part, person.names[0]!.first) < often)),
      );
    let candidates = fits((person) => person.parts[person.parts.length - 1] === part);
    let rule = 'name.surname';
    if (candidates.length > 0) candidates = [bearer(candidates, named, name.first)];
    else {
      candidates = fits((person) => person.parts.length > 1 && person.parts.includes(part));
      rule = 'name.given';
    }
    if (candidates.length === 0) {
      candidates = fits((person) => person.parts.length > 1 && misspelt(person.parts[person.parts.length - 1]!, part));
      rule = 'name.misspelt';
    }
    if (candidates.length > 0) join(nearest(candidates, name.first), name, rule);
    else join(draft([part], false), name, 'name.alone');
  }
  for (const person of people) person.names.sort((a, b) => a.first - b.first);
  return people.sort((a, b) => a.names[0]!.first - b.names[0]!.first);
}

/** A name in capitals as the article else writes it: "ROE" is Jane Roe. */
const quiet = (part: string, people: readonly PersonDraft[]): string =>
  (/^\p{Lu}{3,}$/u.test(part) && people.flatMap(({ parts }) => parts).find((one) => one.toUpperCase() === part)) ||
  part;

/**
 * How well an article knows a person by the surname: often named in full, by the surname alone before a namesake comes up, and not by the
 * given name.
 * @param alone how often a name stands alone before a word
 */
function fame(
  { names, parts }: PersonDraft,
  people: readonly PersonDraft[],
  alone: (part: string, end: number) => number,
): number {
  const surname = parts[parts.length - 1]!;
  const others = people.filter(
    (other) => other.names[0] !== names[0] && other.parts[other.parts.length - 1] === surname,
  );
  const rival = Math.min(...others.map((other) => other.names[0]!.first));
  const first = names[0]!.first < rival;
  return names.length + (first ? 4 * alone(surname, rival) : 0) - alone(parts[0]!, Number.POSITIVE_INFINITY);
}

/**
 * Whom of its bearers a surname alone means: a relative last, else the best known by it, the earlier of equals; another where he was named
 * just before and the first long ago.
 * @param known how well each is known by the surname; whoever is not in it bears no other name, and must do so often
 */
function bearer(candidates: readonly PersonDraft[], known: ReadonlyMap<PersonDraft, number>, at: number): PersonDraft {
  const weight = (person: PersonDraft): number =>
    (person.kin ? -1000 : 0) + (known.get(person) ?? person.names.length - 2);
  const main = candidates.reduce((best, person) => (weight(person) > weight(best) ? person : best));
  const last = nearest(candidates, at);
  const [since, sinceMain] = [at - before(last, at), at - before(main, at)];
  return !last.kin && since < aMoment && sinceMain > aWhile ? last : main;
}

/** In words. */
const aMoment = 60;
const aWhile = 150;

/** The word where a person was named last before this place; -1 for nowhere. */
const before = (person: PersonDraft, at: number): number =>
  Math.max(-1, ...person.names.filter((name) => name.first < at).map((name) => name.first));

/** Of several so named, the one named last before this place; where none was, the first named after it. */
const nearest = (candidates: readonly PersonDraft[], at: number): PersonDraft =>
  candidates.reduce((best, person) => (before(person, at) > before(best, at) ? person : best));

/** Words that may stand between a headline's bare surname and the full name that explains it. */
const headline = 120;

/** How often an article that means somebody else by a surname uses it, at the least. */
const often = 3;

/** By the title, the office, or the given name. */
function genderOf(reading: Reading, name: FoundName, role: Role | null, parts: readonly string[]): Gender | null {
  for (const range of [name.title, role]) {
    if (!range) continue;
    for (let i = range.first; i <= range.last; i++) {
      const gender = genderOfTitle(reading.word(i));
      if (gender) return gender;
    }
  }
  if (parts.length > 1) return genderOfGivenName(parts[0]!);
  // "President Obama": all who held that office under that surname are of one.
  const office = role && reading.lower(role.noun);
  const genders = new Set(
    officialsNamed(reading.nameOf(name)).flatMap(({ gender, terms }) =>
      terms.some((term) => term.office === office) ? [gender] : [],
    ),
  );
  return genders.size === 1 ? [...genders][0]! : null;
}
