/**
 * Which bundles of different documents are one course of action. Only bundles of documents that tell of one story are compared, and those
 * that share telling words or entities, so that a hundred thousand wordings merge in minutes. Where like courses of action name other
 * arguments (another country, another year's budget) they stay apart, and where nobody holds or is named in a position of both documents,
 * unless they are worded alike.
 */
import { blocksOf, keysOf, rarest } from './blocks.ts';
import { learnt, probability } from './decision.ts';
import { acrossFeatures, type Bundle, disjoint, forbidden } from './features.ts';
import { type Edge, linkage } from './linkage.ts';
import { nearDocuments, type Telling } from './near.ts';
import { shared } from './words.ts';

/** A bundle is found by this many of its rarest words and entities, one alone or two together. */
const KEYS = 8;
/** A block of more bundles says too little to compare them all. */
const ALONE = 60;
const TOGETHER = 200;
const LEAST = 0.03;

/** Pairs of bundles worth comparing, each once, `a < b`, ascending. */
export function* candidates(bundles: readonly Bundle[]): Generator<[a: number, b: number]> {
  const keys = bundles.map(({ content, wording, concerns }) => keysOf(new Set([...content, ...wording]), concerns));
  const single = blocksOf(keys);
  const used = keys.map((own) => {
    const telling = rarest(own, single, KEYS).sort();
    const alone = telling.filter((key) => single.get(key)!.length <= ALONE);
    return [...alone, ...telling.flatMap((key, at) => telling.slice(at + 1).map((other) => `${key} ${other}`))];
  });
  const blocks = blocksOf(used);
  const near = besides(bundles);
  for (const [a, own] of used.entries()) {
    const found = new Set<number>(near[a]!);
    for (const key of own) {
      const block = blocks.get(key)!;
      if (block.length > TOGETHER) continue;
      for (const b of block) if (b > a && bundles[a]!.telling !== bundles[b]!.telling) found.add(b);
    }
    for (const b of [...found].sort((x, y) => x - y)) yield [a, b];
  }
}

/** For each bundle the later ones of documents that are near. */
function besides(bundles: readonly Bundle[]): number[][] {
  const of = new Map<Telling, number[]>();
  for (const [i, { telling }] of bundles.entries()) {
    const own = of.get(telling);
    if (own) own.push(i);
    else of.set(telling, [i]);
  }
  const tellings = [...of.keys()];
  const found: number[][] = bundles.map(() => []);
  for (const [x, y] of nearDocuments(tellings))
    for (const i of of.get(tellings[x]!)!)
      for (const j of of.get(tellings[y]!)!) found[Math.min(i, j)]!.push(Math.max(i, j));
  return found;
}

/** Is a course of action of one worded as one of the other is, but for little words? */
const sameWords = (one: Bundle, other: Bundle): boolean =>
  one.members.some((a) =>
    other.members.some(
      (b) => a.wording.size > 1 && a.wording.size === b.wording.size && shared(a.wording, b.wording) === a.wording.size,
    ),
  );

/** Is nobody in a position of both documents, as holder or by name, and no wording of one what one of the other is? */
const apart = (one: Bundle, other: Bundle): boolean =>
  disjoint(one.telling.cast, other.telling.cast) && !sameWords(one, other);

/** @returns sets of indices of the bundles */
export function clusterAcross(bundles: readonly Bundle[]): number[][] {
  const { across } = learnt();
  const edges: Edge[] = [];
  for (const [a, b] of candidates(bundles)) {
    const [one, other] = [bundles[a]!, bundles[b]!];
    if (apart(one, other) || forbidden(one.members, other.members)) continue;
    const likely = probability(across, acrossFeatures(one, other));
    if (likely >= LEAST) edges.push({ a, b, likely });
  }
  return linkage(bundles.length, edges, across.threshold);
}
