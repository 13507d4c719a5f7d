/** What is compared of two statements of one document, and of two sets of statements of two documents. The names are those of models/positions.json. */
import { type Compared, cosine, isBare } from './item.ts';
import { nearness, type Telling } from './near.ts';
import { mass, numbersIn, overlap, shared } from './words.ts';

export const withinNames = [
  'cosine',
  'cover',
  'jaccard',
  'mass',
  'sentenceJaccard',
  'sentenceCover',
  'elsewhere',
  'concernsShared',
  'concernsApart',
  'sameActorSameStance',
  'sameActorOtherStance',
  'sameStance',
  'sameSentence',
  'sameContent',
  'contentOverlap',
  'next',
  'nearness',
  'sentences',
  'oneBare',
  'bothBare',
  'leastMass',
  'numbersApart',
  'numbersShared',
  'sameVerb',
  'wordingCover',
  'wordingJaccard',
  'titleApart',
  'imperatives',
  'sameCue',
  'nested',
  'imperative',
  'imperativeCosine',
  'imperativeJaccard',
  'imperativeApart',
  'looseNearness',
  'looseCosine',
  'aboveMeans',
  'rank',
] as const;

/** How two statements lie among all of their document. */
export interface Place {
  /** Statements between the two, in the order of the text, and sentences with statements between them. */
  statements: number;
  sentences: number;
  /** The mean cosine of each to all others, and of these two means the mean: where all is about one thing, near is not yet the same. */
  mean: number;
  /** Share of the document's statements that are nearer to the one than the other is; the less of the two. */
  rank: number;
}

export function withinFeatures(a: Compared, b: Compared, apart: Place): number[] {
  const content = overlap(a.content, b.content);
  const sentence = overlap(a.sentence, b.sentence);
  const wording = overlap(a.wording, b.wording);
  const elsewhere = Math.max(
    overlap(a.content, b.sentence).sum / (a.mass || 1),
    overlap(b.content, a.sentence).sum / (b.mass || 1),
  );
  const common = shared(a.concerns, b.concerns);
  const numbers = shared(a.numbers, b.numbers);
  const [sameActor, sameStance] = [a.item.actor === b.item.actor, a.item.stance === b.item.stance];
  const [first, second] = [a.item.content, b.item.content];
  const both = Math.max(0, Math.min(first.end, second.end) - Math.max(first.start, second.start));
  const [cueA, cueB] = [a.item.cue, b.item.cue];
  const inside = (one: typeof cueA, other: typeof cueA) => one.start >= other.start && one.end <= other.end;
  const meaning = cosine(a.vector, b.vector);
  // What two imperatives share and do not share tells more than what bare words do.
  const clear = +(a.item.imperative && b.item.imperative);
  return [
    meaning,
    content.cover,
    content.jaccard,
    Math.min(content.sum, 20) / 10,
    sentence.jaccard,
    sentence.cover,
    elsewhere,
    Math.min(common, 3),
    +disjoint(a.concerns, b.concerns),
    +(sameActor && sameStance),
    +(sameActor && !sameStance),
    +sameStance,
    +(a.item.sentence.start === b.item.sentence.start),
    +(first.start === second.start && first.end === second.end),
    both / Math.max(1, Math.min(first.end - first.start, second.end - second.start)),
    +(apart.statements === 1),
    1 / Math.max(1, apart.statements),
    Math.min(apart.sentences, 10) / 10,
    +(isBare(a) || isBare(b)),
    +(isBare(a) && isBare(b)),
    Math.min(a.mass, b.mass, 40) / 20,
    +disjoint(a.numbers, b.numbers),
    +(numbers > 0),
    +(a.verb !== '' && a.verb === b.verb),
    wording.cover,
    wording.jaccard,
    Math.abs(a.titled - b.titled),
    +a.item.imperative + +b.item.imperative,
    +(cueA.start === cueB.start && cueA.end === cueB.end),
    +(inside(cueA, second) || inside(cueB, first)),
    clear,
    clear * meaning,
    clear * wording.jaccard,
    clear * +disjoint(a.object, b.object),
    (1 - clear) / Math.max(1, apart.statements),
    (1 - clear) * meaning,
    meaning - apart.mean,
    apart.rank,
  ];
}

/** Statements of one document that are one course of action, as a whole. */
export interface Bundle {
  telling: Telling;
  date: string | null;
  members: Compared[];
  centre: Float32Array;
  content: ReadonlySet<string>;
  wording: ReadonlySet<string>;
  concerns: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  /** By telling, how near its nearest bundles are, as far as that was asked. */
  nearest: Map<Telling, { first: number; second: number }>;
}

const union = (sets: Iterable<ReadonlySet<string>>): Set<string> => {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
};

function bundle(members: Compared[], telling: Telling): Bundle {
  const centre = new Float32Array(members[0]!.vector.length);
  for (const { vector } of members) for (let i = 0; i < centre.length; i++) centre[i]! += vector[i] ?? 0;
  const length = Math.sqrt(cosine(centre, centre)) || 1;
  return {
    telling,
    date: members[0]!.item.date,
    members,
    centre: centre.map((x) => x / length),
    content: union(members.map(({ content }) => content)),
    wording: union(members.map(({ wording }) => wording)),
    concerns: union(members.map(({ concerns }) => concerns)),
    numbers: union(members.map(({ numbers }) => numbers)),
    nearest: new Map(),
  };
}

/** A document's courses of action, each of the statements of a set; the telling has them from then on. */
export function bundlesOf(telling: Telling, sets: readonly Compared[][]): Bundle[] {
  const made = sets.map((members) => bundle(members, telling));
  telling.bundles = made;
  return made;
}

export const acrossNames = [
  'centres',
  'nearest',
  'cover',
  'jaccard',
  'mass',
  'wordingCover',
  'wordingJaccard',
  'bestWording',
  'sameVerb',
  'concernsShared',
  'concernsApart',
  'numbersApart',
  'storyShared',
  'storyJaccard',
  'days',
  'leastMass',
  'size',
  'imperative',
  'imperativeApart',
  'imperativeJaccard',
  'near',
  'main',
  'margin',
  'best',
  'storyApart',
  'castApart',
  'plainlyDifferent',
] as const;

/** By how much a bundle is nearer to another than to the next best of that one's document. @param meaning their cosine */
function margin(a: Bundle, { telling }: Bundle, meaning: number): number {
  let found = a.nearest.get(telling);
  if (!found) {
    found = { first: 0, second: 0 };
    for (const rival of telling.bundles) {
      const near = cosine(a.centre, rival.centre);
      if (near > found.first) found = { first: near, second: found.first };
      else found.second = Math.max(found.second, near);
    }
    a.nearest.set(telling, found);
  }
  return meaning - (meaning >= found.first ? found.second : found.first);
}

const share = ({ members, telling }: Bundle): number => members.length / telling.statements;

export function acrossFeatures(a: Bundle, b: Bundle): number[] {
  const content = overlap(a.content, b.content);
  const wording = overlap(a.wording, b.wording);
  let [nearest, best, sameVerb, clear, clearest, apart] = [-1, 0, 0, 0, 0, 1];
  for (const x of a.members)
    for (const y of b.members) {
      nearest = Math.max(nearest, cosine(x.vector, y.vector));
      const alike = overlap(x.wording, y.wording).jaccard;
      best = Math.max(best, alike);
      if (!x.item.imperative || !y.item.imperative) continue;
      clear = 1;
      clearest = Math.max(clearest, alike);
      if (shared(x.object, y.object) > 0) apart = 0;
      if (x.verb !== '' && x.verb === y.verb) sameVerb = 1;
    }
  const common = shared(a.concerns, b.concerns);
  const story = shared(a.telling.story, b.telling.story);
  const meaning = cosine(a.centre, b.centre);
  const ahead = Math.min(margin(a, b, meaning), margin(b, a, meaning));
  const days = a.date && b.date ? Math.abs(Date.parse(a.date) - Date.parse(b.date)) / 86_400_000 : 365;
  return [
    meaning,
    nearest,
    content.cover,
    content.jaccard,
    Math.min(content.sum, 30) / 10,
    wording.cover,
    wording.jaccard,
    best,
    sameVerb,
    Math.min(common, 3),
    +disjoint(a.concerns, b.concerns),
    +disjoint(a.numbers, b.numbers),
    Math.min(story, 8) / 4,
    story / Math.max(1, a.telling.story.size + b.telling.story.size - story),
    Math.log1p(Number.isNaN(days) ? 365 : days) / 5,
    Math.min(mass(a.content), mass(b.content), 60) / 20,
    Math.log(a.members.length * b.members.length),
    clear,
    clear * apart,
    clearest,
    nearness(a.telling, b.telling),
    Math.min(share(a), share(b)),
    Math.max(-0.5, Math.min(0.5, ahead)),
    +(ahead > 0),
    +disjoint(a.telling.story, b.telling.story),
    +disjoint(a.telling.cast, b.telling.cast),
    +plainlyDifferent(a.members, b.members),
  ];
}

/** From this cosine on, imperatives may be one without a word in common. */
const NEAR = 0.8;

/**
 * Are there imperatives on both sides, and no two of them that have a verb or a common word of their objects in common, or lie near in
 * meaning without naming others? Sending troops is not striking, whatever else is alike.
 */
export function plainlyDifferent(a: readonly Compared[], b: readonly Compared[]): boolean {
  let found = false;
  for (const x of a)
    for (const y of b) {
      if (x.object.size === 0 || y.object.size === 0) continue;
      if (x.verb === y.verb || shared(x.object, y.object) > 0) return false;
      const others = disjoint(x.concerns, y.concerns);
      if (!others && cosine(x.vector, y.vector) >= NEAR) return false;
      found = true;
    }
  return found;
}

/** Both name something, and nothing that the other names. */
export const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && shared(a, b) === 0;

/**
 * Are there imperatives that are alike but for whom or how much they name, another country, another year's budget, and none that agree in
 * this too?
 */
export function otherArguments(one: readonly Compared[], other: readonly Compared[]): boolean {
  let found = false;
  for (const a of one)
    for (const b of other) {
      if (a.verb === '' || a.verb !== b.verb) continue;
      // "Fire Griffin", "Fire Lockhart": nothing but names.
      const named = a.object.size === 0 && b.object.size === 0;
      if (!named && shared(a.object, b.object) === 0) continue;
      const numbers = disjoint(numbersIn(a.item.wording), numbersIn(b.item.wording));
      if (!numbers && !disjoint(a.concerns, b.concerns)) return false;
      found = true;
    }
  return found;
}

/** Do two ask for what forbids to join them, whatever speaks for it? */
export const forbidden = (a: readonly Compared[], b: readonly Compared[]): boolean =>
  plainlyDifferent(a, b) || otherArguments(a, b);
