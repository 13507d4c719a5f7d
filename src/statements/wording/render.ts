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
const being = /^(be|being|been)$/;

/** Where what a bracket opens ends, "(R-Utah)"; -1 where that is out of sight. */
function closeOf(reading: Reading, open: number, last: number): number {
  for (let i = open + 1; i <= last && i <= open + 6; i++) if (reading.word(i) === ')') return i;
  return -1;
}

/** Is a comma one of a list of nouns, or of what stands before one: "individual, business and capital gains rates"? */
function listed(reading: Reading, comma: number, last: number): boolean {
  const kind = reading.tag(comma - 1).slice(0, 2);
  if (!/^(NN|JJ)$/.test(kind)) return false;
  // "Clinton, the former senator and secretary", "the law, a tax and spending measure" are one thing.
  const article = reading.lower(comma + 1);
  if (/^an?$/.test(article) || (article === 'the' && /^NNP/.test(reading.tag(comma - 1)))) return false;
  for (let i = comma + 1; i < last && i <= comma + 9; i++) {
    if (/^(and|or)$/.test(reading.lower(i))) {
      const end = reading.tag(i - 1) === ',' ? i - 2 : i - 1;
      return reading.tag(end).startsWith(kind) && /^(NN|JJ|DT|PRP\$)/.test(reading.tag(i + 1));
    }
    if (!/^(NN|JJ|CD|DT|HYPH|PRP\$|,)/.test(reading.tag(i))) return false;
  }
  return false;
}

/** Does what opens here complete a verb of the wording: "allow countries | to manage their affairs", "prevent officers | from using force"? */
function completes(reading: Reading, word: number, first: number): boolean {
  const head = reading.tag(word) === 'VBG' ? word : reading.words[word]!.head;
  const over = reading.words[head]!.head;
  if (head < word || over >= word || over < first - 1 || !/^VB/.test(reading.tag(head))) return false;
  const from = reading.tag(head) === 'VBG' && reading.lower(head - 1) === 'from';
  return from || /^[xc]comp$/.test(reading.relation(head));
}

/**
 * Also without asides in round brackets: "Lee (R-Utah)".
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
  /** Length of `out` up to the last word that may end the wording, up to the last that at least opens nothing, and up to the last phrase that is whole. */
  let [safe, solid, whole] = [0, 0, 0];
  let kept = -1;
  let [inList, inClause] = [false, false];
  /** Length of `out` where a relative clause begins whose verb has not come yet. */
  let verbless = -1;
  const isAdjective = (i: number): boolean => reading.tag(i).startsWith('JJ');
  for (let i = first; i <= last; i++) {
    const word = reading.word(i);
    const aside = i > first && word === '(' && /^NN/.test(reading.tag(i - 1)) ? closeOf(reading, i, last) : -1;
    if (aside > 0) {
      i = aside;
      continue;
    }
    if (/^["“”‘()[\]{}]$|^``$|^''$|^\.\.\.$|^…$/.test(word)) continue;
    // "wait until after the vote" goes on.
    const closes = i > first && closing.test(word.toLowerCase()) && reading.lower(i - 1) !== 'until';
    if (closes || /^[;:—–!?]$/.test(word)) break;
    if (word === '.' && i > first && i < last && reading.sentenceOf(i) !== reading.sentenceOf(i + 1)) break;
    if (word === ',' && !(listed(reading, i, last) || (isAdjective(i - 1) && isAdjective(i + 1) && count <= 6))) break;
    const named = resolve(i);
    const owner = named && (reading.tag(i) === 'PRP$' || reading.tag(named.last + 1) === 'POS');
    // "The vote" opens a sentence, "hold the vote" does not.
    const own = i === first && /^(DT|PDT|PRP\$|IN|TO)$/.test(reading.tag(i)) ? word.toLowerCase() : word;
    const text = named ? `${named.name}${owner ? '’s' : ''}` : (inflect(i) ?? own);
    const glued =
      kept >= 0 && !named && !/\s/.test(reading.text.slice(reading.words[kept]!.end, reading.words[i]!.start));
    if (
      !inClause &&
      ((adding.test(reading.tag(i)) && !completes(reading, i, first)) ||
        (reading.tag(i) === 'CC' && /^(VB|PRP|DT)/.test(reading.tag(i + 1))) ||
        (word === ',' && !inList))
    )
      whole = safe;
    // Half of a clause says nothing: "efforts amid concerns | that they".
    inClause ||= i > first && (reading.tag(i) === 'WRB' || (word === 'that' && reading.relation(i) === 'mark'));
    if (i > first && reading.tag(i) === 'WDT') verbless = safe;
    else if (/^(VB[DPZ]?|MD)$/.test(reading.tag(i))) verbless = -1;
    if (word === ',') inList = true;
    else if (reading.tag(i) === 'CC') inList = false;
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
    out.push((glued || text === ',' ? '' : out.length > 0 ? ' ' : '') + text);
    if (named || !(open.test(reading.tag(i)) || being.test(word))) solid = out.length;
    // "all" ends "Medicare for all", not "all the rest".
    const pronoun = word === 'all' && reading.relation(i) !== 'det' && reading.words[i]!.head < i;
    const belongs = /^(compound|amod|nummod)$/.test(reading.relation(i)) || waiting.test(reading.tag(i));
    if (
      (pronoun || !open.test(reading.tag(i))) &&
      !/^(case|mark|det)$/.test(reading.relation(i)) &&
      !being.test(word) &&
      !(belongs && reading.words[i]!.head > i)
    )
      safe = out.length;
  }
  // "$60 billion that the Congress | passed"
  if (verbless > 0) safe = verbless;
  return out
    .slice(0, safe || solid)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
