/** What is compared of two statements of one document, and of two sets of statements of two documents. The names are those of models/positions.json. */
import { type Compared, cosine, isBare } from './item.ts';
import { mass, overlap, shared } from './words.ts';

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
] as const;

/** @param apart statements between the two, in the order of the text, and sentences with statements between them */
export function withinFeatures(a: Compared, b: Compared, apart: { statements: number; sentences: number }): number[] {
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
    +(a.concerns.size > 0 && b.concerns.size > 0 && common === 0),
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
    +(a.numbers.size > 0 && b.numbers.size > 0 && numbers === 0),
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
    clear * +(a.object.size > 0 && b.object.size > 0 && shared(a.object, b.object) === 0),
    (1 - clear) / Math.max(1, apart.statements),
    (1 - clear) * meaning,
  ];
}

/** What a document's statements tell of. */
export interface Told {
  /** Entities that any of them concerns: what the story is about. */
  story: ReadonlySet<string>;
  /** These, and all who hold a position in it. */
  cast: ReadonlySet<string>;
}

/** Statements of one document that are one course of action, as a whole. */
export interface Bundle extends Told {
  document: string;
  date: string | null;
  members: Compared[];
  centre: Float32Array;
  content: ReadonlySet<string>;
  wording: ReadonlySet<string>;
  concerns: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

const union = (sets: Iterable<ReadonlySet<string>>): Set<string> => {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
};

export function bundle(members: Compared[], told: Told): Bundle {
  const centre = new Float32Array(members[0]!.vector.length);
  for (const { vector } of members) for (let i = 0; i < centre.length; i++) centre[i]! += vector[i] ?? 0;
  const length = Math.sqrt(cosine(centre, centre)) || 1;
  const { document, date } = members[0]!.item;
  return {
    document,
    date,
    members,
    centre: centre.map((x) => x / length),
    content: union(members.map(({ content }) => content)),
    wording: union(members.map(({ wording }) => wording)),
    concerns: union(members.map(({ concerns }) => concerns)),
    numbers: union(members.map(({ numbers }) => numbers)),
    ...told,
  };
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
] as const;

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
  const story = shared(a.story, b.story);
  const days = a.date && b.date ? Math.abs(Date.parse(a.date) - Date.parse(b.date)) / 86_400_000 : 365;
  return [
    cosine(a.centre, b.centre),
    nearest,
    content.cover,
    content.jaccard,
    Math.min(content.sum, 30) / 10,
    wording.cover,
    wording.jaccard,
    best,
    sameVerb,
    Math.min(common, 3),
    +(a.concerns.size > 0 && b.concerns.size > 0 && common === 0),
    +(a.numbers.size > 0 && b.numbers.size > 0 && shared(a.numbers, b.numbers) === 0),
    Math.min(story, 8) / 4,
    story / Math.max(1, a.story.size + b.story.size - story),
    Math.log1p(Number.isNaN(days) ? 365 : days) / 5,
    Math.min(mass(a.content), mass(b.content), 60) / 20,
    Math.log(a.members.length * b.members.length),
    clear,
    clear * apart,
    clearest,
  ];
}

/** From this cosine on, imperatives may be one without a word in common. */
const NEAR = 0.8;

/**
 * Are there imperatives on both sides, and no two of them that have a verb or a common word of their objects in common, or lie near in
 * meaning without naming others? Sending troops is not striking, whatever else is alike: such sets are never compared further.
 */
export function plainlyDifferent(a: readonly Compared[], b: readonly Compared[]): boolean {
  let found = false;
  for (const x of a)
    for (const y of b) {
      if (x.object.size === 0 || y.object.size === 0) continue;
      if (x.verb === y.verb || shared(x.object, y.object) > 0) return false;
      const others = x.concerns.size > 0 && y.concerns.size > 0 && shared(x.concerns, y.concerns) === 0;
      if (!others && cosine(x.vector, y.vector) >= NEAR) return false;
      found = true;
    }
  return found;
}
