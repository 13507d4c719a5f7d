/**
 * When wordings are contrary: opposite words for one thing ("keep the restrictions" is "lift the restrictions" turned round), or one works
 * for what the other works against ("drop the bid to add the question").
 */
import { effect, isWanting, opposites, verbOfNoun } from '../lexicon/courses.ts';
import { infinitive } from '../statements/wording/inflect.ts';
import { type Compared, cosine } from './item.ts';
import { shared, stemsOf } from './words.ts';

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

/** Has a wording a contrary at all: a verb that has one, or something that it works for or against? */
export const takesSides = (wording: string): boolean => opposite.has(verbOf(wording)) || aim(wording) !== null;

/** From this cosine on, contrary verbs are about one thing though their objects share no word. */
const NEAR = 0.85;

/** Does an item ask for the contrary of another: contrary verbs for one thing, or one works for what the other works against? */
export function isContrary(a: Compared, b: Compared): boolean {
  const [one, other] = [a.item, b.item];
  if (!one.imperative || !other.imperative) return false;
  if (crosses(one.wording, other.wording)) return true;
  return contrary(one.wording, other.wording) && (shared(a.object, b.object) > 0 || cosine(a.vector, b.vector) >= NEAR);
}

/** Do two wordings ask for contrary things, as far as their words alone tell? */
export const contraryWords = (a: string, b: string): boolean => crosses(a, b) || contrary(a, b);

/** Does one wording work for what the other works against? */
function crosses(a: string, b: string): boolean {
  const [mine, theirs] = [aim(a), aim(b)];
  return mine !== null && theirs !== null && mine.thing === theirs.thing && mine.effect !== theirs.effect;
}

const particle = /^(up|out|off|down|back|for|over|away|in|on)$/;
const determiner = /^(the|a|an|any|all|such|this|that|these|those|his|her|its|their)$/;
const joint =
  /^(of|on|to|from|in|into|against|for|with|by|over|at|as|about|under|until|after|before|that|which|who|and|or|so|without)$/;

/**
 * What a wording works for or against, by its verb and the nouns, infinitives and gerunds that it governs: "Drop the bid to add the
 * question" works against the question, "End the ban on flights" for flights. @returns null where the verb tells neither:
 * "send back" is no sending, and "keep Iran from building" no keeping
 */
export function aim(wording: string): Aim | null {
  let found = aims.get(wording);
  if (found === undefined) {
    found = readAim(wording);
    if (aims.size < 50_000) aims.set(wording, found);
  }
  return found;
}

interface Aim {
  effect: 1 | -1;
  thing: string;
}

/** A position compares its wordings with each other: each is read once. */
const aims = new Map<string, Aim | null>();

function readAim(wording: string): Aim | null {
  const words: string[] = wording.toLowerCase().match(/[\p{L}\p{N}$][\p{L}\p{N}$.’'-]*/gu) ?? [];
  const word = (i: number): string => words[i] ?? '';
  let sign: number = effect(word(0));
  if (sign > 0 && (particle.test(word(1)) || (word(0) === 'keep' && words.includes('from')))) return null;
  let thing = '';
  let lets = /^(let|allow|permit|enable|authori[sz]e)$/.test(word(0));
  for (let i = particle.test(word(1)) ? 2 : 1; sign !== 0 && i < words.length; i++) {
    // "let Ukraine use weapons", "allow Ukraine to use weapons"
    const verb = word(i) === 'to' ? i + 1 : word(0) === 'let' && !determiner.test(word(i - 1)) ? i : -1;
    const allowed = lets && i > 1 && verb > 0 ? effect(word(verb)) : 0;
    if (allowed !== 0) {
      sign *= allowed;
      thing = '';
      lets = false;
      i = verb;
      continue;
    }
    const asked = isWanting(word(i)) && word(i + 1) === 'to' ? effect(word(i + 2)) : 0;
    if (asked !== 0) {
      sign *= asked;
      thing = '';
      i += 2;
      continue;
    }
    const doing = governed(i);
    if (doing !== 0) {
      sign *= doing;
      thing = '';
    } else if (joint.test(word(i))) {
      if (thing && !(word(i) === 'from' && governed(i + 1) !== 0)) break;
    } else if (!determiner.test(word(i))) thing = word(i);
  }
  const [stem] = stemsOf(thing);
  return stem && sign !== 0 ? { effect: sign > 0 ? 1 : -1, thing: stem } : null;

  /** "dismissal of", "funding the", "ban on": what a noun of action or gerund does to what comes after it. */
  function governed(i: number): -1 | 0 | 1 {
    if (i + 1 >= words.length) return 0;
    const of = /^(of|on|against)$/.test(word(i + 1));
    const noun = verbOfNoun(word(i));
    if (noun) return of ? effect(noun) : 0;
    if (!/^\w{3,}ing$/.test(word(i)) || (determiner.test(word(i - 1)) && !of)) return 0;
    return joint.test(word(i + 1)) && !of ? 0 : effect(infinitive(word(i), 'VBG'));
  }
}

/** Does a wording ask for a change (1), for keeping or undoing (-1), or cannot one tell (0), as where its verb does now this, now that? */
export function change(wording: string): -1 | 0 | 1 {
  const verb = verbOf(wording);
  if (changes.has(verb) === keeps.has(verb)) return 0;
  return changes.has(verb) ? 1 : -1;
}
