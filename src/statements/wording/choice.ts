/** Which wording is best where the rules have but a noun or bare words: learnt from coded statements (training/wordings). */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../../assets.ts';
import type { Reading } from '../../mentions/index.ts';
import { type Asked, type Candidate, candidates } from './candidates.ts';
import type { Wording } from './wording.ts';

interface Learnt {
  /** Of features; those that the file does not name weigh nothing. */
  weights: Record<string, number>;
  /** What another wording must weigh more than that of the rules. */
  least: number;
}

let read: { weights: Map<string, number>; least: number } | undefined;

function learnt(): NonNullable<typeof read> {
  if (!read) {
    const { weights, least } = JSON.parse(readFileSync(lexiconPath('wordings.json'), 'utf8')) as Learnt;
    read = { weights: new Map(Object.entries(weights)), least };
  }
  return read;
}

/** @returns the rules' own wording when no other convinces */
export function choose(reading: Reading, asked: Asked): Wording {
  const { weights, least } = learnt();
  const weigh = ({ features }: Candidate): number => {
    let sum = 0;
    for (const feature of features) sum += weights.get(feature) ?? 0;
    return sum;
  };
  const [ruled, ...others] = candidates(reading, asked) as [Candidate, ...Candidate[]];
  let best = ruled;
  let most = weigh(ruled) + least;
  for (const candidate of others) {
    const sum = weigh(candidate);
    if (sum > most) [best, most] = [candidate, sum];
  }
  return best;
}
