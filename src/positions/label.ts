/** Which wording names a position: learnt (training/positions) of what coders' own labels look like beside the wordings they stand for. */
import { isTaking } from '../lexicon/courses.ts';
import { learnt } from './decision.ts';
import { type Compared, cosine } from './item.ts';
import { aim, change, isContrary, takesSides } from './polarity.ts';
import { mass, massShared, stemsOf } from './words.ts';

/** Words that stand for something named elsewhere; no relative "that", no "US". */
const pronoun =
  /\b([Ii]t|[Tt]his|[Tt]hese|[Tt]hose|[Tt]hey|[Tt]hem|[Hh]e|[Ss]he|[Ww]e|us|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|I|me|[Mm]y|[Yy]ou|[Yy]our)\b|\bthat$/;
const loose = /\b(here|there|such|some|any|other|others|another)\b/i;
/** Objects that point to a text and do not say what is in it: "Pass the bill". */
const vague =
  /^(?:\S+ ){1,2}(?:the |a |an )?(?:bill|law|measure|plan|deal|resolution|proposal|order|decision|agreement|nominee|case|ban|limits|package)$/i;

/** Ends that leave a phrase open: "in a way that has". */
const open =
  /\b(the|a|an|of|to|in|on|for|and|or|with|by|at|from|as|that|which|who|has|have|had|is|are|was|were|be|been|will|would|can|could|not|its|his|her|their|our)$/;

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

/**
 * What is known of each wording, beside the others, as a name of them all.
 * @param members of one position, one a distinct wording; `counts`: how often each occurs
 * @returns a row a member
 */
export function labelFeatures(members: readonly Compared[], counts: readonly number[]): number[][] {
  const { verbs } = learnt();
  const centre = new Float32Array(members[0]!.vector.length);
  const all = counts.reduce((sum, n) => sum + n, 0);
  for (const [k, { vector }] of members.entries())
    for (let i = 0; i < centre.length; i++) centre[i]! += counts[k]! * vector[i]!;
  const length = Math.sqrt(cosine(centre, centre)) || 1;
  const stems = members.map(({ item }) => stemsOf(item.wording));
  const masses = stems.map((own) => mass(own) || 1);
  const wordings = members.map(({ wording }) => mass(wording) || 1);
  return members.map((member, at) => {
    const { item, vector, concerns } = member;
    const { wording, imperative, title, stance } = item;
    const words = wording.split(' ');
    const opening = words[0]!.toLowerCase();
    const own = stems[at]!;
    let [nearest, covers, covered] = [0, 0, 0];
    for (const [k, other] of members.entries()) {
      if (k === at) continue;
      const share = counts[k]! / all;
      nearest = Math.max(nearest, cosine(vector, other.vector));
      covers += (share * massShared(own, other.wording)) / wordings[k]!;
      covered += (share * massShared(own, other.content)) / masses[at]!;
    }
    const effect = imperative ? (aim(wording)?.effect ?? 0) : 0;
    return [
      Math.log2(1 + counts[at]!),
      cosine(vector, centre) / length,
      nearest,
      covers,
      covered,
      title ? massShared(own, stemsOf(title)) / masses[at]! : 0,
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

/** The members' distinct wordings, by the first that has each, and how often each occurs. */
export function distinct(members: readonly Compared[]): { firsts: Compared[]; counts: number[] } {
  const found = new Map<string, { member: Compared; count: number }>();
  for (const member of members) {
    const known = found.get(member.item.wording);
    if (known) known.count++;
    else found.set(member.item.wording, { member, count: 1 });
  }
  const all = [...found.values()];
  return { firsts: all.map(({ member }) => member), counts: all.map(({ count }) => count) };
}

/**
 * Of two contrary wordings that as many ask for, the one that asks for the change names the position, before one that neither changes nor
 * keeps, before one that keeps; of equals the one that brings about.
 */
const yields = (a: Compared, b: Compared): boolean => {
  if (!isContrary(a, b)) return false;
  const [mine, theirs] = [a.item.wording, b.item.wording];
  return change(mine) !== change(theirs)
    ? change(mine) < change(theirs)
    : (aim(mine)?.effect ?? 0) < (aim(theirs)?.effect ?? 0);
};

/** Wordings that more of a position ask the contrary of than ask for: such a name would turn most of them round. */
function minorities(firsts: readonly Compared[], counts: readonly number[]): Set<number> {
  const sided = [...firsts.keys()].filter((i) => takesSides(firsts[i]!.item.wording));
  const against = new Map(sided.map((i) => [i, sided.filter((k) => isContrary(firsts[k]!, firsts[i]!))]));
  const weight = (some: Iterable<number>): number => [...some].reduce((sum, k) => sum + counts[k]!, 0);
  const beside = (i: number): Set<number> => new Set([i, ...against.get(i)!.flatMap((k) => against.get(k)!)]);
  return new Set(sided.filter((i) => weight(against.get(i)!) > weight(beside(i))));
}

/** How all of a position are worded by themselves, where that is in the same words: one statement, or copies of it. */
export function ownLabel(members: readonly Compared[]): string | null {
  const own = members[0]!.item.own?.wording ?? null;
  return members.every(({ item }) => item.own?.wording === own) ? own : null;
}

/**
 * Where bare words would name a position ("Support the wall"): how the first statement that has them is worded by itself, if its holder
 * stands to both alike.
 */
export function restated(members: readonly Compared[], { item: { wording, imperative } }: Compared): string | null {
  if (imperative) return null;
  const one = members.find(({ item }) => item.wording === wording && item.own?.stance === item.stance);
  return one?.item.own?.wording ?? null;
}

/**
 * @param members of one position, at least one, in the order of the corpus: of equals the earliest names it
 * @returns an imperative that is whole, names what it is about and that most ask for rather than its contrary, where there is one
 */
export function bestLabel(members: readonly Compared[]): Compared {
  const { weights } = learnt().label;
  const { firsts, counts } = distinct(members);
  const values = labelFeatures(firsts, counts).map((row) => row.reduce((sum, x, k) => sum + x * weights[k]!, 0));
  const clear = ({ item: { imperative, wording } }: Compared): boolean =>
    imperative && wording.includes(' ') && ![pronoun, loose, open].some((unclear) => unclear.test(wording));
  const best = (some: readonly number[]): number => some.reduce((b, i) => (values[i]! > values[b]! ? i : b), some[0]!);
  const every = firsts.map((_, i) => i);
  const minor = minorities(firsts, counts);
  const plain = every.filter((i) => clear(firsts[i]!));
  const major = plain.filter((i) => !minor.has(i));
  const eligible = major.length > 0 ? major : plain;
  let named = best(eligible.length > 0 ? eligible : every);
  // What yields to another hands the name on; each step brings a change or an effect nearer, so this ends.
  for (;;) {
    const over = eligible.filter((i) => yields(firsts[named]!, firsts[i]!));
    if (over.length === 0) return firsts[named]!;
    named = best(over);
  }
}
