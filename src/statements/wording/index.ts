/**
 * From content to the draft wording of a position: an imperative with its object, 3 to 12 words, positive. It uses the article's own
 * words, resolved references and a light verb, no others; whether somebody is for or against it is not told here.
 */
import { isRefusal } from '../../lexicon/courses.ts';
import type { Reading } from '../../mentions/index.ts';
import type { Stance, WordRange } from '../../model.ts';
import { fromAct, fromCandidate, fromMeasure, fromNounOfAction } from './nouns.ts';
import { type Resolve, render } from './render.ts';
import { fromVerb } from './verbs.ts';

export type { Resolve } from './render.ts';

export interface Wording {
  wording: string;
  /** How well the wording names a course of action: 3 an imperative from a verb, 2 a measure with a light verb, 1 the bare words. */
  quality: 1 | 2 | 3;
  /** Its verb, in the base form; empty for bare words. */
  verb: string;
  /** Index of the word with which its object begins. */
  object: number;
}

export interface Asked {
  content: WordRange;
  cue: WordRange;
  stance: Stance;
  resolve: Resolve;
  /** Can the words at a place mean to do something? */
  canAct(word: number): boolean;
  /** The name of who holds the position, if it has one. */
  holder: string | null;
}

/** @returns null when no word is left to make a wording of */
export function wordPosition(reading: Reading, asked: Asked): Wording | null {
  const { content, cue, stance, resolve, canAct, holder } = asked;
  const range = unquote(reading, content);
  if (!range) return null;
  const noun = (part: WordRange): Wording | null =>
    fromNounOfAction(reading, part, resolve) ?? fromMeasure(reading, part, resolve);
  const made =
    fromVerb({ reading, resolve, canAct }, range) ??
    fromCandidate(reading, range, cue, resolve) ??
    fromAct(reading, range, cue, resolve, stance, holder) ??
    noun(range) ??
    bare(reading, range, resolve);
  const positive = made && stance === 'oppose' && undoes(made.verb) && !against(reading, cue) ? unsaid(made) : made;
  return positive && tidy(positive);

  /** "to reject the deal", against the deal: the deal is the course. */
  function unsaid({ object }: Wording): Wording | null {
    const rest = { first: object, last: range!.last };
    return object > range!.last ? made : (noun(rest) ?? adopted(rest) ?? bare(reading, rest, resolve));
  }

  function adopted(rest: WordRange): Wording | null {
    if (!isRefusal(made!.verb)) return null;
    const phrase = render(reading, rest.first, rest.last, resolve, 11);
    return phrase ? { wording: `approve ${phrase}`, quality: 2, verb: 'approve', object: rest.first } : null;
  }
}

/** A verb whose object is what the one who is against it wants gone. */
const undoes = (verb: string): boolean =>
  isRefusal(verb) || /^(stop|prevent|halt|fight|challenge|oppose|undermine|avoid|resist|end|delay|ban)$/.test(verb);

const refusing =
  /^(oppos\w*|reject\w*|condemn\w*|denounc\w*|against|critici\w*|refus\w*|not|never|n['’]t|no|ruled|warn\w*|declin\w*|fight\w*|fought|block\w*|veto\w*|object\w*|disagree\w*)$/;

/** Does the cue itself say no? Then the content is what is opposed, as it stands. */
function against(reading: Reading, cue: WordRange): boolean {
  for (let i = cue.first - 1; i <= cue.last; i++) if (refusing.test(reading.lower(i))) return true;
  return false;
}

/** Quotation marks, leading conjunctions and "that" off the ends. */
function unquote(reading: Reading, content: WordRange): WordRange | null {
  let { first, last } = content;
  while (
    first < last &&
    (!/[\p{L}\p{N}$£€]/u.test(reading.word(first)) ||
      /^(that|and|but|or|so|because|if|as|which|also|for)$/.test(reading.lower(first))) &&
    !(reading.lower(first) === 'as' && first === content.first)
  )
    first++;
  while (last > first && !/[\p{L}\p{N}%]/u.test(reading.word(last))) last--;
  return /[\p{L}\p{N}]/u.test(reading.word(first)) ? { first, last } : null;
}

/** Words that make no imperative are shown as they stand. */
function bare(reading: Reading, { first, last }: WordRange, resolve: Resolve): Wording | null {
  const wording = render(reading, first, last, resolve, 12);
  return wording ? { wording, quality: 1, verb: '', object: first } : null;
}

function tidy(made: Wording): Wording | null {
  const wording = made.wording.replace(/\s+/g, ' ').trim();
  if (!/\p{L}{2}/u.test(wording)) return null;
  return { ...made, wording: wording[0]!.toUpperCase() + wording.slice(1) };
}
