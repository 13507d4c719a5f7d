/** How sure a share is, and how far two coders agree beyond chance. */

export interface Share {
  of: number;
  in: number;
  low: number;
  high: number;
}

/** Wilson's score interval of a share, 95 %: Wilson (1927), as recommended by Newcombe (1998), method 3. @param n more than 0 */
export function wilson(hits: number, n: number): Share {
  const z = 1.959964;
  const p = hits / n;
  const middle = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { of: hits, in: n, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/**
 * Krippendorff's alpha for nominal values of two coders: 1 − observed / expected disagreement (Krippendorff 2011, Computing
 * Krippendorff's Alpha-Reliability). @returns null where all values are one: nothing could have been confused
 */
export function alpha(pairs: readonly (readonly [string, string])[]): number | null {
  const values = new Map<string, number>();
  let differ = 0;
  for (const [a, b] of pairs) {
    for (const value of [a, b]) values.set(value, (values.get(value) ?? 0) + 1);
    if (a !== b) differ += 2;
  }
  const n = 2 * pairs.length;
  let same = 0;
  for (const count of values.values()) same += count * (count - 1);
  const expected = (n * (n - 1) - same) / (n - 1);
  return expected === 0 ? null : 1 - differ / expected;
}
