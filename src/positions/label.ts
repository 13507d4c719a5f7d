/** Which wording names a position: an imperative of 3 to 9 words that asks for the change, near the middle of what the others say. */
import { isTaking } from '../lexicon/courses.ts';
import { type Compared, cosine } from './item.ts';
import { change } from './polarity.ts';

/** Words that stand for something named elsewhere. */
const pronoun = /\b(it|this|that|these|those|they|them|he|she|we|us|our|his|her|their|its|I|me|my|you)\b/i;
const loose = /\b(here|there|such|some|any)\b/i;
/** Objects that point to a text and do not say what is in it: "Pass the bill". */
const vague =
  /^(?:\S+ ){1,2}(?:the |a |an )?(?:bill|law|measure|plan|deal|resolution|proposal|order|decision|agreement|nominee|case|ban|limits|package)$/i;

/** @param members of one position, at least one, in the order of the corpus: of equals the earliest names it */
export function bestLabel(members: readonly Compared[]): Compared {
  const centre = new Float32Array(members[0]!.vector.length);
  for (const { vector } of members) for (let i = 0; i < centre.length; i++) centre[i]! += vector[i]!;
  const length = Math.sqrt(cosine(centre, centre)) || 1;
  const counts = new Map<string, number>();
  for (const { item } of members) counts.set(item.wording, (counts.get(item.wording) ?? 0) + 1);
  const score = ({ item: { wording, imperative }, vector, concerns }: Compared): number => {
    const words = wording.split(' ').length;
    let value = Math.log2(1 + counts.get(wording)!) / 2 + change(wording) + (8 * cosine(vector, centre)) / length;
    if (words < 3) value -= 2;
    else if (words <= 9) value += 1;
    if (imperative) value += 4;
    else if (isTaking(wording.split(' ', 1)[0]!.toLowerCase())) value += 2;
    if (pronoun.test(wording)) value -= 3;
    if (loose.test(wording)) value -= 1;
    if (vague.test(wording)) value -= 1;
    return value + Math.min(concerns.size, 2) / 2;
  };
  let best = members[0]!;
  let most = score(best);
  for (const member of members.slice(1)) {
    const value = score(member);
    if (value > most) [best, most] = [member, value];
  }
  return best;
}
