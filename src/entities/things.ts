/**
 * Bodies, countries, places and groups across documents: one by a shared normal form. A name that many countries give to a body of theirs
 * ("Parliament", "Foreign Ministry") counts with the country that its document is about; an unnamed group stays in its document.
 */
import {
  countryByAdjective,
  countryByCapital,
  countryByName,
  genderOfGivenName,
  institutionByName,
  isCommonBody,
  stateName,
} from '../lexicon/index.ts';
import { isChamber, isMinistry, isSomeStates, normalName } from '../mentions/things.ts';
import { type Corpus, type Item, push, type Site, seatIn, spellings, withoutNation } from './items.ts';
import type { Union } from './union.ts';

const acronym = /^(?:\p{Lu}\.?&?){2,8}$/u;

/** Joins all that are no persons. */
export function joinThings(corpus: Corpus, union: Union): void {
  const byKey = new Map<string, number>();
  corpus.items.forEach((item, i) => {
    if (item.type === 'person') return;
    const key = keyOf(item, corpus.sites[item.at]!);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, i);
    else union.join(known, i);
  });
  joinAcronyms(corpus, union);
  joinReprinted(corpus, union);
}

/** How many characters after a group's words two documents share where both print one agency's text. */
const reprinted = 120;

/** An unnamed group of two documents is one where both go on with the same words: they print one agency's text. */
function joinReprinted({ items, sites }: Corpus, union: Union): void {
  const known = new Map<string, number>();
  items.forEach(({ type, entity, name, at }, i) => {
    if (type !== 'group' || isNamedGroup(name)) return;
    const { id, text } = sites[at]!;
    for (const { start, end, kind } of entity.mentions) {
      if (kind !== 'name' || end + reprinted > text.length) continue;
      const words = text.slice(start, end + reprinted).replace(/\s+/g, ' ');
      const first = known.get(words);
      if (first === undefined) known.set(words, i);
      else if (items[first]!.at !== at)
        union.join(first, i, `“${name}” stands in the same words in several documents (0.95)`, id);
    }
  });
}

/** What two entities of different documents must share to be one. */
function keyOf({ type, entity, name }: Item, site: Site): string {
  if (type === 'country')
    return `country:${entity.country ?? countryByName(name) ?? countryByCapital(name) ?? normalName(name)}`;
  if (type === 'group') return isNamedGroup(name) ? `group:${normalName(name)}` : `group:${site.id}:${name}`;
  if (type === 'place') return `place:${placeForm(normalName(name))}`;
  // "government", "state legislature", "state Senate": which one, its document alone knows.
  return /\p{Lu}/u.test(name) && !isSomeStates(name)
    ? `organization:${bodyForm(name, entity.country, site)}`
    : `organization:${site.id}:${name}`;
}

/** "House Republicans", "Texas Democrats": a body of people under a name of its own. */
export const isNamedGroup = (name: string): boolean => {
  const [whose, ...rest] = name
    .replace(/^the /i, '')
    .split(/ (?=(?:Republicans|Democrats|Conservatives|Greens|Liberals)$)/);
  return rest.length === 1 && (/^(House|Senate|Congressional)$/.test(whose!) || stateName(whose!) === whose);
};

const placeForm = (name: string): string =>
  name
    .replace(/^(city|state|province) of /, '')
    .replace(/^(washington,? )?(dc|district of columbia)$/, 'washington')
    .replace(/^(new york) state$/, '$1');

function bodyForm(name: string, owner: string | null, site: Site): string {
  const seated = seatIn(name);
  if (seated) return `${normalName(seated.body)}@${seated.seat}`;
  const fixed = institutionByName(name);
  const own = withoutNation(name);
  const words = own.replace(/^[Tt]he /, '').split(' ');
  const adjective =
    own === name ? (countryByAdjective(words[0]!) ?? (words.length > 1 ? countryByName(words[0]!) : null)) : null;
  const bare = words.slice(adjective ? 1 : 0).join(' ');
  if (fixed && !isCommonBody(fixed.name)) return ministryForm(normalName(fixed.name));
  const common = fixed?.name ?? (isCommonBody(bare) || isMinistry(bare) ? bare : null);
  // "U.S. Prohibition Party" is the Prohibition Party: at home nobody says whose it is; but U.S. Steel is no steel.
  const plain = words.length > 1 ? words.join(' ').replace(/^(America|national) (?=\S+ \S)/, '') : name;
  if (!common) return ministryForm(normalName(governmentOf(plain)));
  const form = ministryForm(normalName(common));
  // Without a word for its country, a body is of its document's; a body known from one country, of that, if it is spoken of.
  const seat = seatMeant(common, site);
  const home =
    (own === name ? adjective : 'US') ??
    owner ??
    (seat && normalName(seat)) ??
    (fixed?.country === 'US' && (site.american || !site.home) ? 'US' : site.home);
  return `${form}@${home ?? fixed?.country ?? site.id}`;
}

/** The territory whose body a document means by a common name. */
export const seatMeant = (common: string, { seat }: Site): string | null =>
  isChamber(common) || common === 'Supreme Court' ? seat : null;

/** "department of energy", "energy department" and "energy ministry" of one country are one. */
function ministryForm(form: string): string {
  const spelled = form
    .replace(/&/g, ' and ')
    .replace(/\s+/g, ' ')
    .replace(/(organi|reali)sation/g, '$1zation')
    .replace(/defence/g, 'defense')
    .replace(/centre/g, 'center')
    .replace(/,? (inc|corp|ltd|llc|plc|co)$/, '');
  return spelled
    .replace(/^(department|ministry) (?:of|for) (?:the )?(.+)$/, '$2 $1')
    .replace(/ affairs (?=ministry|department)/, ' ');
}

/** "Barack Obama administration" is the Obama administration. */
function governmentOf(name: string): string {
  const match = /^(\S+) (\S+ (?:administration|campaign|government|cabinet))$/.exec(name);
  return match && genderOfGivenName(match[1]!) ? match[2]! : name;
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

/** An acronym alone is the one body whose full name some document ties to it, or whose initials it is in a document that shares a name. */
function joinAcronyms(corpus: Corpus, union: Union): void {
  const tied = new Map<string, Set<number>>();
  const possible = new Map<string, number[]>();
  const alone: number[] = [];
  corpus.items.forEach((item, i) => {
    if (item.type !== 'organization') return;
    const { name, at } = item;
    if (acronym.test(name)) {
      alone.push(i);
      return;
    }
    if (!name.includes(' ')) return;
    for (const spelling of spellings(item, corpus.sites[at]!))
      if (acronym.test(spelling)) {
        const short = spelling.replaceAll('.', '');
        const roots = tied.get(short) ?? new Set<number>();
        tied.set(short, roots.add(union.find(i)));
      }
    const short = initials(name);
    if (short.length >= 3) push(possible, short, i);
  });
  const named = alone.length > 0 ? thingsOf(corpus, union) : [];
  for (const i of alone) {
    const { name, at } = corpus.items[i]!;
    const short = name.replaceAll('.', '');
    const roots = new Set([...(tied.get(short) ?? [])].map((root) => union.find(root)));
    const id = corpus.sites[at]!.id;
    if (roots.size === 1) {
      const [root] = roots;
      union.join(root!, i, `“${name}” is “${corpus.items[root!]!.name}”: written so beside its full name (0.9)`, id);
      continue;
    }
    const fits = new Set(
      (possible.get(short) ?? [])
        .slice(0, 400)
        .filter((other) => [...named[corpus.items[other]!.at]!].filter((root) => named[at]!.has(root)).length >= 2)
        .map((other) => union.find(other)),
    );
    if (fits.size !== 1 || roots.size > 1) continue;
    const [root] = fits;
    union.join(root!, i, `“${name}” is “${corpus.items[root!]!.name}”: its initials, in the same story (0.7)`, id);
  }
}

/** For each document, the sets of what it names besides people. */
function thingsOf({ items, sites }: Corpus, union: Union): Set<number>[] {
  const named = sites.map(() => new Set<number>());
  items.forEach(({ type, at }, i) => {
    if (type !== 'person' && type !== 'group') named[at]!.add(union.find(i));
  });
  return named;
}
