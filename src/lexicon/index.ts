/**
 * Vocabulary as data: countries, offices, institutions, titles, given names. It looks things up and decides nothing.
 * Sources: i18n-iso-countries (MIT), The World Factbook (public domain), congress-legislators (CC0), GeoNames (CC BY 4.0),
 * lists of our own in words.json.
 */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';

interface Countries {
  names: Record<string, string>;
  labels: Record<string, string>;
  adjectives: Record<string, string>;
  capitals: Record<string, string>;
}

interface Words {
  titles: string;
  roles: string;
  institutions: Record<string, string[]>;
  /** "?" marks a name that is a common word too ("Time?"): an outlet only where the text names a body by it. */
  outlets: string;
  /** Bodies that many countries have under this name ("Parliament"). */
  common: string;
  /**
   * Nouns that news often names and that hold no position: in the coded articles (training/coded) 25 times and more, and hardly ever an
   * actor, with no sense of a person or a group in WordNet 3.1.
   */
  inanimate: string;
  states: string;
  places: string;
  women: string;
  men: string;
  masculine: string;
  feminine: string;
  /** "anthony: tony antony|…": forms of one given name that news uses side by side. */
  pets: string;
}

/** A public office held: `from` and `to` are ISO dates. */
export interface Term {
  office: 'president' | 'vice president' | 'senator' | 'representative';
  from: string;
  to: string;
  state: string | null;
  party: string | null;
}

export interface Official {
  wikidata: string | null;
  name: string;
  /** Given names that news uses. */
  given: string[];
  surname: string;
  /** "Jr.", "III" */
  suffix: string | null;
  gender: 'm' | 'f' | null;
  terms: Term[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(lexiconPath(name), 'utf8')) as T;

/** Read at first use, then kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const countries = once(() => {
  const data = read<Countries>('countries.json');
  return {
    names: new Map(Object.entries(data.names)),
    labels: new Map(Object.entries(data.labels)),
    adjectives: new Map(Object.entries(data.adjectives)),
    capitals: new Map(Object.entries(data.capitals)),
  };
});

const list = (text: string): Set<string> => new Set(text.split(text.includes('|') ? '|' : ' '));

const words = once(() => {
  const data = read<Words>('words.json');
  const institutions = new Map<string, { name: string; country: string | null }>();
  for (const [name, [country, ...aliases]] of Object.entries(data.institutions))
    for (const alias of [name, ...aliases]) institutions.set(alias, { name, country: country || null });
  for (const outlet of list(data.outlets))
    if (!outlet.endsWith('?') && !institutions.has(outlet)) institutions.set(outlet, { name: outlet, country: null });
  const states = new Map<string, string>();
  for (const row of data.states.split('|')) {
    const [name, ...short] = row.split(' ').map((word) => word.replaceAll('_', ' '));
    if (name !== 'Washington State') states.set(name!, name!);
    for (const form of short) states.set(form, name!);
  }
  return {
    titles: list(data.titles),
    roles: list(data.roles),
    outlets: new Set([...list(data.outlets)].map((outlet) => outlet.replace('?', ''))),
    common: list(data.common.toLowerCase()),
    inanimate: list(data.inanimate),
    institutions,
    states,
    places: list(data.places),
    women: list(data.women),
    men: list(data.men),
    masculine: list(data.masculine.toLowerCase()),
    feminine: list(data.feminine.toLowerCase()),
    pets: new Map(
      data.pets.split('|').flatMap((row) => {
        const [full, pets] = row.split(': ');
        return pets!.split(' ').map((pet): [string, string] => [pet, full!]);
      }),
    ),
  };
});

const withoutThe = (name: string): string => name.replace(/^[Tt]he /, '');
const bare = (name: string): string => withoutThe(name.replace(/\s+/g, ' ').replace(/['’]s?$/, ''));

/** ISO 3166-1 alpha-2 of a country's name as news writes it ("the U.S.", "Britain"); SU and XK besides; null for any other name. */
export const countryByName = (name: string): string | null => countries().names.get(bare(name)) ?? null;

/** The short English name of a country code. */
export const countryName = (code: string): string => countries().labels.get(code) ?? code;

/** "American" → US. Demonyms count too ("Russians"). */
export function countryByAdjective(word: string): string | null {
  const { adjectives } = countries();
  return adjectives.get(word) ?? (word.endsWith('s') ? (adjectives.get(word.slice(0, -1)) ?? null) : null);
}

/** "Moscow" → RU. */
export const countryByCapital = (name: string): string | null => countries().capitals.get(name) ?? null;

/** A body of fixed name, under the name that news knows it by. */
export const institutionByName = (name: string): { name: string; country: string | null } | null =>
  words().institutions.get(bare(name)) ?? null;

/** Do many countries have a body of this name ("Parliament", "Supreme Court")? Then the country must tell which is meant. */
export const isCommonBody = (name: string): boolean => words().common.has(bare(name).toLowerCase());

/** Is a lower-case noun one of a thing that nobody would call an actor ("results", "masks")? */
export const isInanimate = (noun: string): boolean => words().inanimate.has(noun);

export const isOutlet = (name: string): boolean => words().outlets.has(bare(name));

/** A state of the U.S., a region or a part of the world of fixed name. */
export const placeByName = (name: string): boolean =>
  words().places.has(bare(name)) || stateName(bare(name)) === bare(name);

const cities = once(() => new Set(read<string[]>('cities.json')));

/** Does a city of 300,000 people or more bear this name? Many surnames do too ("Houston"). */
export const isCity = (name: string): boolean => cities().has(name);

/** "Ky." or "KY" → "Kentucky". */
export const stateName = (short: string): string | null =>
  words().states.get(short) ?? words().states.get(short.replace(/\.$/, '')) ?? null;

/** Does a capitalised word open or continue a title before a name? */
export const isTitle = (word: string): boolean => words().titles.has(word.replace(/\.$/, ''));

/** Is a lower-case noun an office, a trade or another thing that a person is? */
export const isRoleNoun = (word: string): boolean => words().roles.has(word.replace(/\.$/, ''));

export function genderOfTitle(word: string): 'm' | 'f' | null {
  const key = word.toLowerCase().replace(/\.$/, '');
  return words().masculine.has(key) ? 'm' : words().feminine.has(key) ? 'f' : null;
}

export const genderOfGivenName = (name: string): 'm' | 'f' | null =>
  words().women.has(name) ? 'f' : words().men.has(name) ? 'm' : null;

/** "tony" → "anthony"; any other given name, in lower case, as it is. */
export const fullGivenName = (name: string): string => words().pets.get(name) ?? name;

type Row = [string | null, string, string, string, string | null, string | null, 'm' | 'f' | null, string[][]];
const offices: Record<string, Term['office']> = {
  prez: 'president',
  viceprez: 'vice president',
  sen: 'senator',
  rep: 'representative',
};

const officials = once(() => {
  const bySurname = new Map<string, Official[]>();
  for (const [wikidata, name, first, surname, nickname, suffix, gender, terms] of read<Row[]>('officials.json')) {
    const given = new Set([first, nickname, name.split(' ')[0]!].filter((one): one is string => !!one));
    const official: Official = {
      wikidata,
      name,
      given: [...given],
      surname,
      suffix,
      gender,
      terms: terms.map(([type, from, to, state, party]) => ({
        office: offices[type!]!,
        from: from!,
        to: to!,
        state: state ?? null,
        party: party ?? null,
      })),
    };
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), official]);
  }
  return bySurname;
});

/** U.S. presidents, vice presidents and legislators of a surname. */
export const officialsNamed = (surname: string): readonly Official[] => officials().get(surname) ?? [];
