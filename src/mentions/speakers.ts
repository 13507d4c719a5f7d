/**
 * Who speaks where: in a quotation the source of the attribution that holds it, or of the quotation just before it in the same passage; in
 * an interview or a transcript whoever's name opens the turn. It names words, no entity.
 */
import type { WordRange } from '../model.ts';
import type { Reading } from './reading.ts';

/**
 * For every word: the source words of whoever speaks there; null where nobody is credited.
 * @param isNamed does a word belong to a mention? What opens a line is a speaker's name only then
 */
export function speakers(reading: Reading, isNamed: (word: number) => boolean): (WordRange | null)[] {
  const { quoted } = reading;
  const source: (WordRange | null)[] = new Array(reading.words.length).fill(null);
  // What is said inside a quotation of somebody's saying has the quotation's speaker.
  const outside = reading.analysis.attributions.filter(({ cue }) => !quoted[cue.first]);
  for (const { sources, contents } of outside)
    if (sources[0])
      for (const content of contents)
        for (let i = content.first; i <= content.last; i++) if (quoted[i]) source[i] ??= sources[0];
  for (let i = 2; i < quoted.length; i++)
    if (quoted[i] && !quoted[i - 1] && reading.word(i - 1) === ':') introduce(reading, i, quoted, source);
  turns(reading).forEach((speaker, i) => {
    if (speaker && isNamed(speaker.first)) source[i] ??= speaker;
  });
  let last: WordRange | null = null;
  let lastSentence = -9;
  for (let i = 0; i < quoted.length; i++) {
    if (!quoted[i]) continue;
    if (source[i]) {
      last = source[i]!;
      lastSentence = reading.sentenceOf(i);
    } else if (last && reading.sentenceOf(i) - lastSentence <= 3) {
      source[i] = last;
      lastSentence = reading.sentenceOf(i);
    }
  }
  return source;
}

/** What is quoted after a colon is said by the subject of the words before it: "Roe reports: "…"". */
function introduce(reading: Reading, open: number, quoted: readonly boolean[], source: (WordRange | null)[]): void {
  const { first } = reading.analysis.sentences[reading.sentenceOf(open - 2)]!;
  let subject = open - 2;
  while (subject >= first && (reading.relation(subject) !== 'nsubj' || quoted[subject])) subject--;
  if (subject < first) return;
  const speaker = reading.subtree(subject);
  for (let i = open; quoted[i]; i++) source[i] ??= speaker;
}

/** Fewer lines that open with a name and a colon are no transcript. */
const transcript = 3;

/** For every word: the name that opens its turn, "ROE: We …" up to the line's end, "((Jane Roe)) We …" up to the next one. */
export function turns(reading: Reading): (WordRange | null)[] {
  const turn: (WordRange | null)[] = new Array(reading.words.length).fill(null);
  const colons: { label: WordRange; end: number }[] = [];
  let bracketed: WordRange | null = null;
  for (let i = 0; i < turn.length; i++) {
    const label = opensLine(reading, i) ? labelAt(reading, i) : null;
    if (label && reading.word(label.last + 1) === ':') {
      let end = label.last + 1;
      while (end + 1 < turn.length && !opensLine(reading, end + 1)) end++;
      colons.push({ label, end });
    } else if (label) bracketed = label;
    turn[i] = bracketed;
  }
  if (colons.length >= transcript) for (const { label, end } of colons) turn.fill(label, label.last + 1, end + 1);
  return turn;
}

/** "NG:" and "((WN))": letters that open a turn may be initials. */
export const mayBeInitials = (reading: Reading, { first, last }: WordRange): boolean =>
  first === last && /^\p{Lu}{2,3}$/u.test(reading.word(first));

const opensLine = (reading: Reading, i: number): boolean =>
  i === 0 || reading.text.slice(reading.words[i - 1]!.end, reading.words[i]!.start).includes('\n');

/** The capitalised words at a line's beginning that a colon or double brackets set off. */
function labelAt(reading: Reading, start: number): WordRange | null {
  let first = start;
  while (/^["“(]$/.test(reading.word(first))) first++;
  let last = first - 1;
  while (last - first < 3 && /^\p{Lu}/u.test(reading.word(last + 1))) last++;
  if (last < first) return null;
  const [before, after] = [
    reading.word(first - 1) + reading.word(first - 2),
    reading.word(last + 1) + reading.word(last + 2),
  ];
  return reading.word(last + 1) === ':' || (first - start === 2 && before === '((' && after === '))')
    ? { first, last }
    : null;
}
