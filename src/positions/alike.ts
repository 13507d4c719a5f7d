/**
 * Sets of statements whose labels say the same but for little words and "let" for "allow" are one position, where somebody holds or is
 * named in a position of both; those whose labels ask for the same thing of the same entities, by whichever of their names; and those
 * named in the same words in one document or about one entity. It compares labels alone; what means the same in other words is for
 * `within.ts` and `across.ts`.
 */
import { Union } from '../entities/union.ts';
import type { Compared } from './item.ts';
import { bestLabel, ownLabel } from './label.ts';
import { contraryWords } from './polarity.ts';
import { numbersIn, shared, stemsOf } from './words.ts';

/** A set of statements, and all who hold or are named in a position in its documents. */
export interface Candidate {
  members: readonly Compared[];
  cast: ReadonlySet<string>;
}

/** Words that a label needs, and the share of both labels' words that agree. */
const TELLING = 5;
const ALIKE = 0.8;

/** Words that a label needs to be of one position where it is the very same. */
const NAMED = 3;

/** Common words that the object of a label needs, where its names are told by the entities. */
const OBJECT = 2;

interface Label {
  text: string;
  words: ReadonlySet<string>;
}

/** The words of a label, verbs of allowing as one; null for one that tells too little. */
function labelOf({ item: { wording, imperative } }: Compared): Label | null {
  const words = new Set(
    [...stemsOf(wording)].map((stem) => (/^(let|permit|authori[sz])$/.test(stem) ? 'allow' : stem)),
  );
  return imperative && words.size >= TELLING ? { text: wording, words } : null;
}

/** What a label asks for of whom: verb, common words of its object, entities, numbers; null for one that tells too little. */
function courseOf({ item, verb, object, concerns }: Compared): string | null {
  if (object.size < OBJECT || concerns.size === 0) return null;
  return [verb, ...[object, concerns, numbersIn(item.wording)].map((words) => [...words].sort().join(' '))].join('\n');
}

/**
 * What is named in the very same words is one position in a document and about one entity; and where one concerns none, its words tell
 * enough and somebody is in the cast of both.
 * @param names of the candidates
 */
function joinNamesakes(candidates: readonly Candidate[], names: readonly string[], union: Union): void {
  const namesakes = new Map<string, number[]>();
  for (const [i, name] of names.entries()) {
    const same = namesakes.get(name) ?? [];
    namesakes.set(name, same);
    same.push(i);
  }
  for (const [name, same] of namesakes) {
    if (same.length < 2) continue;
    const documents = new Map<string, number>();
    const entities = new Map<string, number>();
    const casts = new Map<string, number>();
    const [held, free]: [number[], number[]] = [[], []];
    for (const i of same) {
      const { members } = candidates[i]!;
      for (const { item } of members) joinBy(item.document, i, documents, union);
      for (const { concerns } of members) for (const one of concerns) joinBy(one, i, entities, union);
      (members.some(({ concerns }) => concerns.size > 0) ? held : free).push(i);
    }
    if (stemsOf(name).size < NAMED) continue;
    // Two that concern somebody, each somebody else, are not one for the cast that they share.
    for (const i of held) for (const one of candidates[i]!.cast) if (!casts.has(one)) casts.set(one, i);
    for (const i of free) for (const one of candidates[i]!.cast) joinBy(one, i, casts, union);
  }
}

/** Sets of one key are one. @param firsts of each key the first set that has it */
function joinBy(key: string, i: number, firsts: Map<string, number>, union: Union): void {
  const first = firsts.get(key);
  if (first === undefined) firsts.set(key, i);
  else union.join(first, i);
}

function sayTheSame(a: Label, b: Label): boolean {
  const common = shared(a.words, b.words);
  const numbers = (label: Label): string => [...numbersIn(label.text)].sort().join();
  return (
    common >= ALIKE * (a.words.size + b.words.size - common) &&
    numbers(a) === numbers(b) &&
    !contraryWords(a.text, b.text)
  );
}

/** @returns sets of indices of the candidates, each ascending, by first index */
export function joinAlike(candidates: readonly Candidate[]): number[][] {
  const union = new Union(candidates.length);
  const named = candidates.map(({ members }) => bestLabel(members));
  const courses = new Map<string, number>();
  for (const [i, label] of named.entries()) {
    const course = courseOf(label);
    if (course !== null) joinBy(course, i, courses, union);
  }
  const names = named.map((label, i) => (ownLabel(candidates[i]!.members) ?? label.item.wording).toLowerCase());
  joinNamesakes(candidates, names, union);
  const labels = named.map(labelOf);
  // Two labels that are alike share one of the first words of each, as many as may differ and one more.
  const blocks = new Map<string, number[]>();
  for (const [b, label] of labels.entries()) {
    if (!label) continue;
    const words = [...label.words].sort();
    const keys = words.slice(0, words.length - Math.ceil(ALIKE * words.length) + 1);
    const near = new Set(keys.flatMap((key) => blocks.get(key) ?? []));
    for (const a of near)
      if (sayTheSame(labels[a]!, label) && shared(candidates[a]!.cast, candidates[b]!.cast) > 0) union.join(a, b);
    for (const key of keys) blocks.set(key, [...(blocks.get(key) ?? []), b]);
  }
  const sets = new Map<number, number[]>();
  for (const i of candidates.keys()) sets.set(union.find(i), [...(sets.get(union.find(i)) ?? []), i]);
  return [...sets.values()];
}
