/** Contents that only point elsewhere ("it", "the bill", "the decision"): their course of action is that of the statement just before. */
import type { Reading } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';

const pointing =
  /^(it|its|them|they|this|that|these|those|such|so|he|she|him|her|his|their|the|a|an|any|all|to|do|did|does|doing|of|on|about|by|for|and|or|is|are|was|be|been|not|idea|move|moves|plan|plans|proposal|proposals|measure|measures|bill|legislation|law|decision|decisions|deliberations|discussions|discussion|comment|speculate|rules|rule|agreement|deal|act|action|actions|step|steps|effort|efforts|motion|suit|lawsuit|vote|change|changes|issue|matter|request|ban|order|president|government|house|discuss|approach|policy|resolution|report|investigation|inquiry|everything|anything|no|yes|one|text|announcement)$/;

const being = /^(is|are|was|were|be|['’]s|['’]re)$/;
const quote = /^(["“”'‘’]|``|'')$/;

/** Has a content no word of its own that says what is to be done? */
export function isStub(reading: Reading, content: WordRange): boolean {
  if (onlyJudges(reading, content)) return true;
  if (content.last - content.first > 5) return false;
  for (let i = content.first; i <= content.last; i++) {
    const word = reading.lower(i);
    if (/[\p{L}\p{N}]/u.test(word) && !pointing.test(word)) return false;
  }
  return true;
}

/** "it unnecessary", "this is a bad day for trade", "is null and void": a verdict on what stands elsewhere. */
function onlyJudges(reading: Reading, { first, last }: WordRange): boolean {
  let at = first;
  while (at < last && quote.test(reading.word(at))) at++;
  const bare = being.test(reading.lower(at));
  if (!bare && !/^(it|this|that|these|those|they|them)$/.test(reading.lower(at))) return false;
  for (let i = at; i <= last; i++) if (reading.lower(i) === 'to' && /^VB/.test(reading.tag(i + 1))) return false;
  if (bare) return true;
  let next = at + 1;
  while (next < last && (quote.test(reading.word(next)) || reading.tag(next) === 'RB')) next++;
  const judged = /^(JJ|DT$|VBZ|VBD)/.test(reading.tag(next)) || reading.lower(next) === 'as';
  return being.test(reading.lower(next)) || (reading.tag(at) === 'PRP' && judged);
}
