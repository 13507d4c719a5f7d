/** Which statements of one document are about one course of action: every pair is judged, then sets are made of them. */
import { after } from '../sorted.ts';
import { learnt, probability } from './decision.ts';
import { otherArguments, plainlyDifferent, withinFeatures } from './features.ts';
import { type Compared, cosine } from './item.ts';
import { type Edge, linkage } from './linkage.ts';

/** A pair less likely than this counts as not alike at all. */
const LEAST = 0.03;

/** What is believed of imperatives that are plainly different counts by so much: coders join sending troops to lending weapons more often than a reader would. */
const PLAIN = 0.25;

/** Every pair of a document's statements, with how they lie in it. @param items in the order of the text */
export function* pairsWithin(items: readonly Compared[]): Generator<{ a: number; b: number; features: number[] }> {
  const sentences = new Map<number, number>();
  for (const { item } of items)
    if (!sentences.has(item.sentence.start)) sentences.set(item.sentence.start, sentences.size);
  const place = (i: number): number => sentences.get(items[i]!.item.sentence.start)!;
  const all = items.length;
  // How near each is to each; itself as -1.
  const near = items.map(() => new Float32Array(all).fill(-1));
  for (let a = 0; a < all; a++)
    for (let b = a + 1; b < all; b++) near[a]![b] = near[b]![a] = cosine(items[a]!.vector, items[b]!.vector);
  const sorted = near.map((row) => row.toSorted());
  const means = near.map((row) => (row.reduce((sum, one) => sum + one, 0) + 1) / (all - 1));
  /** How many are nearer to `a` than `b` is. */
  const nearer = (a: number, b: number): number => all - after(sorted[a]!, near[a]![b]!);
  for (let a = 0; a < all; a++)
    for (let b = a + 1; b < all; b++) {
      const features = withinFeatures(items[a]!, items[b]!, {
        statements: b - a,
        sentences: Math.abs(place(b) - place(a)),
        mean: (means[a]! + means[b]!) / 2,
        rank: Math.min(nearer(a, b), nearer(b, a)) / all,
      });
      yield { a, b, features };
    }
}

/** @param items of one document, in the order of the text; @returns sets of their indices */
export function clusterWithin(items: readonly Compared[]): number[][] {
  const { within } = learnt();
  const edges: Edge[] = [];
  for (const { a, b, features } of pairsWithin(items)) {
    const [one, other] = [[items[a]!], [items[b]!]];
    if (otherArguments(one, other)) continue;
    const likely = probability(within, features) * (plainlyDifferent(one, other) ? PLAIN : 1);
    if (likely >= LEAST) edges.push({ a, b, likely });
  }
  return linkage(items.length, edges, within.threshold);
}
