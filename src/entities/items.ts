/** The entities of all documents in one list, sorted, each with where it stands: what the merge works on. It decides nothing. */
import {
  countryByAdjective,
  genderOfGivenName,
  institutionByName,
  isCommonBody,
  isOutlet,
  placeByName,
  stateName,
} from '../lexicon/index.ts';
import { bareName } from '../mentions/reading.ts';
import { normalName } from '../mentions/things.ts';
import type { EntityType, Extract, LocalEntity } from '../model.ts';

/** One document's entity in the corpus. */
export interface Item {
  /** Index of its document, in the order of date and id. */
  at: number;
  local: number;
  entity: LocalEntity;
  /** Its own name, possessive and line breaks off. */
  name: string;
  /** Its own type, unless a rule, the vocabulary or the other documents give another. */
  type: EntityType;
}

export interface Site {
  id: string;
  text: string;
  date: string | null;
  /** Days since 1970 of its date, for distances; null when unknown. */
  day: number | null;
  /** The country that it writes about most; null when none stands out. */
  home: string | null;
  /** Does it speak of the United States at all? */
  american: boolean;
  /** The territory of the United States whose government it is about; null when none is. */
  seat: string | null;
}

export interface Corpus {
  sites: Site[];
  /** Sorted by document, then as in the extract. */
  items: Item[];
}

/** @param extracts in any order; @param types given by a user, by name */
export function gather(extracts: readonly Extract[], types: ReadonlyMap<string, EntityType>): Corpus {
  const sorted = [...extracts].sort(
    (a, b) => compare(a.document.date ?? '9', b.document.date ?? '9') || compare(a.document.id, b.document.id),
  );
  const sites = sorted.map(({ document: { id, text, date }, entities }) => ({
    id,
    text,
    date,
    day: dayOf(date),
    ...homeOf(entities),
    seat: territoryOf(entities, text),
  }));
  const items = sorted.flatMap(({ entities }, at) =>
    entities.map((entity, local) => ({ at, local, entity, name: clean(entity.name), type: knownType(entity) })),
  );
  agreeOnTypes(items);
  for (const item of items) item.type = types.get(item.name) ?? item.type;
  return { sites, items };
}

/** What the vocabulary is sure of wins over a reading of one word as a person; a given name may be one, for all that it is a state. */
function knownType({ type, name, affiliations }: LocalEntity): EntityType {
  const bare = clean(name);
  if (type === 'organization' && placeByName(bare)) return 'place';
  if (type !== 'person' || bare.includes(' ') || affiliations.length > 0 || genderOfGivenName(bare)) return type;
  return isOutlet(bare) || institutionByName(bare) ? 'organization' : placeByName(bare) ? 'place' : type;
}

/** A name of several words has one type: the one that most documents read. A single word may be a city here and a person there. */
function agreeOnTypes(items: readonly Item[]): void {
  const votes = new Map<string, Map<EntityType, number>>();
  const open = ({ type, name }: Item): boolean => type !== 'country' && type !== 'group' && name.includes(' ');
  for (const item of items) {
    if (!open(item)) continue;
    const types = votes.get(item.name) ?? new Map<EntityType, number>();
    votes.set(item.name, types.set(item.type, (types.get(item.type) ?? 0) + 1));
  }
  for (const item of items) {
    if (!open(item)) continue;
    const types = votes.get(item.name)!;
    if (types.size > 1) item.type = [...types].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
  }
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days since 1970; a month or a year counts as its middle. */
export function dayOf(date: string | null): number | null {
  if (!date) return null;
  const full = date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date.slice(0, 10);
  const time = Date.parse(`${full}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / 86_400_000);
}

/** The country that most names of a document are of: its own name, its bodies, its states, an adjective in a body's name. */
function homeOf(entities: readonly LocalEntity[]): Pick<Site, 'home' | 'american'> {
  const votes = new Map<string, number>();
  for (const { type, name, country, mentions } of entities) {
    const of =
      country ??
      (type === 'organization'
        ? isCommonBody(name)
          ? null
          : (institutionByName(name)?.country ?? countryByAdjective(name.split(' ')[0]!))
        : type === 'place' && stateName(name) === name
          ? 'US'
          : null);
    if (of) votes.set(of, (votes.get(of) ?? 0) + mentions.length + 1);
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return { home: first && first[1] > (second?.[1] ?? 0) ? first[0] : null, american: votes.has('US') };
}

const territories = /^(Puerto Rico|Guam|American Samoa|Northern Mariana Islands|U\.?S\.? Virgin Islands)$/;

/**
 * The territory of the United States whose government a document is about, which has a Senate and a Supreme Court as they have: its governor
 * or a body of it is named, and it at least twice as often as Congress, the White House and the like, unless the document has both "the
 * Senate" and "the U.S. Senate".
 */
function territoryOf(entities: readonly LocalEntity[], text: string): string | null {
  const weight = ({ mentions }: LocalEntity): number => mentions.filter(({ kind }) => kind === 'name').length;
  const bodies = entities.filter(({ type }) => type === 'organization');
  const governs = (name: string): boolean =>
    bodies.some((body) => seatIn(body.name)?.seat === normalName(name)) ||
    [`overnor of ${name}`, `${name} Gov`, `${name}'s governor`, `${name}’s governor`].some((said) =>
      text.includes(said),
    );
  const [state] = entities
    .filter(({ type, name }) => type === 'place' && territories.test(name) && governs(name))
    .sort((a, b) => weight(b) - weight(a));
  if (!state) return null;
  const national = bodies.filter(({ name }) => institutionByName(name)?.country === 'US');
  const both = national.some(
    ({ name }) => isExplicit(name) && bodies.some((other) => other.name === institutionByName(name)!.name),
  );
  const weights = national.filter(({ name }) => !isCommonBody(name)).map(weight);
  return both || weight(state) >= 2 * weights.reduce((sum, one) => sum + one, 0) ? state.name : null;
}

/** Does a body's name say that it is of the United States? */
export const isExplicit = (name: string): boolean => withoutNation(name) !== name;

/** "Department of Agriculture" of "U.S. Department of Agriculture". */
export const withoutNation = (name: string): string =>
  name.replace(/^(?:[Tt]he )?(?:U\.?S\.?A?|United States) (?=\S)/, '');

/** Chambers and courts: bodies that a state or territory has too. */
const ofStates = /(Senate|House|House of Representatives|Assembly|Legislature|Court)$/;

/** "Senate of Puerto Rico" and "Puerto Rico Senate" → Senate, puerto rico; null where a name is of no body of a state or territory. */
export function seatIn(name: string): { body: string; seat: string } | null {
  const words = clean(name).split(' ');
  for (let i = 1; i < words.length; i++) {
    const [before, after] = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    const [body, place] = after.startsWith('of ') ? [before, after.slice(3)] : [after.replace(/^State /, ''), before];
    if (ofStates.test(body) && isCommonBody(body) && placeByName(place)) return { body, seat: normalName(place) };
  }
  return null;
}

/** The different strings that name an entity in its document, whitespace and a possessive apart; its own name first. */
export function spellings({ entity, name }: Item, { text }: Site): string[] {
  const found = new Set([name]);
  if (entity.type !== 'group')
    for (const { start, end, kind } of entity.mentions) if (kind === 'name') found.add(clean(text.slice(start, end)));
  return [...found].filter((one) => /\p{L}/u.test(one));
}

const clean = (name: string): string => bareName(name).replace(/['’]s?$/, '');

/** Adds to the list under a key. */
export function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
