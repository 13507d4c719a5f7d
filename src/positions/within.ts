/** Which statements of one document are about one course of action: every pair is judged, then sets are made of them. */
import { after } from '../sorted.ts';
import { learnt, probability } from './decision.ts';
import { forbidden, withinFeatures } from './features.ts';
import { type Compared, cosine } from './item.ts';
import { type Edge, linkage } from './linkage.ts';

/** A pair less likely than this counts as plainly different. */
const LEAST = 0.03;

/** Every pair of a document's statements, with how they lie in it. @param items in the order of the text */
export function* pairsWithin(items: readonly Compared[]): Generator<{ a: number; b: number; features: number[] }> {
  const sentences = new Map<number, number>();
  for (const { item } of items)
    if (!sentences.has(item.sentence.start)) sentences.set(item.sentence.start, sentences.size);
  const place = (i: number): number => sentences.get(items[i]!.item.sentence.start)!;
  const all = items.length;
  const near = items.map((one, i) =>
    Float32Array.from(items, (other, k) => (k === i ? -1 : cosine(one.vector, other.vector))),
  );
  const sorted = near.map((row) => row.toSorted());
  let sum = 0;
  for (const row of near) for (const one of row) sum += one;
  const mean = all > 1 ? (sum + all) / (all * (all - 1)) : 0;
  /** How many are nearer to `a` than `b` is, and how near the nearest besides `b`. */
  const beside = (a: number, b: number): { nearer: number; rival: number } => {
    const row = sorted[a]!;
    const nearer = all - after(row, near[a]![b]!);
    return { nearer, rival: row[nearer > 0 ? all - 1 : all - 2] ?? -1 };
  };
  for (let a = 0; a < all; a++)
    for (let b = a + 1; b < all; b++) {
      const [one, other] = [beside(a, b), beside(b, a)];
      const features = withinFeatures(items[a]!, items[b]!, {
        statements: b - a,
        sentences: Math.abs(place(b) - place(a)),
        mean,
        ahead: near[a]![b]! - Math.max(one.rival, other.rival),
        rank: Math.min(one.nearer, other.nearer) / all,
        all,
      });
      yield { a, b, features };
    }
}

/** @param items of one document, in the order of the text; @returns sets of their indices */
export function clusterWithin(items: readonly Compared[]): number[][] {
  const { within } = learnt();
  const edges: Edge[] = [];
  for (const { a, b, features } of pairsWithin(items)) {
    if (forbidden([items[a]!], [items[b]!])) continue;
    const likely = probability(within, features);
    if (likely >= LEAST) edges.push({ a, b, likely });
  }
  return linkage(items.length, edges, within.threshold);
}
