/** A statement as merging sees it: what it asks for, in which words, where, by whom; and the sets by which two are compared. It decides nothing. */
import { isTaking } from '../lexicon/courses.ts';
import type { Span, Stance } from '../model.ts';
import { stemsOf } from '../stems.ts';
import { unit } from '../vectors.ts';
import { informative, mass, numbersIn } from './words.ts';

/** One statement of the corpus with a wording. */
export interface PositionItem {
  document: string;
  date: string | null;
  /** The document's title, if it has one. */
  title: string | null;
  wording: string;
  /** The wording is a course of action, not the bare words of a content. */
  imperative: boolean;
  vector: readonly number[];
  /** Ids of the entities that the wording names. */
  concerns: readonly string[];
  /** How the article names what the wording asks for: the wording itself, where it names it no better; and whom that concerns. */
  name: string;
  names: readonly string[];
  /** Id of who holds the position. */
  actor: string;
  stance: Stance;
  cue: Span;
  content: Span;
  sentence: Span;
  /** The words of content and sentence. */
  contentText: string;
  sentenceText: string;
}

/** An item with all that comparing needs, worked out once. */
export interface Compared {
  item: PositionItem;
  vector: Float32Array;
  content: ReadonlySet<string>;
  sentence: ReadonlySet<string>;
  wording: ReadonlySet<string>;
  /** Of its name. */
  named: ReadonlySet<string>;
  /** How much the content tells: the sum of its words' rarity. */
  mass: number;
  verb: string;
  /** The common words of an imperative's object: neither its verb nor names; empty for bare words. */
  object: ReadonlySet<string>;
  concerns: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  /** Share of the title's words that the sentence has. */
  titled: number;
}

export function compared(item: PositionItem): Compared {
  const content = stemsOf(item.contentText);
  const sentence = stemsOf(item.sentenceText);
  const title = stemsOf(item.title ?? '');
  const [opening = '', ...rest] = item.wording.split(' ');
  // "Support the pipeline": of words that are no course of action the verb says nothing.
  const telling = !item.imperative && isTaking(opening.toLowerCase()) ? rest.join(' ') : item.wording;
  let titled = 0;
  for (const stem of title) if (sentence.has(stem)) titled += 1 / title.size;
  return {
    item,
    vector: unit(item.vector),
    content,
    sentence,
    wording: stemsOf(telling),
    named: stemsOf(item.name),
    mass: mass(content),
    verb: item.imperative ? ([...stemsOf(opening)][0] ?? '') : '',
    object: item.imperative ? stemsOf(rest.filter(common).join(' ')) : new Set(),
    concerns: new Set(item.concerns),
    numbers: numbersIn(item.contentText),
    titled,
  };
}

/** An item as its article names it, with the name for a wording. */
export function byName(one: Compared): Compared {
  if (one.item.name === one.item.wording) return one;
  const known = named.get(one);
  if (known) return known;
  const made = compared({ ...one.item, wording: one.item.name, imperative: true, concerns: one.item.names });
  named.set(one, made);
  return made;
}

const named = new WeakMap<Compared, Compared>();

const common = (word: string): boolean => /^\p{Ll}/u.test(word);

/** A content of at most one word of its own ("it", "the bill") tells little by itself. */
export const isBare = ({ content }: Compared): boolean => [...content].filter(informative).length <= 1;
