/** People across documents by their full names: spellings that agree are one person. Surnames alone are left to `surnames.ts`. */
import { genderOfGivenName, type Official } from '../lexicon/index.ts';
import { nameParts, sameFullName } from '../mentions/people.ts';
import { blocksOf, compatible, formKey, isWeak, type PersonForm, personForm } from './forms.ts';
import { type Corpus, push } from './items.ts';
import { officialOf } from './officials.ts';
import { genderOf, roleNoun } from './signs.ts';
import type { Union } from './union.ts';

/** One way to write a full name, wherever it stands. */
interface Spelling {
  form: PersonForm;
  name: string;
  /** Indices of items. */
  items: number[];
}

export interface Person {
  forms: PersonForm[];
  name: string;
  items: number[];
  official: Official | null;
  gender: 'm' | 'f' | null;
  roles: Set<string>;
}

/** A name that no full name answers for. */
export interface Open {
  item: number;
  form: PersonForm;
}

export interface People {
  bySurname: Map<string, Person[]>;
  /** Items that wait: surnames alone, and spellings that fit no person or several. */
  open: Open[];
}

/** Joins full names. @param political whether a document (by index) speaks of U.S. politics */
export function joinFullNames(corpus: Corpus, union: Union, political: (at: number) => boolean): People {
  const spelled = new Map<string, Spelling>();
  const open: Open[] = [];
  corpus.items.forEach(({ type, name }, i) => {
    if (type !== 'person') return;
    const form = personForm(name);
    if (!form.given) {
      open.push({ item: i, form });
      return;
    }
    const known = spelled.get(formKey(form));
    if (!known) spelled.set(formKey(form), { form, name, items: [i] });
    else if (union.join(known.items[0]!, i)) known.items.push(i);
    else open.push({ item: i, form });
  });
  joinLongerNames(spelled, corpus, union);
  joinSecondSurnames(spelled, corpus, union);
  const bySurname = new Map<string, Person[]>();
  const blocks = new Map<string, Person[]>();
  for (const { form, name, items } of [...spelled.values()].sort(bySpecificity)) {
    const near = new Set(blocksOf(form).flatMap((block) => blocks.get(block) ?? []));
    const fits = [...near].filter(
      (other) => other.forms.every((one) => compatible(one, form)) && !toldApart(corpus, other.items, items),
    );
    let person = fits[0];
    if (fits.length > 1 || (person && isWeak(form))) {
      for (const item of items) open.push({ item, form });
      continue;
    }
    if (person) {
      const reason = `“${name}” is a form of “${person.name}”: same surname, agreeing given names (0.9)`;
      if (!union.join(person.items[0]!, items[0]!, reason, corpus.sites[corpus.items[items[0]!]!.at]!.id))
        person = undefined;
    }
    if (person) {
      person.forms.push(form);
      for (const item of items) person.items.push(item);
    } else {
      person = { forms: [form], name, items: [...items], official: null, gender: null, roles: new Set() };
      push(bySurname, form.surname, person);
    }
    for (const block of blocksOf(form)) if (!blocks.get(block)?.includes(person)) push(blocks, block, person);
  }
  for (const people of bySurname.values()) describe(people, corpus, union, political);
  return { bySurname, open };
}

/** Do two people whom one document would take for one by their names stand apart there, as mother and daughter do? */
function toldApart({ items }: Corpus, some: readonly number[], others: readonly number[]): boolean {
  const inDocument = new Map(some.map((i) => [items[i]!.at, items[i]!.name]));
  return others.some((i) => {
    const { at, name } = items[i]!;
    const known = inDocument.get(at);
    return known !== undefined && sameFullName(nameParts(known).parts, nameParts(name).parts);
  });
}

/** "Rival Hillary Clinton" is Hillary Clinton: words that are no given name stand before a full name that others use. */
function joinLongerNames(spelled: Map<string, Spelling>, { items, sites }: Corpus, union: Union): void {
  for (const [key, { form, name, items: own }] of [...spelled]) {
    const first = name.split(' ')[0]!;
    if (form.middle.length === 0 || form.given!.length === 1 || genderOfGivenName(first)) continue;
    const known = form.middle
      .map((given, i) => given.length > 1 && spelled.get(formKey({ ...form, given, middle: form.middle.slice(i + 1) })))
      .find((shorter) => shorter && shorter.items.length >= own.length);
    if (!known) continue;
    const reason = `“${name}” is “${known.name}” with words before it (0.7)`;
    if (!union.join(known.items[0]!, own[0]!, reason, sites[items[own[0]!]!.at]!.id)) continue;
    for (const item of own) known.items.push(item);
    spelled.delete(key);
  }
}

/** Days between articles that may tell of one person by one surname and by both. */
const ofOneTime = 60;

/** "Wanda Vázquez Garced" is Wanda Vázquez, if articles of one time name them and none names both: Spanish names have two surnames. */
function joinSecondSurnames(spelled: ReadonlyMap<string, Spelling>, { items, sites }: Corpus, union: Union): void {
  for (const { form, name, items: own } of spelled.values()) {
    const [surname, ...others] = form.middle;
    if (!surname || others.length > 0 || surname.length < 3 || form.suffix) continue;
    if (genderOfGivenName(surname[0]!.toUpperCase() + surname.slice(1))) continue;
    const known = spelled.get(formKey({ ...form, middle: [], surname }));
    if (!known) continue;
    const documents = new Set(known.items.map((i) => items[i]!.at));
    if (own.some((i) => documents.has(items[i]!.at))) continue;
    const days = [...documents].flatMap((at) => sites[at]!.day ?? []);
    const near = (day: number | null): boolean => day !== null && days.some((one) => Math.abs(day - one) <= ofOneTime);
    if (!own.some((i) => near(sites[items[i]!.at]!.day))) continue;
    const reason = `“${name}” is “${known.name}” with a second surname, at one time (0.8)`;
    union.join(known.items[0]!, own[0]!, reason, sites[items[own[0]!]!.at]!.id);
  }
}

/** The names that say most come first, so that shorter ones find them; equals by how often they are used. */
const bySpecificity = (a: Spelling, b: Spelling): number =>
  b.form.middle.length - a.form.middle.length ||
  Number(isWeak(a.form)) - Number(isWeak(b.form)) ||
  b.form.given!.length - a.form.given!.length ||
  (formKey(a.form) < formKey(b.form) ? -1 : 1);

/** Office, gender and roles of each; two of one office-holder are one. */
function describe(people: Person[], { items, sites }: Corpus, union: Union, political: (at: number) => boolean): void {
  const known = new Map<Official, Person>();
  for (const person of people) {
    const verdicts = new Map<Official, number>();
    const genders = { m: 0, f: 0 };
    for (const i of person.items) {
      const item = items[i]!;
      const official = officialOf(personForm(item.name), item, sites[item.at]!, political(item.at));
      if (official) verdicts.set(official, (verdicts.get(official) ?? 0) + 1);
      for (const { role } of item.entity.affiliations) person.roles.add(roleNoun(role));
      const gender = genderOf(item, sites[item.at]!);
      if (gender) genders[gender]++;
    }
    if (verdicts.size === 1) person.official = [...verdicts.keys()][0]!;
    const given = /^\S+/.exec(person.name)![0];
    person.gender =
      genders.m !== genders.f
        ? genders.m > genders.f
          ? 'm'
          : 'f'
        : (genderOfGivenName(given) ?? person.official?.gender ?? null);
    const same = person.official && known.get(person.official);
    if (same) {
      union.join(same.items[0]!, person.items[0]!, `“${person.name}” and “${same.name}” are one office-holder (0.9)`);
    } else if (person.official) known.set(person.official, person);
  }
}
