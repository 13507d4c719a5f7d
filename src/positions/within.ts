/** Which statements of one document are about one course of action: every pair is judged, then sets are made of them. */
import { learnt, probability } from './decision.ts';
import { forbidden, withinFeatures } from './features.ts';
import type { Compared } from './item.ts';
import { type Edge, linkage } from './linkage.ts';

/** A pair less likely than this counts as plainly different. */
const LEAST = 0.03;

/** Every pair of a document's statements, with what lies between. @param items in the order of the text */
export function* pairsWithin(items: readonly Compared[]): Generator<{ a: number; b: number; features: number[] }> {
  const sentences = new Map<number, number>();
  for (const { item } of items)
    if (!sentences.has(item.sentence.start)) sentences.set(item.sentence.start, sentences.size);
  const place = (i: number): number => sentences.get(items[i]!.item.sentence.start)!;
  for (let a = 0; a < items.length; a++)
    for (let b = a + 1; b < items.length; b++)
      yield {
        a,
        b,
        features: withinFeatures(items[a]!, items[b]!, { statements: b - a, sentences: Math.abs(place(b) - place(a)) }),
      };
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
