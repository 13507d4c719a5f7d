/**
 * One-mode networks: nodes tied by the columns that both refer to. Definitions of Leifeld, Gruber and Bossner, Discourse Network Analyzer
 * Manual (2019), sections 2.3 and 2.4, and Leifeld, Discourse Network Analysis (Oxford Handbook of Political Networks, 2017).
 */
import { activity, type Counts } from './counts.ts';
import type { Normalization, TieKind } from './settings.ts';

export interface Tie {
  a: string;
  b: string;
  weight: number;
}

interface Pair {
  congruence: number;
  conflict: number;
  /** Σ x(a) where b has the same column and level too; Σ x(b) likewise; Σ x(a) x(b). For Jaccard. */
  sharedA: number;
  sharedB: number;
  joint: number;
}

/**
 * @param range the widest distance of two levels: 2 for {-1, 1} and {-1, 0, 1}, 10 for -5 to 5
 * @returns pairs of a non-zero weight, sorted
 */
export function oneMode(counts: Counts, ties: TieKind, normalize: Normalization, range: number): Tie[] {
  const pairs = pairUp(counts, range);
  const active = activity(counts);
  const found: Tie[] = [];
  for (const [a, row] of pairs)
    for (const [b, pair] of row) {
      const raw = { ...pair, subtract: pair.congruence - pair.conflict }[ties];
      const weight = raw / divisors[normalize](active.get(a)!, active.get(b)!, pair);
      if (weight !== 0) found.push({ a, b, weight });
    }
  return found.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
}

/** Cosine is the manual's equation 9: the product of both activities, which is not the cosine of the two profiles. */
const divisors: Record<Normalization, (a: number, b: number, pair: Pair) => number> = {
  none: () => 1,
  average: (a, b) => (a + b) / 2,
  jaccard: (a, b, { sharedA, sharedB, joint }) => a - sharedA + b - sharedB + joint,
  cosine: (a, b) => a * b,
  activity: () => 1,
  prominence: () => 1,
};

/** Congruence: Σ x(i,j,k) x(i',j,k') (1 − |k − k'| / range), over columns j and levels k, k'; conflict: the same with |k − k'| / range. */
function pairUp(counts: Counts, range: number): Map<string, Map<string, Pair>> {
  const pairs = new Map<string, Map<string, Pair>>();
  for (const rows of counts.values()) {
    const members = [...rows].sort((x, y) => compare(x[0], y[0]));
    for (let i = 0; i < members.length; i++)
      for (let j = i + 1; j < members.length; j++) {
        const [[a, one], [b, two]] = [members[i]!, members[j]!];
        const row = pairs.get(a) ?? new Map<string, Pair>();
        const pair = row.get(b) ?? { congruence: 0, conflict: 0, sharedA: 0, sharedB: 0, joint: 0 };
        for (const [k, x] of one)
          for (const [l, y] of two) {
            const distance = Math.abs(k - l) / range;
            pair.congruence += x * y * (1 - distance);
            pair.conflict += x * y * distance;
            if (k !== l) continue;
            pair.sharedA += x;
            pair.sharedB += y;
            pair.joint += x * y;
          }
        pairs.set(a, row.set(b, pair));
      }
  }
  return pairs;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
