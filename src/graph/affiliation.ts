/**
 * For whom an actor stands when a statement is made: itself, its organization, party or country at that date. Affiliations are taken from
 * the articles, the nearest in time first; U.S. office-holders' from their terms where the articles tell none. It guesses no affiliation.
 */
import { isNamedGroup } from '../entities/things.ts';
import { countryByAdjective, countryName, institutionByName, type Official, officialsNamed } from '../lexicon/index.ts';
import { isParty, partyByWords } from '../lexicon/parties.ts';
import type { EntityRecord, EntityType, GraphData, StatementRecord } from '../model.ts';
import { after } from '../sorted.ts';
import type { Level } from './levels.ts';

export interface Stand {
  id: string;
  label: string;
  type: EntityType;
}

export type StandFor = (statement: StatementRecord, level: Level) => Stand | null;

/** The day of a statement: when it was said, or else published. */
export const dateOf = ({ said, published }: StatementRecord): string | null => said?.date ?? published;

/** Groups without a name of their own ("critics"): they belong to their document, and are nobody whom another one could mean. */
export const unnamedGroups = ({ entities }: Pick<GraphData, 'entities'>): Set<string> =>
  new Set(entities.filter(({ type, name }) => type === 'group' && !isNamedGroup(name)).map(({ id }) => id));

/** @returns null where nothing tells it: such a statement has no place in a network of that level */
export function affiliations({ entities, documents }: Pick<GraphData, 'entities' | 'documents'>): StandFor {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const named = (type: EntityType) =>
    new Map(entities.filter((one) => one.type === type).map((one) => [one.name.toLowerCase(), one]));
  const [bodies, lands] = [named('organization'), named('country')];
  const published = new Map(documents.map(({ id, date }) => [id, date ?? '']));
  const stand = ({ id, name, type }: EntityRecord): Stand => ({ id, label: name, type });
  const body = (name: string): Stand => {
    const known = bodies.get(name.toLowerCase());
    return known ? stand(known) : { id: `organization:${name}`, label: name, type: 'organization' };
  };
  const land = (code: string): Stand => {
    const known = lands.get(countryName(code).toLowerCase());
    return known ? stand(known) : { id: `country:${code}`, label: countryName(code), type: 'country' };
  };

  const claims = new Map<string, Claim[]>();
  /** What an entity belongs to on the day of a statement, the surest first: told by its own article, then by the latest one before. */
  const belongs = (entity: EntityRecord, statement: StatementRecord): { of: EntityRecord | null; role: string }[] => {
    const known = claims.get(entity.id) ?? claimsOf(entity, published);
    claims.set(entity.id, known);
    const told = known.map((claim) => ({ claim, ...nearness(claim, statement) })).sort(byNearness);
    const settled = new Set<string>();
    return told.flatMap(({ claim: { of, role, former } }) => {
      const key = of ?? `role ${role}`;
      if (settled.has(key)) return [];
      settled.add(key);
      return former ? [] : [{ of: of === null ? null : (byId.get(of) ?? null), role }];
    });
  };

  const countryOf = (entity: EntityRecord): Stand | null => {
    if (entity.type === 'country') return stand(entity);
    const [first, second] = entity.name.replace(/^[Tt]he /, '').split(' ');
    const code = institutionByName(entity.name)?.country ?? (second ? countryByAdjective(first!) : null);
    return code ? land(code) : null;
  };

  const byLevel: Record<Level, (entity: EntityRecord, statement: StatementRecord) => Stand | null> = {
    actor: stand,
    organization: (entity, statement) => {
      if (entity.type === 'group') return null;
      if (entity.type !== 'person') return stand(entity);
      const told = belongs(entity, statement).flatMap(({ of }) => (of ? [of] : []));
      const own =
        told.find(({ type, name }) => type === 'organization' && !isParty(name)) ??
        told.find(({ type }) => type === 'country');
      if (own) return stand(own);
      const office = termOf(entity, statement)?.office;
      if (office) return body(seats[office]);
      const bare = told.find(({ type }) => type === 'organization');
      return bare ? stand(bare) : null;
    },
    party: (entity, statement) => {
      if (entity.type === 'organization') return isParty(entity.name) ? stand(entity) : null;
      if (entity.type === 'group') return party(partyByWords(entity.name), body);
      if (entity.type !== 'person') return null;
      const told = belongs(entity, statement);
      const own = told.find(({ of }) => of !== null && isParty(of.name))?.of;
      if (own) return stand(own);
      const word = told.map(({ role }) => partyByWords(role)).find((one) => one !== null);
      return party(word ?? partyByWords(termOf(entity, statement)?.party ?? ''), body);
    },
    country: (entity, statement) => {
      if (entity.type !== 'person') return countryOf(entity);
      for (const { of, role } of belongs(entity, statement)) {
        const code = countryByAdjective(role.split(' ')[0]!);
        const own = (of && countryOf(of)) ?? (code ? land(code) : null);
        if (own) return own;
      }
      return termOf(entity, statement) ? land('US') : null;
    },
  };
  return (statement, level) => {
    const entity = byId.get(statement.actor.id);
    return entity ? byLevel[level](entity, statement) : null;
  };
}

/** One office or membership, and the articles that tell it. */
interface Claim {
  of: string | null;
  role: string;
  former: boolean;
  documents: Set<string>;
  /** Sorted. */
  dates: string[];
}

function claimsOf({ affiliations: told }: EntityRecord, published: ReadonlyMap<string, string>): Claim[] {
  const claims = new Map<string, Claim>();
  for (const { of, role, former, document } of told) {
    const over = former || /^former/i.test(role);
    const key = `${of}\n${role}\n${over}`;
    const claim = claims.get(key) ?? { of, role, former: over, documents: new Set(), dates: [] };
    claim.documents.add(document);
    claim.dates.push(published.get(document) ?? '');
    claims.set(key, claim);
  }
  for (const { dates } of claims.values()) dates.sort();
  return [...claims.values()];
}

/** Told by the same article (0), by an earlier one (1: the latest), by a later one (2: the earliest); and the date of that. */
function nearness(
  { documents, dates }: Claim,
  { document, published }: StatementRecord,
): { rank: 0 | 1 | 2; date: string } {
  if (documents.has(document)) return { rank: 0, date: '' };
  const day = published ?? '';
  const later = after(dates, day);
  return later > 0 ? { rank: 1, date: dates[later - 1]! } : { rank: 2, date: dates[0]! };
}

function byNearness(x: ReturnType<typeof nearness>, y: ReturnType<typeof nearness>): number {
  if (x.rank !== y.rank || x.date === y.date) return x.rank - y.rank;
  return x.date < y.date === (x.rank === 2) ? -1 : 1;
}

const party = (name: string | null, body: (name: string) => Stand): Stand | null => (name ? body(name) : null);

const seats: Record<Official['terms'][number]['office'], string> = {
  president: 'White House',
  'vice president': 'White House',
  senator: 'Senate',
  representative: 'House of Representatives',
};

/** The term that a known U.S. office-holder serves on the day of a statement. */
function termOf({ wikidata, name }: EntityRecord, statement: StatementRecord): Official['terms'][number] | null {
  const day = dateOf(statement);
  if (!wikidata || !day) return null;
  const surname = /\S+$/.exec(name.replace(/,? (Jr|Sr)\.?$|,? I[IV]+$/, ''))?.[0] ?? '';
  const official = officialsNamed(surname).find((one) => one.wikidata === wikidata);
  return official?.terms.find(({ from, to }) => from <= day && day <= to) ?? null;
}
