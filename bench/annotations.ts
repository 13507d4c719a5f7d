/**
 * Reads the two things that are compared, annotated articles and a built graph, into one form. Offsets are UTF-16 code units.
 * Never mends gold: what its article does not hold costs recall, and is said.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityRecord, MentionRecord, Span, StatementRecord } from '../src/model.ts';

export interface Article {
  id: string;
  story: string;
  text: string;
}

export interface Named {
  type: string;
  name: string;
  /** The strings that name it, normalized. */
  names: Set<string>;
  /** Comparable across the articles of a story: the same string, the same one. */
  across: string;
}

export interface Judged {
  actor: string | null;
  /** Do the words at this place only point to the actor: a pronoun, a description? Known of annotations alone. */
  referred: boolean;
  reporter: string | null;
  addressee: string | null;
  stance: string;
  form: string | null;
  modality: string | null;
  sentence: Span;
  text: string;
  cue: string | null;
  /** Comparable across the articles of a story. */
  position: string;
}

/** What one reader, a person or the program, found in one article. */
export interface Annotation {
  entities: Map<string, Named>;
  statements: Judged[];
}

interface GoldStatement {
  actor: string | null;
  actorMention?: string | null;
  reporter?: string | null;
  addressee?: string | null;
  cue: string;
  content: string;
  sentence: string;
  form?: string | null;
  position: string;
  stance: string;
  modality?: string | null;
}

interface GoldArticle {
  id: string;
  entities: { id: string; type: string; name: string; mentions: string[] }[];
  statements: GoldStatement[];
}

/** A name as it is compared: lower case, without possessive, marks and "the". */
export const normalize = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, '')
    .replace(/[^\p{L}\p{N}_ ]/gu, '')
    .replace(/^the /, '')
    .trim();

const normalizedNames = (names: Iterable<string>): Set<string> => {
  const set = new Set([...names].map(normalize));
  set.delete('');
  return set;
};

/** The objects of a JSONL file, blank lines left out. */
export const readLines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T);

/**
 * Annotated articles (a line each, the annotation guide's format) by article id. A sentence that is not in its article is told to
 * `onAbsent` and found by nobody. Throws for an article that is not there.
 */
export function readGold(
  path: string,
  articles: Map<string, Article>,
  onAbsent: (message: string) => void,
): Map<string, Annotation> {
  const gold = new Map<string, Annotation>();
  for (const line of readLines<GoldArticle>(path)) {
    const article = articles.get(line.id);
    if (!article) throw new Error(`${path}: there is no article ${line.id}`);
    const statements = line.statements.map((s): Judged => {
      const start = article.text.indexOf(s.sentence);
      if (start < 0) onAbsent(`${path}: ${line.id}: not in the article: ${s.sentence.slice(0, 60)}`);
      return {
        actor: s.actor,
        referred: isReferred(
          s.actorMention ?? null,
          line.entities.find(({ id }) => id === s.actor),
        ),
        reporter: s.reporter ?? null,
        addressee: s.addressee ?? null,
        stance: s.stance,
        form: s.form ?? null,
        modality: s.modality ?? null,
        sentence: start < 0 ? { start: -1, end: -1 } : { start, end: start + s.sentence.length },
        text: s.content,
        cue: s.cue,
        position: `${article.story}\t${s.position}`,
      };
    });
    const entities = new Map(
      line.entities.map((e) => {
        const names = normalizedNames([e.name, ...e.mentions]);
        return [e.id, { type: e.type, name: e.name, names, across: '' }];
      }),
    );
    gold.set(line.id, { entities, statements });
  }
  identify(gold, articles);
  return gold;
}

const pronoun = /^(he|she|they|it|i|we|his|her|their|its|him|them|me|us|my|our|who)$/i;

/** A pronoun, or words that hold no name of the entity. A group has no name but its description. */
function isReferred(mention: string | null, entity: GoldArticle['entities'][number] | undefined): boolean {
  if (!mention || !entity) return false;
  if (pronoun.test(mention)) return true;
  if (entity.type === 'group') return false;
  const words = ` ${normalize(mention)} `;
  return ![...normalizedNames([entity.name, ...entity.mentions])].some((name) => words.includes(` ${name} `));
}

/** Annotations name entities article by article: those of one story and type are one if either's fullest name is a name of the other. */
function identify(gold: Map<string, Annotation>, articles: Map<string, Article>): void {
  const known = new Map<string, Named[]>();
  for (const id of [...gold.keys()].sort()) {
    const { story } = articles.get(id)!;
    for (const entity of gold.get(id)!.entities.values()) {
      const key = `${story}\t${entity.type}`;
      const others = known.get(key) ?? [];
      const name = normalize(entity.name);
      const same = others.find((other) => other.names.has(name) || entity.names.has(normalize(other.name)));
      entity.across = same?.across ?? `${key}\t${others.length}`;
      known.set(key, [...others, entity]);
    }
  }
}

/** A built graph's folder by article id; what it holds of other articles is left out. */
export function readBuilt(folder: string, articles: Map<string, Article>): Map<string, Annotation> {
  const records = new Map(readLines<EntityRecord>(join(folder, 'entities.jsonl')).map((e) => [e.id, e]));
  const built = new Map<string, Annotation>(
    [...articles.keys()].map((id) => [id, { entities: new Map(), statements: [] }]),
  );
  const called = new Map<string, Map<string, string[]>>([...articles.keys()].map((id) => [id, new Map()]));
  for (const mention of readLines<MentionRecord>(join(folder, 'mentions.jsonl'))) {
    const article = articles.get(mention.document);
    if (!article || mention.kind !== 'name') continue;
    const here = called.get(mention.document)!;
    here.set(mention.entity, [...(here.get(mention.entity) ?? []), article.text.slice(mention.start, mention.end)]);
  }
  for (const s of readLines<StatementRecord>(join(folder, 'statements.jsonl'))) {
    const article = articles.get(s.document);
    if (!article || !s.position) continue;
    const cut = (span: Span) => article.text.slice(span.start, span.end);
    built.get(s.document)!.statements.push({
      actor: s.actor?.id ?? null,
      referred: false,
      reporter: s.reporter?.id ?? null,
      addressee: s.addressee?.id ?? null,
      stance: s.stance,
      form: s.form,
      modality: s.modality,
      sentence: { start: s.sentence.start, end: s.sentence.end },
      text: s.content.map(cut).join(' '),
      cue: s.cue ? cut(s.cue) : null,
      position: `${article.story}\t${s.position.id}`,
    });
    const here = called.get(s.document)!;
    for (const role of [s.actor, s.reporter, s.addressee]) if (role && !here.has(role.id)) here.set(role.id, []);
  }
  for (const [document, names] of called) {
    for (const [id, strings] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const record = records.get(id);
      if (!record) continue;
      const names = normalizedNames([record.name, ...strings]);
      const named = { type: record.type, name: record.name, names, across: `${articles.get(document)!.story}\t${id}` };
      built.get(document)!.entities.set(id, named);
    }
  }
  return built;
}
