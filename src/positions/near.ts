/** Which documents tell of one story: those whose titles, statements and entities share much that is rare. It compares no positions. */
import { after } from '../sorted.ts';
import { blocksOf, keysOf, rarest } from './blocks.ts';
import { learnt } from './decision.ts';
import type { Compared } from './item.ts';
import { mass, massShared, shared, stemsOf } from './words.ts';

/** What a document tells of, by its statements. */
export interface Telling {
  document: string;
  /** How many statements with a wording it has. */
  statements: number;
  /** Entities that any of them concerns: what the story is about. */
  story: ReadonlySet<string>;
  /** These, and all who hold a position in it. */
  cast: ReadonlySet<string>;
  /** Stems of its title and of the statements' contents and wordings. */
  words: ReadonlySet<string>;
  /** How rare words and cast are, together. */
  mass: number;
  /** Its courses of action, by the middle of each one's vectors (`bundlesOf`). */
  bundles: readonly { centre: Float32Array }[];
  /** How near others are to it, as far as that was asked. */
  near: Map<Telling, number>;
}

export function tellingOf(items: readonly Compared[]): Telling {
  const [story, cast, words] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { item, content, wording } of items) {
    for (const id of item.concerns) story.add(id);
    for (const id of [item.actor, ...item.concerns]) cast.add(id);
    for (const stem of [...content, ...wording]) words.add(stem);
  }
  const { document, title } = items[0]!.item;
  for (const stem of stemsOf(title ?? '')) words.add(stem);
  const all = mass(words) + cast.size * learnt().rarest;
  return { document, statements: items.length, story, cast, words, mass: all, bundles: [], near: new Map() };
}

/** 0 to 1: the share of the smaller telling's words and cast, by rarity, that the other has too. */
export function nearness(a: Telling, b: Telling): number {
  const known = a.near.get(b) ?? b.near.get(a);
  if (known !== undefined) return known;
  const sum = shared(a.cast, b.cast) * learnt().rarest + massShared(a.words, b.words);
  const near = sum / (Math.min(a.mass, b.mass) || 1);
  a.near.set(b, near);
  return near;
}

/** A document is found by this many of its rarest words and entities. */
const KEYS = 40;
/** By each it meets so many of those that come after it in the corpus, that is in time. */
const NEXT = 100;
/** From this nearness on, all that two documents hold is compared. */
const NEAR = 0.12;

/** Pairs of documents that are near, each once, `a < b`, ascending. @param tellings in the order of the corpus */
export function* nearDocuments(tellings: readonly Telling[]): Generator<[a: number, b: number]> {
  const keys = tellings.map(({ words, cast }) => keysOf(words, cast));
  const blocks = blocksOf(keys);
  for (const [a, own] of keys.entries()) {
    const met = new Map<number, number>();
    for (const key of rarest(own, blocks, KEYS)) {
      const block = blocks.get(key)!;
      const from = after(block, a);
      for (const b of block.slice(from, from + NEXT)) met.set(b, (met.get(b) ?? 0) + 1);
    }
    // One rare word may be chance.
    for (const b of [...met.keys()].sort((x, y) => x - y))
      if (met.get(b)! > 1 && nearness(tellings[a]!, tellings[b]!) >= NEAR) yield [a, b];
  }
}
