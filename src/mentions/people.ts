/** Which person names of a document are one person: by full name first, then surname or given name to the fullest name that fits. */
import { genderOfGivenName, genderOfTitle } from '../lexicon/index.ts';
import type { FoundName } from './names.ts';
import type { Reading } from './reading.ts';
import type { Role } from './titles.ts';

export type Gender = 'm' | 'f';

export interface PersonDraft {
  names: FoundName[];
  /** Name words of the fullest form, without dots: ["Antony", "J", "Blinken"]. */
  parts: string[];
  gender: Gender | null;
  roles: Role[];
  rules: string[];
}

const suffix = /^(Jr|Sr|II|III|IV)$/;

/** The words of a name: dots and commas off, suffixes apart. */
export function nameParts(name: string): { parts: string[]; suffix: string | null } {
  const words = name
    .split(/[\s,]+/)
    .map((word) => word.replace(/\.$/, ''))
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
  const textOf = (name: FoundName): string => reading.textOf(name);
  const join = (person: PersonDraft, name: FoundName, parts: string[], rule: string): void => {
    person.names.push(name);
    if (parts.length > person.parts.length) person.parts = parts;
    if (!person.rules.includes(rule)) person.rules.push(rule);
    const role = titleOf(name);
    if (role) person.roles.push(role);
    person.gender ??= genderOf(reading, name, role, parts);
  };
  const single: FoundName[] = [];
  for (const name of names) {
    const { parts } = nameParts(textOf(name));
    if (parts.length === 0) continue;
    if (parts.length === 1) {
      single.push(name);
      continue;
    }
    const known = people.find((person) => sameFullName(person.parts, parts));
    if (known) join(known, name, parts, 'name.full');
    else {
      const person: PersonDraft = { names: [], parts, gender: null, roles: [], rules: [] };
      people.push(person);
      join(person, name, parts, 'name.full');
    }
  }
  // Names with a form of address first: "President Trump" beside "Melania Trump" is a person of his own, whom "Trump" then may mean.
  const addressed = (name: FoundName): number => (name.title ? 0 : 1);
  for (const name of [...single].sort((a, b) => addressed(a) - addressed(b))) {
    const part = nameParts(textOf(name)).parts[0]!;
    const gender = genderOf(reading, name, titleOf(name), []);
    const fits = (test: (person: PersonDraft) => boolean): PersonDraft[] =>
      people.filter(
        (person) =>
          test(person) &&
          !(gender && person.gender && person.gender !== gender) &&
          // An article that long speaks of "Biden" before it names Hunter Biden means another.
          person.names[0]!.first - name.first <= headline,
      );
    let candidates = fits((person) => person.parts[person.parts.length - 1] === part);
    let rule = 'name.surname';
    if (candidates.length === 0) {
      candidates = fits((person) => person.parts.length > 1 && person.parts.includes(part));
      rule = 'name.given';
    }
    if (candidates.length === 0) {
      candidates = fits((person) => person.parts.length > 1 && misspelt(person.parts[person.parts.length - 1]!, part));
      rule = 'name.misspelt';
    }
    if (candidates.length > 0) join(nearest(candidates, name.first), name, [part], rule);
    else {
      const person: PersonDraft = { names: [], parts: [part], gender: null, roles: [], rules: [] };
      people.push(person);
      join(person, name, [part], 'name.alone');
    }
  }
  for (const person of people) person.names.sort((a, b) => a.first - b.first);
  return people.sort((a, b) => a.names[0]!.first - b.names[0]!.first);
}

/** Of several with that surname, the one named last before this place; where none was, the first named after it. */
function nearest(candidates: readonly PersonDraft[], at: number): PersonDraft {
  const before = (person: PersonDraft): number =>
    Math.max(-1, ...person.names.filter((name) => name.first < at).map((name) => name.first));
  return candidates.reduce((best, person) => (before(person) > before(best) ? person : best));
}

/** Words that may stand between a headline's bare surname and the full name that explains it. */
const headline = 120;

function genderOf(reading: Reading, name: FoundName, role: Role | null, parts: readonly string[]): Gender | null {
  for (const range of [name.title, role]) {
    if (!range) continue;
    for (let i = range.first; i <= range.last; i++) {
      const gender = genderOfTitle(reading.word(i));
      if (gender) return gender;
    }
  }
  return parts.length > 1 ? genderOfGivenName(parts[0]!) : null;
}
