/** Where a phrase ends and what is said about it begins; which words say no in it. */
import type { Reading } from '../../mentions/index.ts';

export const negation = /^(not|n['’]t|never|no|cannot|nor)$/;

/** The last word of a phrase from `from` on, before the finite verb or modal whose subject it is; `last` where there is none. */
export function beforeFinite(reading: Reading, from: number, last: number): number {
  for (let i = from; i <= last; i++) {
    if (!/^(MD|VBZ|VBD|VBP)$/.test(reading.tag(i))) continue;
    const verb = /^(aux|cop)$/.test(reading.relation(i)) ? reading.words[i]!.head : i;
    // "the bill that would …", "the weapons they sent": a part of the phrase.
    if (/^(which|that|who)$/.test(reading.lower(i - 1)) || reading.relation(verb) === 'acl') continue;
    return Math.max(from, i - 1);
  }
  return last;
}

/**
 * The last word of a noun phrase from `from` on, before what the cue calls it: "the deal | lousy", "the move | a smash and grab",
 * "the decision | as an unforced error"; before a finite verb, too. `last` where nothing of the kind follows.
 */
export function beforePredicate(reading: Reading, from: number, last: number): number {
  const end = beforeFinite(reading, from, last);
  for (let i = from + 1; i <= end; i++) {
    let before = i - 1;
    while (before > from && /^[“”"‘’']$/.test(reading.word(before))) before--;
    if (!/^(NN|PRP$)/.test(reading.tag(before))) continue;
    const tag = reading.tag(i);
    const adverb = tag === 'RB' && /^(JJ|VBN|VBG)$/.test(reading.tag(i + 1)) ? i + 1 : i;
    const called =
      (/^(JJ|VBG)/.test(reading.tag(adverb)) &&
        (adverb > i || tag !== 'VBG') &&
        reading.words[adverb]!.head < adverb &&
        /^(amod|xcomp|ccomp|advmod)$/.test(reading.relation(adverb))) ||
      tag === 'DT' ||
      reading.lower(i) === 'as';
    if (called) return before;
  }
  return end;
}
