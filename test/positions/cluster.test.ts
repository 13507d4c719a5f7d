/** Clusters through a heap are those of the definition: the two most alike sets are joined, again and again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidates } from '../../src/positions/candidates.ts';
import { cluster } from '../../src/positions/cluster.ts';
import { type Features, featuresOf, similarity } from '../../src/positions/similarity.ts';

const THRESHOLD = 0.68;
/** As in cluster.ts: no two members may be less alike than the threshold less this. */
const SPREAD = 0.12;

/** The definition, slow and plain: all pairs of sets, at every step. */
function byDefinition(items: readonly Features[]): number[] {
  const sets = items.map((_, i) => [i]);
  for (;;) {
    let best: { x: number; y: number; mean: number } | null = null;
    for (let x = 0; x < sets.length; x++)
      for (let y = x + 1; y < sets.length; y++) {
        const values = sets[x]!.flatMap((i) => sets[y]!.map((j) => similarity(items[i]!, items[j]!)));
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        if (values.every((value) => value >= THRESHOLD - SPREAD) && mean >= THRESHOLD && mean > (best?.mean ?? 0))
          best = { x, y, mean };
      }
    if (!best) break;
    sets[best.x]!.push(...sets[best.y]!);
    sets.splice(best.y, 1);
  }
  const root = items.map((_, i) => i);
  for (const set of sets) for (const i of set) root[i] = Math.min(...set);
  return root;
}

const item = (vector: readonly number[], document: string, wording: string): Features =>
  featuresOf({ wording, vector, document, concerns: [] });

it('sets are joined as the definition says', () => {
  const vectors = fc.array(fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: -100, max: 100 }))), {
    minLength: 2,
    maxLength: 14,
  });
  fc.assert(
    fc.property(vectors, (all) => {
      const items = all.map((values, i) =>
        item(
          values.map((value) => value / 100),
          'a',
          `Word${i} thing`,
        ),
      );
      expect(cluster(items, THRESHOLD)).toEqual(byDefinition(items));
    }),
    { numRuns: 300, seed: 6 },
  );
});

it('wordings that share only what is common in the corpus are compared by two such words, equal ones always', () => {
  const many = Array.from({ length: 500 }, (_, i) => item([1], `d${i}`, `Impose sanctions ${'abcdefgh'[i % 8]}${i}`));
  const lists = [...candidates([...many, item([1], 'x', 'Lift limits'), item([1], 'y', 'Lift limits')])];
  // “impose” and “sanctions” are too common, and so is the pair of them.
  expect(lists.slice(0, 500).every((earlier) => earlier.length === 0)).toBe(true);
  expect([...lists[501]!]).toEqual([500]);
  const equal = [...candidates(Array.from({ length: 500 }, (_, i) => item([1], `d${i}`, 'Impose sanctions')))];
  expect(equal.slice(1).every((earlier, i) => earlier.length === 1 && earlier[0] === i)).toBe(true);
});
