/** Small questions that every rule asks of an analysed document: which words, which tags, whose subtree. It decides nothing. */
import { wordItself } from '../analysis/words.ts';
import type { Analysis, Span, Word, WordRange } from '../model.ts';

/** "ed" or "ing" after a stem of its own: not "need", "proceed", "bring". */
const inflected = /^\w*[aeiouy]\w*[^e\W](ed|ing)$/;

/** The tagger's "VB", but no base form that ends as none does: "suspended" is a past, "lifting" a gerund. */
function finite(word: string, tag: string): string {
  const [, end] = inflected.exec(word) ?? [];
  return end === 'ing' ? 'VBG' : end === 'ed' ? 'VBD' : tag;
}

export class Reading {
  readonly text: string;
  readonly analysis: Analysis;
  readonly words: readonly Word[];
  private readonly children: number[][];
  private readonly tags: string[];
  private marked: readonly boolean[] | undefined;

  constructor(text: string, analysis: Analysis) {
    this.text = text;
    this.analysis = analysis;
    this.words = analysis.words;
    this.tags = analysis.words.map(({ tag }, i) => (tag === 'VB' || tag === 'VBP' ? finite(this.lower(i), tag) : tag));
    this.children = analysis.words.map(() => []);
    analysis.words.forEach((word, i) => {
      if (word.head !== i) this.children[word.head]?.push(i);
    });
  }

  /** The word as it stands in the text, "We" for "[W]e"; the empty string beyond the ends. */
  word(i: number): string {
    const word = this.words[i];
    return word ? wordItself(this.text.slice(word.start, word.end)) : '';
  }

  lower(i: number): string {
    return this.word(i).toLowerCase();
  }

  tag(i: number): string {
    return this.tags[i] ?? '';
  }

  relation(i: number): string {
    return this.words[i]?.relation ?? '';
  }

  sentenceOf(i: number): number {
    return this.words[i]?.sentence ?? -1;
  }

  span(range: WordRange): Span {
    return { start: this.words[range.first]!.start, end: this.words[range.last]!.end };
  }

  textOf(range: WordRange): string {
    const { start, end } = this.span(range);
    return this.text.slice(start, end);
  }

  /** The words of a range in lower case, a space before and after each. */
  phrase({ first, last }: WordRange): string {
    const words: string[] = [];
    for (let i = first; i <= last; i++) words.push(this.lower(i));
    return ` ${words.join(' ')} `;
  }

  /** Does something hold of any word of a range? */
  some({ first, last }: WordRange, holds: (i: number) => boolean): boolean {
    for (let i = first; i <= last; i++) if (holds(i)) return true;
    return false;
  }

  /** For each word, whether it stands inside quotation marks. */
  get quoted(): readonly boolean[] {
    this.marked ??= quotedWords(this);
    return this.marked;
  }

  /** The name that some words are, as it is known. */
  nameOf(range: WordRange): string {
    return bareName(this.textOf(range));
  }

  /** The words before a bracket that the letters in it are the initials of, a letter a word: "(NSW)"; null where they are not. */
  spelledBefore(letters: number): WordRange | null {
    const initials = [...this.word(letters)];
    const first = letters - 1 - initials.length;
    const spelled = initials.every((initial, i) => this.word(first + i).startsWith(initial));
    return spelled && this.word(letters - 1) === '(' ? { first, last: letters - 2 } : null;
  }

  childrenOf(i: number): readonly number[] {
    return this.children[i] ?? [];
  }

  /** The word of a range that governs the others: the one whose head lies outside, the first of several. */
  headOf(range: WordRange): number {
    for (let i = range.first; i <= range.last; i++) {
      const head = this.words[i]!.head;
      if (
        (head === i || head < range.first || head > range.last) &&
        this.tag(i) !== 'POS' &&
        this.relation(i) !== 'punct'
      )
        return i;
    }
    return range.last;
  }

  /** The range of a word and all that hangs on it, cut to one unbroken run around the word. */
  subtree(i: number): WordRange {
    const inside = new Set<number>([i]);
    const queue = [i];
    for (let next = queue.pop(); next !== undefined; next = queue.pop())
      for (const child of this.childrenOf(next))
        if (!inside.has(child)) {
          inside.add(child);
          queue.push(child);
        }
    let first = i;
    let last = i;
    while (inside.has(first - 1)) first--;
    while (inside.has(last + 1)) last++;
    return { first, last };
  }
}

/** A name on one line, without brackets, and without quotation marks that are not a pair. */
export function bareName(name: string): string {
  const bare = name
    .replace(/[()[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[^"“”]*["“][^"“”]+["”][^"“”]*$/.test(bare) ? bare : bare.replace(/["“”]/g, '').trim();
}

/** Is a word a double quotation mark, as typed or in a treebank's style? */
export const isQuotationMark = (word: string): boolean => /^(["“”]|``|'')$/.test(word);

/** Word positions that lie inside quotation marks, by a walk over the marks. A paragraph that opens anew goes on with the quote. */
function quotedWords(reading: Reading): boolean[] {
  const inside: boolean[] = [];
  let open = false;
  for (let i = 0; i < reading.words.length; i++) {
    const word = reading.word(i);
    if (i > 0 && reading.text.slice(reading.words[i - 1]!.end, reading.words[i]!.start).includes('\n\n')) open = false;
    if (word === '“' || word === '``' || word === '«') open = true;
    else if (word === '”' || word === "''" || word === '»') open = false;
    else if (word === '"') {
      open = !open;
      inside.push(true);
      continue;
    }
    inside.push(open);
  }
  return inside;
}
