/** Where a phrase ends and the clause about it begins; which words say no in it. */
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
