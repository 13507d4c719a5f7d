/** Which wording names a position: learnt (training/positions) of what coders' own labels look like beside the wordings they stand for. */
import { isTaking } from '../lexicon/courses.ts';
import { learnt } from './decision.ts';
import { type Compared, cosine } from './item.ts';
import { aim, change, isContrary } from './polarity.ts';
import { mass, overlap, stemsOf } from './words.ts';

/** Words that stand for something named elsewhere. */
const pronoun = /\b(it|this|that|these|those|they|them|he|she|we|us|our|his|her|their|its|I|me|my|you|your)\b/i;
const loose = /\b(here|there|such|some|any)\b/i;
/** Objects that point to a text and do not say what is in it: "Pass the bill". */
const vague =
  /^(?:\S+ ){1,2}(?:the |a |an )?(?:bill|law|measure|plan|deal|resolution|proposal|order|decision|agreement|nominee|case|ban|limits|package)$/i;

/** Ends that leave a phrase open: "in a way that has". */
const open =
  /\b(the|a|an|of|to|in|on|for|and|or|with|by|at|from|as|that|which|who|has|have|had|is|are|was|were|be|been|will|would|can|could|not|its|his|her|their|our)$/i;

export const labelNames = [
  'frequency',
  'central',
  'nearest',
  'covers',
  'covered',
  'titled',
  'short',
  'long',
  'words',
  'mass',
  'imperative',
  'taking',
  'pronoun',
  'loose',
  'vague',
  'open',
  'change',
  'undoes',
  'brings',
  'names',
  'support',
  'early',
  'verb',
] as const;

/** What is known of each member's wording, beside the others, as a name of them all. @returns a row a member */
export function labelFeatures(members: readonly Compared[]): number[][] {
  const { verbs } = learnt();
  const centre = new Float32Array(members[0]!.vector.length);
  for (const { vector } of members) for (let i = 0; i < centre.length; i++) centre[i]! += vector[i]!;
  const length = Math.sqrt(cosine(centre, centre)) || 1;
  const counts = new Map<string, number>();
  for (const { item } of members) counts.set(item.wording, (counts.get(item.wording) ?? 0) + 1);
  return members.map((member, at) => {
    const { item, vector, concerns } = member;
    const { wording, imperative, title, stance } = item;
    const words = wording.split(' ');
    const opening = words[0]!.toLowerCase();
    const own = stemsOf(wording);
    let [nearest, covers, covered] = [0, 0, 0];
    for (const other of members) {
      if (other.item.wording === wording) continue;
      nearest = Math.max(nearest, cosine(vector, other.vector));
      const shared = overlap(own, other.wording);
      covers += shared.sum / (mass(other.wording) || 1) / members.length;
      covered += overlap(own, other.content).sum / (mass(own) || 1) / members.length;
    }
    const effect = imperative ? (aim(wording)?.effect ?? 0) : 0;
    return [
      Math.log2(1 + counts.get(wording)!),
      cosine(vector, centre) / length,
      nearest,
      covers,
      covered,
      title ? overlap(own, stemsOf(title)).sum / (mass(own) || 1) : 0,
      +(words.length < 3),
      +(words.length > 9),
      Math.min(words.length, 12) / 10,
      Math.min(mass(own), 40) / 20,
      +imperative,
      +(!imperative && isTaking(opening)),
      +pronoun.test(wording),
      +loose.test(wording),
      +vague.test(wording),
      +open.test(wording),
      change(wording),
      +(effect < 0),
      +(effect > 0),
      Math.min(concerns.size, 2),
      +(stance === 'support'),
      1 / (1 + at),
      imperative ? (verbs.get(opening) ?? 0) : 0,
    ];
  });
}

/** Of two contrary wordings the one that asks for the change names the position; where both or neither do, the one that brings about. */
const yields = (a: Compared, b: Compared): boolean => {
  if (!isContrary(a, b)) return false;
  const [mine, theirs] = [a.item.wording, b.item.wording];
  return change(mine) !== change(theirs)
    ? change(mine) < change(theirs)
    : (aim(mine)?.effect ?? 0) < (aim(theirs)?.effect ?? 0);
};

/**
 * @param members of one position, at least one, in the order of the corpus: of equals the earliest names it
 * @returns an imperative that names what it is about, where there is one
 */
export function bestLabel(members: readonly Compared[]): Compared {
  const { weights } = learnt().label;
  const clear = members.map(({ item }) => item.imperative && !pronoun.test(item.wording));
  const some = clear.includes(true);
  let best = members[0]!;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, features] of labelFeatures(members).entries()) {
    if (some && (!clear[i] || members.some((other, k) => clear[k] && yields(members[i]!, other)))) continue;
    const value = features.reduce((sum, x, k) => sum + x * weights[k]!, 0);
    if (value > most) [best, most] = [members[i]!, value];
  }
  return best;
}
