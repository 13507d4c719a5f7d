/**
 * How sure it is that the best fitting position of a codebook is the right one: a logistic curve over how well it fits and how far the
 * second best is behind. docs/discourse-networks.md says how it was fitted and how well it keeps its word.
 */

const AT_ZERO = -6;
const PER_FIT = 7;
const PER_LEAD = 9;

/** A statement is taken from here on: more likely right than not. */
export const THRESHOLD = 0.5;

/** @param second null where the codebook has one position only. @returns 0..1, two decimals */
export function confidence(best: number, second: number | null): number {
  const lead = Math.min(0.5, best - (second ?? 0));
  return Math.round(100 / (1 + Math.exp(-(AT_ZERO + PER_FIT * best + PER_LEAD * lead)))) / 100;
}
