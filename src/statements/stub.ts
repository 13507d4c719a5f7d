/** Contents that only point elsewhere ("it", "the bill", "the decision"): their course of action is that of the statement just before. */
import type { Reading } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';

const pointing =
  /^(it|its|them|they|this|that|these|those|such|so|he|she|him|her|his|their|the|a|an|any|all|to|do|did|does|doing|of|on|about|by|for|and|or|is|are|was|be|been|not|idea|move|moves|plan|plans|proposal|proposals|measure|measures|bill|legislation|law|decision|decisions|deliberations|discussions|discussion|comment|speculate|rules|rule|agreement|deal|act|action|actions|step|steps|effort|efforts|motion|suit|lawsuit|vote|change|changes|issue|matter|request|ban|order|president|government|house|discuss|approach|policy|resolution|report|investigation|inquiry|everything|anything)$/;

/** Has a content no word of its own that says what is to be done? */
export function isStub(reading: Reading, content: WordRange): boolean {
  if (content.last - content.first > 5) return false;
  for (let i = content.first; i <= content.last; i++) {
    const word = reading.lower(i);
    if (/[\p{L}\p{N}]/u.test(word) && !pointing.test(word)) return false;
  }
  return true;
}
