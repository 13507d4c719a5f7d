/**
 * Which words name a person, organization, country or place: a linear-chain CRF over `features.ts`, learnt by `training/mentions`. It reads
 * the model's names as one witness among others, and mends their ends and kinds; it groups nothing.
 */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';
import type { WordRange } from '../model.ts';
import { featuresOf } from './features.ts';
import type { Reading } from './reading.ts';

export const namedTypes = ['person', 'organization', 'country', 'place'] as const;
export type NamedType = (typeof namedTypes)[number];

export interface TypedName extends WordRange {
  type: NamedType;
}

/** Label 0 is no name; then for each type its first word and a further one. */
const count = 1 + 2 * namedTypes.length;
/** The row of moves from the start of a sentence. */
const start = count;

interface Weights {
  /** By feature: label and weight, in hundredths, in turn. */
  features: Record<string, number[]>;
  /** From each label, the last row from the start, to each. */
  moves: number[][];
}

let loaded: { features: Map<string, number[]>; moves: number[][] } | undefined;
function weights(): { features: Map<string, number[]>; moves: number[][] } {
  if (!loaded) {
    const { features, moves } = JSON.parse(readFileSync(lexiconPath('names.json'), 'utf8')) as Weights;
    loaded = { features: new Map(Object.entries(features)), moves };
  }
  return loaded;
}

/** The label of each word as the model gives it: "B-PER", "I-ORG", "O". */
export function modelLabels(reading: Reading): string[] {
  const labels: string[] = new Array(reading.words.length).fill('O');
  for (const { first, last, type } of reading.analysis.names)
    for (let i = first; i <= last; i++) labels[i] = `${i === first ? 'B' : 'I'}-${type}`;
  return labels;
}

/** The names of a document, in the order of the text. */
export function tagNames(reading: Reading): TypedName[] {
  const features = featuresOf(reading, modelLabels(reading));
  return reading.analysis.sentences.flatMap(({ first, last }) =>
    runs(bestPath(features.slice(first, last + 1)), first),
  );
}

/** The likeliest labels of a sentence (Viterbi). */
function bestPath(words: readonly (readonly string[] | null)[]): number[] {
  const { features, moves } = weights();
  /** For each word but the first, by its label, the likeliest one before it. */
  const backs = new Uint8Array(count * words.length);
  let scores = new Float64Array(count);
  let next = new Float64Array(count);
  for (const [i, list] of words.entries()) {
    next.fill(list ? 0 : Number.NEGATIVE_INFINITY);
    next[0] = 0;
    for (const feature of list ?? []) {
      const row = features.get(feature);
      if (row) for (let k = 0; k < row.length; k += 2) next[row[k]!]! += row[k + 1]!;
    }
    for (let y = 0; y < count; y++) {
      let [from, most] = i === 0 ? [start, moves[start]![y]!] : [0, scores[0]! + moves[0]![y]!];
      for (let x = 1; i > 0 && x < count; x++) {
        const score = scores[x]! + moves[x]![y]!;
        if (score > most) [from, most] = [x, score];
      }
      backs[i * count + y] = from;
      next[y]! += most;
    }
    [scores, next] = [next, scores];
  }
  let label = scores.indexOf(Math.max(...scores));
  const path = [label];
  for (let i = words.length - 1; i > 0; i--) {
    label = backs[i * count + label]!;
    path.push(label);
  }
  return path.reverse();
}

/** Labels to names; a further word without a first one opens a name too. */
function runs(path: readonly number[], offset: number): TypedName[] {
  const names: TypedName[] = [];
  path.forEach((label, i) => {
    if (label === 0) return;
    const type = namedTypes[(label - 1) >> 1]!;
    const open = names[names.length - 1];
    if (label % 2 === 0 && open?.last === offset + i - 1 && open.type === type) open.last++;
    else names.push({ first: offset + i, last: offset + i, type });
  });
  return names;
}
