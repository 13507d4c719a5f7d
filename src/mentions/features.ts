/**
 * What the name tagger knows of each word: the word, its shape, tag and neighbours, the model's own label, what the lexicon says, and how
 * the rest of the document writes it. Features are strings; it weighs nothing.
 */
import {
  countryByAdjective,
  countryByCapital,
  countryByName,
  genderOfGivenName,
  institutionByName,
  isCity,
  isOutlet,
  isRoleNoun,
  isTitle,
  officialsNamed,
  placeByName,
  stateName,
} from '../lexicon/index.ts';
import type { Reading } from './reading.ts';

/** "Xx" for "House", "X.X." for "U.S.", "d" for digits. */
export const shapeOf = (word: string): string =>
  word
    .slice(0, 12)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}]/gu, 'x')
    .replace(/\p{N}/gu, 'd')
    .replace(/(.)\1+/g, '$1$1');

/** What the lexicon says of a single word, as letters. */
function flagsOf(word: string): string {
  let flags = '';
  if (/^\p{Lu}/u.test(word)) {
    if (isTitle(word)) flags += 'T';
    if (countryByName(word)) flags += 'C';
    if (countryByAdjective(word)) flags += 'A';
    if (countryByCapital(word)) flags += 'K';
    if (placeByName(word)) flags += 'P';
    if (stateName(word)) flags += 'S';
    if (isCity(word)) flags += 'Y';
    if (genderOfGivenName(word)) flags += 'G';
    if (isOutlet(word)) flags += 'O';
    if (institutionByName(word)) flags += 'I';
    if (officialsNamed(word).length > 0) flags += 'L';
  }
  if (isRoleNoun(word.toLowerCase())) flags += 'R';
  return flags;
}

/** What is told of a word once is told of it again. */
function remembered(tell: (word: string) => string): (word: string) => string {
  const told = new Map<string, string>();
  return (word) => {
    const known = told.get(word);
    if (known !== undefined) return known;
    const made = tell(word);
    told.set(word, made);
    return made;
  };
}

const capital = /^\p{Lu}/u;
const inside = /^(of|the|for|and|on|in|de|la|al|bin|&|-|–|'|’)$/i;

/** For each word, the first and last word of the run of capitalised words around it, little words included. */
function runsOf(reading: Reading): ({ first: number; last: number } | null)[] {
  const runs: ({ first: number; last: number } | null)[] = new Array(reading.words.length).fill(null);
  for (let i = 0; i < reading.words.length; i++) {
    if (!capital.test(reading.word(i))) continue;
    let last = i;
    for (let j = i + 1; j < reading.words.length && reading.sentenceOf(j) === reading.sentenceOf(i); j++) {
      if (capital.test(reading.word(j))) last = j;
      else if (!inside.test(reading.word(j)) || j - last > 2) break;
    }
    for (let j = i; j <= last; j++) runs[j] = { first: i, last };
    i = last;
  }
  return runs;
}

/** Positions of the longest names that the lexicon knows, as B or I with the kind. */
function fixedRuns(reading: Reading): string[] {
  const marks: string[] = new Array(reading.words.length).fill('');
  for (let i = 0; i < reading.words.length; i++) {
    if (!capital.test(reading.word(i))) continue;
    for (let j = Math.min(i + 6, reading.words.length - 1); j > i; j--) {
      if (reading.sentenceOf(j) !== reading.sentenceOf(i)) continue;
      const name = reading.textOf({ first: i, last: j });
      const kind = countryByName(name)
        ? 'C'
        : institutionByName(name) || isOutlet(name)
          ? 'O'
          : placeByName(name)
            ? 'P'
            : isCity(name)
              ? 'Y'
              : '';
      if (!kind) continue;
      for (let k = i; k <= j; k++) marks[k] = `${k === i ? 'B' : 'I'}${kind}`;
      i = j;
      break;
    }
  }
  return marks;
}

/**
 * @param labels the model's label of each word, "B-PER" and so on, "O" for none
 * @returns of each word; null where it is no part of a name for sure: no capital in it and beside it, and none for the model
 */
export function featuresOf(reading: Reading, labels: readonly string[]): (string[] | null)[] {
  const n = reading.words.length;
  const lower: string[] = [];
  const shape: string[] = [];
  const flags: string[] = [];
  const [shaped, flagged] = [remembered(shapeOf), remembered(flagsOf)];
  const written = new Map<string, { low: number; votes: Map<string, number> }>();
  for (let i = 0; i < n; i++) {
    const word = reading.word(i);
    lower.push(word.toLowerCase());
    shape.push(shaped(word));
    flags.push(flagged(word));
    const entry = written.get(lower[i]!) ?? { low: 0, votes: new Map() };
    if (!capital.test(word)) entry.low++;
    else {
      const vote = labels[i]!.slice(2) || 'O';
      entry.votes.set(vote, (entry.votes.get(vote) ?? 0) + 1);
    }
    written.set(lower[i]!, entry);
  }
  const runs = runsOf(reading);
  const fixed = fixedRuns(reading);
  const at = (list: readonly string[], i: number): string => list[i] ?? '#';
  return reading.words.map((word, i) => {
    const marked = capital.test(reading.word(i));
    if (!marked && labels[i] === 'O' && !capital.test(reading.word(i - 1)) && !capital.test(reading.word(i + 1)))
      return null;
    const [w, s, t, m, g] = [lower[i]!, shape[i]!, word.tag, labels[i]!, flags[i]!];
    const features = [
      'b',
      `w${w}`,
      `w-1${at(lower, i - 1)}`,
      `w+1${at(lower, i + 1)}`,
      `t${t}`,
      `t-1${reading.tag(i - 1)}|${t}`,
      `t+1${t}|${reading.tag(i + 1)}`,
      `m${m}|${s}`,
      `m-1${at(labels, i - 1)}|${m}|${at(labels, i + 1)}`,
      `s${at(shape, i - 1)}|${s}|${at(shape, i + 1)}`,
    ];
    features.push(
      `w-2${at(lower, i - 2)}`,
      `w+2${at(lower, i + 2)}`,
      `w-1${at(lower, i - 1)}|${w}`,
      `w+1${w}|${at(lower, i + 1)}`,
      `w-2${at(lower, i - 2)}|${at(lower, i - 1)}`,
      `g${g}`,
      `g-1${at(flags, i - 1)}|${g}`,
      `g+1${g}|${at(flags, i + 1)}`,
      `g-1${at(flags, i - 1)}|${s}`,
      `m${m}|${t}`,
      `m${m}|${g}`,
      `x${w.slice(-3)}|${s.slice(0, 1)}`,
      `x${w.slice(-2)}|${s.slice(0, 1)}`,
      `f${fixed[i]!}|${at(fixed, i + 1)}`,
    );
    const head = word.head;
    const where = head === i ? '0' : head === i + 1 ? '+' : head === i - 1 ? '-' : head > i ? '>' : '<';
    features.push(`r${word.relation}${where}|${s.slice(0, 1)}`);
    if (head !== i) features.push(`h${lower[head]!}|${s.slice(0, 1)}`);
    if (i === reading.analysis.sentences[word.sentence]!.first) features.push(`i${t}`, `i${m}`);
    if (!marked) return features;
    const { low, votes } = written.get(w)!;
    const [best] = [...votes].sort(
      (a, b) => (a[0] === 'O' ? 1 : 0) - (b[0] === 'O' ? 1 : 0) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    );
    features.push(`d${best![0]}|${m}`, `d${best![0]}|${low > 0 ? 'low' : ''}`);
    const run = runs[i];
    if (run) {
      const [first, last] = [lower[run.first]!, lower[run.last]!];
      features.push(`L${last}`, `F${first}`, `n${Math.min(5, run.last - run.first)}|${Math.min(3, i - run.first)}`);
      let end = i;
      while (end < run.last && capital.test(reading.word(end + 1))) end++;
      let start = i;
      while (start > run.first && capital.test(reading.word(start - 1))) start--;
      features.push(
        `E${lower[end]!}`,
        `B${lower[start]!}`,
        `e${flags[end]!}|${end - i}`,
        `a${at(lower, end + 1)}`,
        `z${at(lower, start - 1)}`,
      );
    }
    return features;
  });
}
