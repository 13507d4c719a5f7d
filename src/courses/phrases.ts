/** The courses of action that an article names, in whichever sentence: every imperative that its words could become. */
import type { Scene } from '../mentions/index.ts';
import type { Span, WordRange } from '../model.ts';
import { resolver } from '../statements/word.ts';
import { affirmed } from '../statements/wording/index.ts';
import { stemsOf } from '../stems.ts';
import { candidates } from './candidates.ts';

export interface Phrase {
  wording: string;
  /** Its words, from the verb or noun that it is made of to the end of what belongs to that. */
  words: WordRange;
  span: Span;
  sentence: number;
  stems: ReadonlySet<string>;
  /** What is known of it by its words alone. */
  traits: string[];
  /** Its words, or those that govern it, have a "no" or "not" that the wording leaves out. */
  negated: boolean;
  /** It says nothing without the rest of the text ("pass it"): a wording for the content that it stands in, and a name of no other. */
  pointing: boolean;
}

/** Words of a phrase at most, from the one that it is made of on. */
const LONGEST = 12;

/** @returns in the order of the text */
export function findPhrases(scene: Scene): Phrase[] {
  const { reading } = scene;
  const resolve = resolver(scene);
  const phrases: Phrase[] = [];
  for (const { first, last, sentence } of sentencesOf(scene)) {
    for (const found of candidates(reading, { first, last }, resolve)) {
      const { wording: whole, traits, at, object, refused, turned = false } = affirmed(found, 'support');
      const alone = byItself(whole);
      const wording = alone || whole;
      const stems = stemsOf(wording);
      if (stems.size < 2) continue;
      const end = Math.min(reading.subtree(at).last, at + LONGEST - 1, last);
      const words = { first: Math.min(at, object), last: Math.max(at, end) };
      phrases.push({
        wording: capital(wording),
        words,
        span: reading.span(words),
        sentence,
        stems,
        traits,
        negated: turned || refused,
        pointing: alone === '',
      });
    }
  }
  return phrases;
}

/** No "US", no "WHO", no "I-95". */
const pronoun =
  /^(?:[Ii]ts?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]hey|[Tt]hem|[Tt]heir|[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ww]e|us|[Oo]ur|I|me|[Mm]y|[Yy]ou|[Yy]our|[Ww]ho|[Ww]hich|[Ww]hat)(?:['’]\w+)?$/;
/** From here on a phrase may be cut: what follows only adds to it. */
const adding = /^(?:from|in|on|to|with|for|by|at|against|into|over|until|after|before|that|which|who)$/;
/** Nothing ends with these. */
const open = /^(?:the|a|an|of|to|in|on|for|and|or|with|by|at|from|as|that|not)$/;
const day = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** As much of a phrase as says something without the rest of the text: no pronouns, no day. Empty where that is nothing. */
function byItself(wording: string): string {
  const words = wording.split(' ');
  const dated = words.findIndex(
    (word, i) => day.test(word) && /^(?:on|last|this|next|late|early)$/.test(words[i - 1] ?? ''),
  );
  if (dated > 0) words.length = dated - 1;
  const points = words.findIndex((word) => pronoun.test(word));
  if (points >= 0) {
    let cut = points;
    while (cut > 1 && !adding.test(words[cut]!)) cut--;
    words.length = cut > 1 ? cut : 0;
  }
  while (words.length > 0 && open.test(words.at(-1)!)) words.length--;
  return words.join(' ');
}

const capital = (wording: string): string => wording[0]!.toUpperCase() + wording.slice(1);

/** The words of each sentence, without the marks that end it. */
function* sentencesOf({ reading }: Scene): Generator<WordRange & { sentence: number }> {
  const { words } = reading;
  for (let first = 0; first < words.length; ) {
    const { sentence } = words[first]!;
    let end = first;
    while (words[end + 1]?.sentence === sentence) end++;
    let last = end;
    while (last > first && !/[\p{L}\p{N}%]/u.test(reading.word(last))) last--;
    yield { first, last, sentence };
    first = end + 1;
  }
}
