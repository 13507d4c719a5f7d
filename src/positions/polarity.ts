/** Opposite words for one course of action: "keep the restrictions" is "lift the restrictions" turned round. */
import { opposites } from '../lexicon/courses.ts';
import { type Compared, cosine } from './item.ts';
import { shared } from './words.ts';

const opposite = new Map<string, Set<string>>();
const changes = new Set<string>();
const keeps = new Set<string>();
for (const [a, b] of opposites()) {
  changes.add(a);
  keeps.add(b);
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const)
    opposite.set(x, (opposite.get(x) ?? new Set()).add(y));
}

/** The verb that a wording opens with; "carry out" is one. */
export function verbOf(wording: string): string {
  const [first = '', second = ''] = wording.toLowerCase().split(' ', 2);
  return opposite.has(`${first} ${second}`) ? `${first} ${second}` : first;
}

/** Do the verbs of two wordings ask for contrary things? */
export const contrary = (a: string, b: string): boolean => opposite.get(verbOf(a))?.has(verbOf(b)) ?? false;

/** From this cosine on, contrary verbs are about one thing though their objects share no word. */
const NEAR = 0.75;

/** Does an item ask for the contrary of another: contrary verbs for one thing? */
export const isContrary = (a: Compared, b: Compared): boolean =>
  a.item.imperative &&
  b.item.imperative &&
  contrary(a.item.wording, b.item.wording) &&
  (shared(a.object, b.object) > 0 || cosine(a.vector, b.vector) >= NEAR);

/** Does a wording ask for a change (1), for keeping or undoing (-1), or cannot one tell (0), as where its verb does now this, now that? */
export function change(wording: string): -1 | 0 | 1 {
  const verb = verbOf(wording);
  if (changes.has(verb) === keeps.has(verb)) return 0;
  return changes.has(verb) ? 1 : -1;
}
