/** Words of an article as a wording shows them: no quotation marks or brackets, references resolved, cut where a phrase ends. It adds nothing. */
import type { Reading } from '../../mentions/index.ts';

/** The name that the words from here to `last` stand for. */
export interface Named {
  name: string;
  last: number;
}
/** The most words of a wording, but for its verb. */
export const LONGEST = 11;

export type Resolve = (word: number) => Named | null;

const closing =
  /^(which|who|because|although|though|while|whereas|after|before|until|when|unless|if|saying|adding|calling)$/;
/** Where a phrase that is too long may be cut: what follows only adds to what was said. */
const adding = /^(IN|TO|VBG|VBN|WDT|WP|WRB)$/;
/** No wording ends with these. */
const open = /^(IN|TO|DT|CC|PRP\$|POS|MD|HYPH|\$|,|WDT|WP|WRB|PDT)$/;
/** Nor with these where what they belong to comes after: "illegal" does in "illegal arms", and does not in "declare it illegal". */
const waiting = /^(JJ|RB|CD)$/;

/**
 * @param room the most words
 * @param inflect the form that a word takes here ("lifting and easing" → "lift and ease"); null to leave it
 */
export function render(
  reading: Reading,
  first: number,
  last: number,
  resolve: Resolve,
  room: number,
  inflect: (word: number) => string | null = () => null,
): string {
  const out: string[] = [];
  let count = 0;
  /** Length of `out` up to the last word that may end the wording, and up to the last phrase that is whole. */
  let [safe, whole] = [0, 0];
  let kept = -1;
  for (let i = first; i <= last; i++) {
    const word = reading.word(i);
    if (/^["“”‘()[\]{}]$|^``$|^''$|^\.\.\.$|^…$/.test(word)) continue;
    if ((i > first && closing.test(word.toLowerCase())) || /^[;:—–!?]$/.test(word)) break;
    if (word === ',' && !(reading.tag(i + 1).startsWith('JJ') && count <= 6 && reading.tag(i - 1).startsWith('JJ')))
      break;
    const named = resolve(i);
    const owner = named && (reading.tag(i) === 'PRP$' || reading.tag(named.last + 1) === 'POS');
    // "The vote" opens a sentence, "hold the vote" does not.
    const own = i === first && /^(DT|PDT|PRP\$|IN|TO)$/.test(reading.tag(i)) ? word.toLowerCase() : word;
    const text = named ? `${named.name}${owner ? '’s' : ''}` : (inflect(i) ?? own);
    const glued =
      kept >= 0 && !named && !/\s/.test(reading.text.slice(reading.words[kept]!.end, reading.words[i]!.start));
    if (adding.test(reading.tag(i)) || (reading.tag(i) === 'CC' && /^(VB|PRP|DT)/.test(reading.tag(i + 1))))
      whole = safe;
    kept = i;
    if (named) {
      kept = named.last + (owner && reading.tag(named.last + 1) === 'POS' ? 1 : 0);
      i = Math.min(kept, last);
    }
    if (/^[\p{L}\p{N}$£€]/u.test(text) && !glued) count += text.split(' ').length;
    if (count > room) {
      out.length = whole >= 2 ? whole : safe;
      safe = out.length;
      break;
    }
    out.push((glued ? '' : out.length > 0 ? ' ' : '') + text);
    const belongs = /^(compound|amod|nummod)$/.test(reading.relation(i)) || waiting.test(reading.tag(i));
    if (
      !open.test(reading.tag(i)) &&
      !/^(case|mark|det)$/.test(reading.relation(i)) &&
      !(belongs && reading.words[i]!.head > i)
    )
      safe = out.length;
  }
  return out
    .slice(0, safe || out.length)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
