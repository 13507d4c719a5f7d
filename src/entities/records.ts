/** From joined sets to the graph's records: name, aliases, id, affiliations. It joins nothing. */
import { createHash } from 'node:crypto';
import { countryName, genderOfGivenName, institutionByName, isRoleNoun } from '../lexicon/index.ts';
import type { EntityRecord, EntityType, GraphData, MentionRecord } from '../model.ts';
import { type AliasRules, ruledName } from './aliases.ts';
import { fold } from './forms.ts';
import { type Corpus, compare, type Item, isExplicit, type Site, seatIn, spellings } from './items.ts';
import { seatMeant } from './things.ts';

/** An entity's record and the indices of its items. */
export interface Collected {
  record: EntityRecord;
  members: readonly number[];
}

/** @param members items of one entity, in the corpus's order; @param wikidata of the person, where known and free */
export function recordOf(
  members: readonly number[],
  { items, sites }: Corpus,
  wikidata: string | null,
  why: string[],
  rules?: AliasRules,
): EntityRecord {
  const own = members.map((i) => items[i]!);
  const type = commonest(own.map((item) => [item.type, item.entity.mentions.length + 1]));
  const names = new Map<string, number>();
  const aliases = new Set<string>();
  for (const item of own) {
    names.set(item.name, (names.get(item.name) ?? 0) + 1);
    for (const spelling of spellings(item, sites[item.at]!)) aliases.add(spelling);
  }
  const country = type === 'country' ? (own.find(({ entity }) => entity.country)?.entity.country ?? null) : null;
  const name =
    (rules ? ruledName(rules, [...names.keys()]) : null) ??
    (country ? countryName(country) : (seated(type, own, sites) ?? fullest(type, names, own.length)));
  aliases.delete(name);
  return {
    id: wikidata ?? '',
    type,
    name,
    aliases: [...aliases].sort(),
    affiliations: [],
    ...(wikidata ? { wikidata } : {}),
    ...(country ? { country } : {}),
    mentions: own.reduce((sum, { entity }) => sum + entity.mentions.length, 0),
    merged: [...why, ...withinDocuments(own, sites)],
  };
}

/** What made the names of one article one, by the rule's id. */
const within: Record<string, string> = {
  'name.surname': 'a surname alone is the full name of its article (0.95)',
  'name.given': 'a given name alone is the full name of its article (0.9)',
  'name.misspelt': 'a surname one letter off is the full name of its article (0.8)',
  'name.acronym': 'initials, or short letters in brackets after the full name (0.95)',
  'name.short': 'fewer words of the longer name in its article (0.9)',
  'name.opening': 'the first words of the longer name in its article (0.85)',
};

/** The rules that joined names within articles, each with the first article and how many more. */
function withinDocuments(own: readonly Item[], sites: readonly Site[]): string[] {
  const found = new Map<string, { where: string; count: number }>();
  for (const { entity, at } of own)
    for (const rule of entity.rules) {
      const text = within[rule];
      const known = text && found.get(text);
      if (known) known.count++;
      else if (text) found.set(text, { where: sites[at]!.id, count: 1 });
    }
  return [...found].map(
    ([text, { where, count }]) => `${text}, in ${where}${count > 1 ? ` and ${count - 1} more` : ''}`,
  );
}

function commonest(votes: readonly [EntityType, number][]): EntityType {
  const sums = new Map<EntityType, number>();
  for (const [type, weight] of votes) sums.set(type, (sums.get(type) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
}

/** A body of a state by a name that says whose it is, "Senate of Puerto Rico", as some document has it or as its documents mean it. */
function seated(type: EntityType, own: readonly Item[], sites: readonly Site[]): string | null {
  if (type !== 'organization') return null;
  const named = own.map(({ name }) => name).filter((name) => seatIn(name));
  if (named.length > 0) return named.sort((a, b) => a.length - b.length || compare(a, b))[0]!;
  const common = (name: string): string => institutionByName(name)?.name ?? name;
  const meant = own.map(({ name, entity, at }) =>
    isExplicit(name) || entity.country ? null : seatMeant(common(name), sites[at]!),
  );
  return meant[0] && meant.every((seat) => seat === meant[0]) ? `${meant[0]} ${common(own[0]!.name)}` : null;
}

/** A name that hardly anybody uses may be misread: only those of a tenth of the documents compete for the fullest. */
function fullest(type: EntityType, names: ReadonlyMap<string, number>, documents: number): string {
  const fixed =
    type === 'organization'
      ? [...names.keys()]
          .sort()
          .map((name) => institutionByName(name)?.name)
          .find(Boolean)
      : null;
  if (fixed) return fixed;
  const used = [...names].filter(([, count]) => count * 10 >= documents);
  const size = (name: string): number =>
    type === 'person'
      ? name.split(' ').length + (opensWithGivenName(name) ? 10 : opensWithRole(name) ? -10 : 0)
      : (/^\p{Lu}{2,8}$/u.test(name) ? 0 : 2) - (/^the /i.test(name) ? 1 : 0);
  return (used.length > 0 ? used : [...names]).sort(
    (a, b) => size(b[0]) - size(a[0]) || b[1] - a[1] || b[0].length - a[0].length || compare(a[0], b[0]),
  )[0]![0];
}

const opensWithGivenName = (name: string): boolean =>
  name.includes(' ') && genderOfGivenName(name.split(' ')[0]!) !== null;

const opensWithRole = (name: string): boolean => isRoleNoun(name.split(' ')[0]!.toLowerCase());

const slug = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');

/** Type, name and six digits of a hash of the earliest mention (date, document, offset); more digits where two would be one. */
export function idOf(record: EntityRecord, first: Item, site: Site, taken: ReadonlySet<string>): string {
  const start = first.entity.mentions[0]?.start ?? 0;
  const hash = createHash('sha256')
    .update([record.type, site.date ?? '', site.id, start, first.name].join('\n'))
    .digest('hex');
  for (let digits = 6; ; digits++) {
    const id = `${record.type}-${slug(record.name) || 'x'}-${hash.slice(0, digits)}`;
    if (!taken.has(id)) return id;
  }
}

/** The entities and mentions of an earlier build. */
export type Earlier = Pick<GraphData, 'entities' | 'mentions'>;

/**
 * Ids that an earlier build gave: to the set that holds most of the earlier entity's mentions; where its documents are gone, to the only
 * set of its type and name.
 */
export function keptIds(
  collected: readonly Collected[],
  { items, sites }: Corpus,
  earlier: Earlier,
): Map<Collected, string> {
  const place = ({ document, start, end }: Pick<MentionRecord, 'document' | 'start' | 'end'>): string =>
    `${document}\n${start}\n${end}`;
  const at = new Map(earlier.mentions.map((mention) => [place(mention), mention.entity]));
  const named = new Map<string, string | null>();
  for (const { id, type, name } of earlier.entities)
    named.set(`${type}\n${name}`, named.has(`${type}\n${name}`) ? null : id);
  const claims: { one: Collected; id: string; weight: number }[] = [];
  for (const one of collected) {
    const votes = new Map<string, number>();
    for (const i of one.members) {
      const { entity, at: document } = items[i]!;
      for (const { start, end } of entity.mentions) {
        const id = at.get(place({ document: sites[document]!.id, start, end }));
        if (id) votes.set(id, (votes.get(id) ?? 0) + 1);
      }
    }
    for (const [id, weight] of votes) claims.push({ one, id, weight });
    const id = named.get(`${one.record.type}\n${one.record.name}`);
    if (id && votes.size === 0) claims.push({ one, id, weight: 0 });
  }
  claims.sort((a, b) => b.weight - a.weight || compare(a.id, b.id) || a.one.members[0]! - b.one.members[0]!);
  const kept = new Map<Collected, string>();
  const given = new Set<string>();
  for (const { one, id } of claims) {
    if (kept.has(one) || given.has(id)) continue;
    kept.set(one, id);
    given.add(id);
  }
  return kept;
}
