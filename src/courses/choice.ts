/**
 * Which course of action a statement is about: that of its own words, or one that the article names elsewhere ("This is for security
 * reasons": “Ban Mahan Air”). Learnt from the positions that coders wrote (training/courses).
 */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';
import { shared } from '../stems.ts';
import { cosine } from '../vectors.ts';
import { type Article, type Asker, type Pairs, pairNames, pairsOf } from './features.ts';

interface Layer {
  /** A row a unit. */
  weights: number[][];
  bias: number[];
}

interface Learnt {
  /** Names of the features, those of features.ts. */
  pairs: readonly string[];
  ownWords: readonly string[];
  /** Of phrases: a number that is added to the score, and others that the layers read, summed over a phrase's traits. */
  traits: Record<string, number[]>;
  /** By verb: how usual it is that coders' positions open with it. */
  verbs: Record<string, number>;
  layers: [Layer, Layer, Layer];
  own: [Layer, Layer];
  /** A statement's vector and a phrase's meet where both are laid on these. */
  left: number[][];
  right: number[][];
  /** By how much more like what is meant another phrase must be than an imperative of the statement's own words. */
  margin: number;
}

let read:
  | (Omit<Learnt, 'traits' | 'verbs'> & { traits: Map<string, number[]>; verbs: Map<string, number> })
  | undefined;

export function learnt(): NonNullable<typeof read> {
  if (!read) {
    const file = JSON.parse(readFileSync(lexiconPath('naming.json'), 'utf8')) as Learnt;
    read = { ...file, traits: new Map(Object.entries(file.traits)), verbs: new Map(Object.entries(file.verbs)) };
  }
  return read;
}

function through(layers: readonly Layer[], input: readonly number[]): number {
  let values = input;
  for (const [depth, { weights, bias }] of layers.entries())
    values = weights.map((row, unit) => {
      let sum = bias[unit]!;
      for (let i = 0; i < row.length; i++) sum += row[i]! * values[i]!;
      return depth === layers.length - 1 ? sum : Math.max(0, sum);
    });
  return values[0]!;
}

const laid = (vector: Float32Array, rows: readonly number[][]): Float32Array =>
  Float32Array.from(rows, (row) => row.reduce((sum, x, i) => sum + x * vector[i]!, 0));

/** Of so many phrases that are most believed in it is asked how alike they are. */
const MOST = 40;

/** Of each phrase, whoever asks: a number that is added to its score, others that the layers read, and its vector as laid down. */
function known({ phrases, vectors }: Article): { added: number; read: number[]; usual: number; met: Float32Array }[] {
  const { traits, verbs, layers, right } = learnt();
  const numbers = layers[0].weights[0]!.length - pairNames.length - 1;
  return phrases.map(({ traits: own, wording }, i) => {
    const sum: number[] = new Array(numbers).fill(0);
    for (const trait of own) for (const [k, x] of (traits.get(trait) ?? []).entries()) sum[k]! += x;
    const [added, ...read] = sum;
    const usual = verbs.get(wording.split(' ', 1)[0]!.toLowerCase()) ?? 0;
    return { added: added!, read, usual, met: laid(vectors[i]!, right) };
  });
}

/** @returns for each asker the index of the phrase that names its course of action; null where its own words do */
export function choosePhrases(article: Article): (number | null)[] {
  const { askers, phrases } = article;
  const { layers, own: self, left, margin } = learnt();
  const of = known(article);
  const chosen: (number | null)[] = [];
  for (const pairs of pairsOf(article)) chosen.push(choose(pairs, askers[chosen.length]!));
  return chosen;

  function choose(pairs: Pairs, asker: Asker): number | null {
    const mine = laid(asker.vector, left);
    const scores = pairs.phrases.map((i, k) => {
      const { added, read, met, usual } = of[i]!;
      return added + through(layers, [...pairs.features[k]!, ...read, cosine(mine, met), usual]);
    });
    const own = asker.wordingStems;
    const itself = own ? through(self, pairs.own) : Number.NEGATIVE_INFINITY;
    const most = [...scores.keys()].sort((x, y) => scores[y]! - scores[x]! || x - y).slice(0, MOST);
    const top = Math.max(itself, ...most.map((k) => scores[k]!));
    const believed = most.map((k) => Math.exp(scores[k]! - top));
    const inSelf = Math.exp(itself - top);
    const all = believed.reduce((sum, x) => sum + x, inSelf);
    const stems = most.map((k) => phrases[pairs.phrases[k]!]!.stems);
    /** How like what is meant some stems are expected to be: 1 for the same. */
    const worth = (mine: ReadonlySet<string>): number =>
      believed.reduce((sum, x, k) => sum + x * alike(mine, stems[k]!), own ? inSelf * alike(mine, own) : 0) / all;
    // Bare words yield to an imperative that is expected to be a little less like what is meant.
    let best = own ? worth(own) + (asker.imperative ? margin : -margin) : Number.NEGATIVE_INFINITY;
    let named: number | null = null;
    for (const [k, at] of most.entries()) {
      const value = worth(stems[k]!);
      if (value > best) [best, named] = [value, pairs.phrases[at]!];
    }
    return named;
  }
}

/** F1 of stems. */
const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * shared(a, b)) / Math.max(1, a.size + b.size);
