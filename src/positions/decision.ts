/**
 * What was learnt of when two courses of action are one and which wording names them (`models/positions.json`, made by
 * training/positions): networks, weights, and how rare words are in news. It holds numbers and decides by them; what the numbers are of is told in features.ts and label.ts.
 */
import { readFileSync } from 'node:fs';
import { modelPath } from '../assets.ts';

/** A layer of rectified units over the features, and a logistic one over these. */
export interface Net {
  names: string[];
  units: { weights: number[]; bias: number; out: number }[];
  bias: number;
  /** From this probability on, sets of wordings are joined. */
  threshold: number;
}

interface Learnt {
  within: Net;
  across: Net;
  label: { names: string[]; weights: number[] };
  /** By verb: how much oftener coders' labels open with it than the wordings of contents do, as a logarithm. */
  verbs: Record<string, number>;
  rarity: Record<string, number>;
  rarest: number;
}

let read: (Omit<Learnt, 'rarity' | 'verbs'> & Record<'rarity' | 'verbs', Map<string, number>>) | undefined;

export function learnt(): NonNullable<typeof read> {
  if (!read) {
    const file = JSON.parse(readFileSync(modelPath('positions.json'), 'utf8')) as Learnt;
    const map = (table: Record<string, number>): Map<string, number> => new Map(Object.entries(table));
    read = { ...file, rarity: map(file.rarity), verbs: map(file.verbs) };
  }
  return read;
}

/** Logarithm of the share of news articles that do without a stem: 0 for one that stands in all. */
export const rarity = (stem: string): number => learnt().rarity.get(stem) ?? learnt().rarest;

/** @returns 0..1 */
export function probability({ units, bias }: Net, features: readonly number[]): number {
  let sum = bias;
  for (const unit of units) {
    let value = unit.bias;
    for (let i = 0; i < features.length; i++) value += unit.weights[i]! * features[i]!;
    if (value > 0) sum += unit.out * value;
  }
  return 1 / (1 + Math.exp(-sum));
}
