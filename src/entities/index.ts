/**
 * Step 5: the entities of all documents, each once, under its fullest name. Things are one by form, people by full name, surnames by
 * what is likely; a user's rules win. Independent of the documents' order: it sorts before it decides.
 */
import type { EntityRecord, Extract, MentionRecord } from '../model.ts';
import { type AliasRules, applyRules } from './aliases.ts';
import { Contexts } from './contexts.ts';
import { type Corpus, compare, gather, type Item } from './items.ts';
import { isPolitical } from './officials.ts';
import { joinFullNames, type People } from './people.ts';
import { type Collected, type Earlier, idOf, keptIds, recordOf } from './records.ts';
import { joinOpenNames } from './surnames.ts';
import { Tally } from './tally.ts';
import { joinThings } from './things.ts';
import { Union } from './union.ts';

export { type AliasRules, readAliases } from './aliases.ts';

export interface MergedEntities {
  /** Sorted by id. */
  entities: EntityRecord[];
  /** Sorted by document and place. */
  mentions: MentionRecord[];
  /** The node of a document's entity. */
  idOf(document: string, local: number): string;
  /** Merges that a reader should check. */
  doubtful: string[];
}

/**
 * @param extracts of all documents, in any order
 * @param earlier entities and mentions of an earlier build, whose ids stay
 */
export function mergeEntities(extracts: readonly Extract[], rules?: AliasRules, earlier?: Earlier): MergedEntities {
  const corpus = gather(extracts, rules?.type ?? new Map());
  const union = new Union(corpus.items.length);
  const doubtful = new Tally();
  if (rules) applyRules(rules, corpus.items, union);
  const political = politicalDocuments(corpus);
  joinThings(corpus, union);
  const people = joinFullNames(corpus, union, political);
  joinOpenNames(corpus, union, people, contextsOf(corpus, union, people), political, doubtful);
  return collect(corpus, union, officialIds(people, union), doubtful, rules, earlier);
}

function politicalDocuments({ sites, items }: Corpus): (at: number) => boolean {
  const of: Item[][] = sites.map(() => []);
  for (const item of items) of[item.at]!.push(item);
  const answers = of.map(isPolitical);
  return (at) => answers[at]!;
}

/** What tells of a document's story: its things and the people whom it names in full. */
function contextsOf({ sites, items }: Corpus, union: Union, { open }: People): Contexts {
  const waiting = new Set(open.map(({ item }) => item));
  const named: number[][] = sites.map(() => []);
  items.forEach(({ at, type }, i) => {
    if (type !== 'group' && !waiting.has(i)) named[at]!.push(union.find(i));
  });
  return new Contexts(named);
}

/** Wikidata ids of U.S. office-holders, by the root of their set. */
function officialIds({ bySurname }: People, union: Union): Map<number, string> {
  const ids = new Map<number, string>();
  for (const list of bySurname.values())
    for (const { official, items } of list) if (official?.wikidata) ids.set(union.find(items[0]!), official.wikidata);
  return ids;
}

function collect(
  corpus: Corpus,
  union: Union,
  wikidata: ReadonlyMap<number, string>,
  doubtful: Tally,
  rules?: AliasRules,
  earlier?: Earlier,
): MergedEntities {
  const { items, sites } = corpus;
  const sets = new Map<number, number[]>();
  items.forEach((_, i) => {
    const set = sets.get(union.find(i));
    if (set) set.push(i);
    else sets.set(union.find(i), [i]);
  });
  const used = new Set<string>();
  const collected: Collected[] = [];
  for (const [root, members] of sets) {
    const known = wikidata.get(root) ?? null;
    const free = known !== null && !used.has(known) ? known : null;
    if (free) used.add(free);
    collected.push({ members, record: recordOf(members, corpus, free, union.why(root), rules) });
  }
  const kept = earlier ? keptIds(collected, corpus, earlier) : null;
  const ids = new Array<string>(items.length);
  const taken = new Set(kept?.values());
  for (const one of collected) {
    const { record, members } = one;
    const first = items[members[0]!]!;
    const { wikidata: known } = record;
    record.id = kept?.get(one) ?? (known && !taken.has(known) ? known : idOf(record, first, sites[first.at]!, taken));
    taken.add(record.id);
    for (const i of members) ids[i] = record.id;
  }
  const starts = new Map<string, number>();
  items.forEach(({ at, local }, i) => {
    if (local === 0) starts.set(sites[at]!.id, i);
  });
  const find = (document: string, local: number): string => {
    const id = ids[(starts.get(document) ?? Number.NaN) + local];
    if (id === undefined) throw new Error(`no entity ${local} in document ${document}`);
    return id;
  };
  const mentions = describe(collected, corpus, find);
  const entities = collected.map(({ record }) => record).sort((a, b) => compare(a.id, b.id));
  return { entities, mentions, idOf: find, doubtful: doubtful.list() };
}

/** Fills in the affiliations. @returns the mentions */
function describe(
  collected: readonly Collected[],
  { items, sites }: Corpus,
  find: MergedEntities['idOf'],
): MentionRecord[] {
  const mentions: MentionRecord[] = [];
  for (const { record, members } of collected)
    for (const i of members) {
      const { at, entity } = items[i]!;
      const document = sites[at]!.id;
      for (const { start, end, kind } of entity.mentions)
        mentions.push({ entity: record.id, document, start, end, kind });
      for (const { role, of, former, start, end } of entity.affiliations)
        record.affiliations.push({ role, of: of === null ? null : find(document, of), former, document, start, end });
    }
  return mentions.sort(
    (a, b) => compare(a.document, b.document) || a.start - b.start || a.end - b.end || compare(a.entity, b.entity),
  );
}
