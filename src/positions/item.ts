/** A statement as merging sees it: what it asks for, in which words, where, by whom; and the sets by which two are compared. It decides nothing. */
import { isTaking } from '../lexicon/courses.ts';
import type { Course, Span, Stance } from '../model.ts';
import { informative, mass, numbersIn, stemsOf } from './words.ts';

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
  /** Id of who holds the position. */
  actor: string;
  stance: Stance;
  /** How it is worded by itself, where that says more than the wording by which it is compared; null: no otherwise. */
  own: Pick<Course, 'wording' | 'stance'> | null;
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
  const length = Math.sqrt(item.vector.reduce((sum, x) => sum + x * x, 0)) || 1;
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
    vector: Float32Array.from(item.vector, (x) => x / length),
    content,
    sentence,
    wording: stemsOf(telling),
    mass: mass(content),
    verb: item.imperative ? ([...stemsOf(opening)][0] ?? '') : '',
    object: item.imperative ? stemsOf(rest.filter(common).join(' ')) : new Set(),
    concerns: new Set(item.concerns),
    numbers: numbersIn(item.contentText),
    titled,
  };
}

const common = (word: string): boolean => /^\p{Ll}/u.test(word);

/** A content of at most one word of its own ("it", "the bill") tells little by itself. */
export const isBare = ({ content }: Compared): boolean => [...content].filter(informative).length <= 1;

export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i] ?? 0);
  return sum;
}
