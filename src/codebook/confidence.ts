/**
 * How sure it is that the best fitting position of a codebook is the right one: a logistic curve over how well it fits and how far the
 * second best is behind. Fitted on 165 annotated articles with an embedder trained on 165 others; docs/discourse-networks.md tells how well
 * it keeps its word on articles that neither has seen.
 */

const AT_ZERO = -5.47;
const PER_FIT = 5.32;
const PER_LEAD = 7.57;
/** What anything fits: a codebook of one position has this as its second best. */
const ANYTHING = 0.2;
const MOST_LEAD = 0.5;

/**
 * A statement is taken from here on. Of what states a policy, what is more likely right than not; of facts and beliefs much more is asked,
 * for most of them are none that a codebook lists, and the curve was not fitted on them.
 */
export const THRESHOLD = { position: 0.5, belief: 0.8 };

/** @param second null where the codebook has one position only. @returns 0..1, two decimals */
export function confidence(best: number, second: number | null): number {
  const lead = Math.min(MOST_LEAD, best - Math.max(second ?? ANYTHING, ANYTHING));
  return Math.round(100 / (1 + Math.exp(-(AT_ZERO + PER_FIT * best + PER_LEAD * lead)))) / 100;
}
