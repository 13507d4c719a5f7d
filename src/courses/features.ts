/** What is compared of a statement and a phrase of its article: is the phrase's course of action the one that the statement is about? The names are those of src/lexicon/data/naming.json. */
import type { Span } from '../model.ts';
import { after } from '../sorted.ts';
import { shared, stemsIn } from '../stems.ts';
import { cosine } from '../vectors.ts';
import type { Phrase } from './phrases.ts';

/** A statement that asks for its course of action. */
export interface Asker {
  /** The wording of its own words. */
  imperative: boolean;
  content: Span;
  sentence: Span;
  /** The number of the sentence in which its content begins. */
  place: number;
  contentStems: ReadonlySet<string>;
  /** Of the wording of its own words; null where they make none. */
  wordingStems: ReadonlySet<string> | null;
  vector: Float32Array;
}

export interface Article {
  text: string;
  title: string;
  sentences: number;
  askers: readonly Asker[];
  phrases: readonly Phrase[];
  /** Of the phrases' words in their place. */
  vectors: readonly Float32Array[];
}

export const pairNames = [
  'cosine',
  'aboveOwn',
  'rank',
  'central',
  'aboveCentral',
  'aboveTheirs',
  'words',
  'titled',
  'mostUsed',
  'meanUsed',
  'leastUsed',
  'opening',
  'place',
  'stems',
  'inContent',
  'inSentence',
  'before',
  'after',
  'cover',
  'jaccard',
  'imperative',
  'contentLength',
] as const;

export const ownNames = ['imperative', 'bare', 'contentLength', 'central', 'nearest', 'meanPhrase'] as const;

/** So many sentences back, and on, a phrase may stand; or among the first of the article. */
const BACK = 60;
const ON = 30;
const FIRST = 10;

/** From one to before another. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

export interface Pairs {
  /** Indices of the phrases. */
  phrases: number[];
  /** A row a phrase. */
  features: number[][];
  own: number[];
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length;
  return mean;
}

/** For each asker the phrases near it and in the opening, beside it. */
export function* pairsOf({ text, title, sentences, askers, phrases, vectors }: Article): Generator<Pairs> {
  const used = new Map<string, number>();
  for (const stem of stemsIn(text)) used.set(stem, (used.get(stem) ?? 0) + 1);
  const titled = new Set(stemsIn(title));
  const [meanAsker, meanPhrase] = [meanOf(askers.map(({ vector }) => vector)), meanOf(vectors)];
  const middle = cosine(meanAsker, meanPhrase);
  const places = phrases.map(({ sentence }) => sentence);
  const known = phrases.map((phrase, i) => {
    const uses = [...phrase.stems].map((stem) => used.get(stem) ?? 0);
    const central = cosine(meanAsker, vectors[i]!);
    return {
      central,
      row: [
        Math.min(phrase.wording.split(' ').length, 12) / 10,
        shared(phrase.stems, titled) / phrase.stems.size,
        Math.log1p(Math.max(...uses)) / 4,
        Math.log1p(uses.reduce((sum, n) => sum + n, 0) / uses.length) / 4,
        Math.log1p(Math.min(...uses)) / 4,
        +(phrase.sentence === 0),
        phrase.sentence / sentences,
        phrase.stems.size / 8,
      ],
    };
  });
  for (const asker of askers) {
    const opening = after(places, FIRST - 1);
    const from = Math.max(opening, after(places, asker.place - BACK - 1));
    const to = after(places, asker.place + ON);
    const within = ({ start }: Span): boolean => start >= asker.content.start && start < asker.content.end;
    const around = [...range(0, opening), ...range(from, to)].filter(
      (i) => !phrases[i]!.pointing || within(phrases[i]!.span),
    );
    const cosines = around.map((i) => cosine(asker.vector, vectors[i]!));
    const sorted = Float64Array.from(cosines).sort();
    const [overall, theirs] = [cosine(asker.vector, meanPhrase), cosine(asker.vector, meanAsker)];
    const length = Math.min(asker.contentStems.size, 30) / 20;
    const features = around.map((i, k) => {
      const [phrase, { central, row }, near] = [phrases[i]!, known[i]!, cosines[k]!];
      const inside = (span: Span): number => +(phrase.span.start >= span.start && phrase.span.start < span.end);
      const common = shared(phrase.stems, asker.contentStems);
      const away = phrase.sentence - asker.place;
      return [
        near,
        near - overall,
        (after(sorted, near) - 1) / Math.max(1, cosines.length - 1),
        central,
        central - middle,
        near - central,
        ...row,
        inside(asker.content),
        inside(asker.sentence),
        Math.log1p(Math.max(0, -away)) / 3,
        Math.log1p(Math.max(0, away)) / 3,
        common / phrase.stems.size,
        common / (phrase.stems.size + asker.contentStems.size - common),
        +asker.imperative,
        length,
      ];
    });
    const own = [+asker.imperative, +!asker.imperative, length, theirs, sorted[sorted.length - 1] ?? 0, overall];
    yield { phrases: around, features, own };
  }
}
