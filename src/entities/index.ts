/**
 * Step 5: the entities of all documents, each once, under its fullest name. Two documents' entities are joined by a shared key and
 * agreeing names; a surname alone joins a person only where a single one is likely. Independent of the documents' order.
 */
import { createHash } from 'node:crypto';
import { institutionByName } from '../lexicon/index.ts';
import type { EntityRecord, EntityType, Extract, LocalEntity, MentionRecord } from '../model.ts';
import { type AliasRules, ruled } from './aliases.ts';
import { compatible, departmentForm, isFullName, keyOf, officialFor, surnameOf } from './keys.ts';
import { Union } from './union.ts';

export { type AliasRules, readAliases } from './aliases.ts';

export interface MergedEntities {
  entities: EntityRecord[];
  mentions: MentionRecord[];
  /** The node of a document's entity. */
  idOf(document: string, local: number): string;
  /** Merges that a reader should check. */
  doubtful: string[];
}

/** One document's entity in the corpus. */
interface Item {
  document: string;
  date: string | null;
  local: number;
  entity: LocalEntity;
}

const order = (a: string | null, b: string | null): number =>
  (a ?? '9') < (b ?? '9') ? -1 : (a ?? '9') > (b ?? '9') ? 1 : 0;

/** @param extracts of all documents, in any order */
export function mergeEntities(extracts: readonly Extract[], rules?: AliasRules): MergedEntities {
  const items: Item[] = [...extracts]
    .sort((a, b) => order(a.document.date, b.document.date) || (a.document.id < b.document.id ? -1 : 1))
    .flatMap(({ document, entities }) =>
      entities.map((entity, local) => ({ document: document.id, date: document.date, local, entity })),
    );
  const union = new Union(items.length);
  const doubtful: string[] = [];
  joinPeople(items, union, doubtful);
  joinThings(items, union);
  if (rules) ruled(rules, items, union);
  return collect(items, union, doubtful, rules);
}

const say = (item: Item): string => `“${item.entity.name}” (${item.document})`;

function joinPeople(items: readonly Item[], union: Union, doubtful: string[]): void {
  const bySurname = new Map<string, number[]>();
  items.forEach(({ entity }, i) => {
    if (entity.type !== 'person') return;
    const key = surnameOf(entity.name);
    const block = bySurname.get(key);
    if (block) block.push(i);
    else bySurname.set(key, [i]);
  });
  for (const block of bySurname.values()) {
    const full = block.filter((i) => isFullName(items[i]!.entity.name));
    const people: number[] = [];
    for (const i of full) {
      const fits = people.filter((other) => compatible(items[other]!.entity.name, items[i]!.entity.name));
      if (fits.length === 0) people.push(i);
      else {
        if (fits.length > 1)
          doubtful.push(`${say(items[i]!)} fits more than one person; it was joined to ${say(items[fits[0]!]!)}.`);
        const same = items[fits[0]!]!.entity.name === items[i]!.entity.name;
        union.join(
          fits[0]!,
          i,
          same
            ? undefined
            : `${say(items[i]!)} is a form of ${say(items[fits[0]!]!)}: same surname, agreeing given names (0.9)`,
        );
      }
    }
    for (const i of block) {
      if (isFullName(items[i]!.entity.name)) continue;
      const title = items[i]!.entity.affiliations[0]?.role.toLowerCase();
      const likely = people.filter((other) => {
        const roles = items[other]!.entity.affiliations.map((affiliation) => affiliation.role.toLowerCase());
        return (
          people.length === 1 ||
          (title !== undefined && roles.some((role) => role.includes(title) || title.includes(role)))
        );
      });
      if (likely.length === 1)
        union.join(likely[0]!, i, `${say(items[i]!)} is ${say(items[likely[0]!]!)}: the only one so named (0.8)`);
      else if (people.length > 1)
        doubtful.push(
          `${say(items[i]!)} could be ${people.map((other) => say(items[other]!)).join(' or ')}; it was kept apart.`,
        );
      else {
        const alone = block.find((other) => other !== i && items[other]!.entity.name === items[i]!.entity.name);
        if (alone !== undefined) union.join(alone, i);
      }
    }
  }
}

function joinThings(items: readonly Item[], union: Union): void {
  const byKey = new Map<string, number>();
  const expansions = new Map<string, Set<string>>();
  items.forEach(({ entity, document }, i) => {
    if (entity.type === 'person') return;
    const bound =
      entity.type === 'group' &&
      !/^(House|Senate|Congressional|[A-Z]\p{L}+) (Republicans|Democrats)$/u.test(entity.name);
    const key = bound ? `group:${document}:${entity.name.toLowerCase()}` : keyOf(entity);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, i);
    else union.join(known, i);
    if (entity.type !== 'organization') return;
    const longest = departmentForm(entity.name.toLowerCase());
    for (const mention of acronymsOf(entity)) {
      const set = expansions.get(mention) ?? new Set<string>();
      set.add(longest);
      expansions.set(mention, set);
    }
  });
  // An acronym that one document ties to a full name, and no other document to another, means it everywhere.
  items.forEach(({ entity }, i) => {
    if (entity.type !== 'organization' || !/^[A-Z.&]{2,8}$/.test(entity.name)) return;
    const full = expansions.get(entity.name.replaceAll('.', ''));
    if (full?.size !== 1) return;
    const target = items.findIndex(
      (other) =>
        other.entity.type === 'organization' && departmentForm(other.entity.name.toLowerCase()) === [...full][0],
    );
    if (target >= 0) union.join(target, i, `${say(items[i]!)} is the acronym of ${say(items[target]!)} (0.9)`);
  });
}

/** Acronyms that a document uses beside the full name of a body. */
const acronymsOf = (entity: LocalEntity): string[] =>
  entity.rules.includes('name.acronym')
    ? [
        entity.name
          .split(/[\s-]+/)
          .filter((word) => /^[A-Z]/.test(word))
          .map((word) => word[0])
          .join(''),
      ]
    : [];

function collect(items: readonly Item[], union: Union, doubtful: string[], rules?: AliasRules): MergedEntities {
  const sets = new Map<number, number[]>();
  items.forEach((_, i) => {
    const root = union.find(i);
    const set = sets.get(root);
    if (set) set.push(i);
    else sets.set(root, [i]);
  });
  const ids = new Map<number, string>();
  const used = new Set<string>();
  const entities: EntityRecord[] = [];
  for (const [root, members] of [...sets].sort((a, b) => a[0] - b[0])) {
    const record = describe(
      members.map((i) => items[i]!),
      used,
      union.reasons[root]!,
      rules,
    );
    entities.push(record);
    ids.set(root, record.id);
  }
  const places = new Map<string, number>();
  items.forEach((item, i) => {
    places.set(`${item.document}\n${item.local}`, i);
  });
  const idOf = (document: string, local: number): string => ids.get(union.find(places.get(`${document}\n${local}`)!))!;
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const mentions: MentionRecord[] = [];
  for (const { document, local, entity } of items) {
    const id = idOf(document, local);
    for (const { start, end, kind } of entity.mentions) mentions.push({ entity: id, document, start, end, kind });
    for (const { role, of, former, start, end } of entity.affiliations) {
      const record = byId.get(id)!;
      record.affiliations.push({ role, of: of === null ? null : idOf(document, of), former, document, start, end });
    }
  }
  mentions.sort((a, b) =>
    a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || a.end - b.end,
  );
  entities.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { entities, mentions, idOf, doubtful };
}

function describe(members: readonly Item[], used: Set<string>, merged: string[], rules?: AliasRules): EntityRecord {
  const types = new Map<EntityType, number>();
  const names = new Map<string, number>();
  for (const { entity } of members) {
    types.set(entity.type, (types.get(entity.type) ?? 0) + entity.mentions.length + 1);
    names.set(entity.name, (names.get(entity.name) ?? 0) + 1);
  }
  const type = [...types].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
  const size = (name: string): number => (type === 'person' ? Math.min(name.split(' ').length, 3) : name.length);
  const country = members.find(({ entity }) => entity.country)?.entity.country ?? null;
  const institution =
    type === 'organization' ? [...names.keys()].map((name) => institutionByName(name)?.name).find(Boolean) : undefined;
  const fullest = [...names].sort(
    (a, b) =>
      (type === 'person' ? size(b[0]) - size(a[0]) || b[1] - a[1] : b[1] - a[1] || size(b[0]) - size(a[0])) ||
      (a[0] < b[0] ? -1 : 1),
  )[0]![0];
  const name = rules?.rename.get(fullest) ?? institution ?? fullest;
  const first = members[0]!;
  const official = type === 'person' && isFullName(name) ? officialFor(name, first.date) : null;
  const start = first.entity.mentions[0]?.start ?? 0;
  const hash = createHash('sha256')
    .update(`${type}\n${first.date}\n${first.document}\n${start}\n${first.local}`)
    .digest('hex');
  const slug = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  let id = official && !used.has(official.wikidata) ? official.wikidata : `${type}-${slug}-${hash.slice(0, 6)}`;
  for (let digits = 7; used.has(id); digits++) id = `${type}-${slug}-${hash.slice(0, digits)}`;
  used.add(id);
  const aliases = [...new Set([...names.keys()])].filter((alias) => alias !== name).sort();
  return {
    id,
    type: rules?.type.get(name) ?? type,
    name,
    aliases,
    affiliations: [],
    ...(official && id === official.wikidata ? { wikidata: official.wikidata } : {}),
    ...(country ? { country } : {}),
    mentions: members.reduce((sum, { entity }) => sum + entity.mentions.length, 0),
    merged,
  };
}
