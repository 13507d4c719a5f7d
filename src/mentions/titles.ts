/**
 * What a document says that a person is: titles before the name ("Secretary of State Antony Blinken"), appositions after it ("Victoria
 * Nuland, former third in command at the State Department,") and copulas ("is the president of"). Read as role and body; judged elsewhere.
 */
import { isRoleNoun } from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import type { Reading } from './reading.ts';

/** The words of a role; `noun` is its head ("secretary"). */
export interface Role extends WordRange {
  noun: number;
  former: boolean;
}

const inTitle = new Set(['NNP', 'NNPS', 'NN', 'NNS', 'JJ', 'POS', 'HYPH', 'CD', 'FW', 'PRP$', 'RB']);
const linking = new Set(['of', 'for', 'and', '-', '–', '.', 'on', 'to', 'in', 'the', '&']);
const formerWords = /^(former|ex|ex-\w+|then|late|outgoing|ousted|retired|onetime)$/i;

const stateWords = /^(elected|re-elected|appointed|ousted|retired|deposed|exiled)$/;

/** The title right before a name: walks left over what can stand in a title; a role must be among it. */
export function titleBefore(reading: Reading, name: WordRange, stop: (i: number) => boolean): Role | null {
  const sentence = reading.sentenceOf(name.first);
  let first = officeOf(reading, name.first, stop);
  for (let i = first - 1; i >= 0 && reading.sentenceOf(i) === sentence && name.first - i <= 14; i--) {
    const lower = reading.lower(i);
    if (stop(i) && !hasRole(reading, { first, last: name.first - 1 })) break;
    // "ousted President", but not "urged President".
    if (!inTitle.has(reading.tag(i)) && !stateWords.test(lower) && !(linking.has(lower) && i < name.first - 1)) break;
    if (lower === 'the' || reading.tag(i) === 'DT') break;
    first = i;
  }
  while (first < name.first && linking.has(reading.lower(first))) first++;
  if (first === name.first) return null;
  return roleIn(reading, { first, last: name.first - 1 });
}

/** Where "President of the" begins, before "United States Jane Roe"; the name itself without an office of some name right before. */
function officeOf(reading: Reading, name: number, named: (i: number) => boolean): number {
  let first = name;
  while (named(first - 1)) first--;
  if (first === name) return name;
  if (reading.lower(first - 1) === 'the') first--;
  return /^(of|for|from)$/.test(reading.lower(first - 1)) && isRoleNoun(reading.lower(first - 2)) ? first - 2 : name;
}

/** The apposition after a name: ", role …," up to the next comma that the parse does not put inside. */
export function appositionAfter(reading: Reading, name: WordRange): Role | null {
  if (reading.word(name.last + 1) !== ',' && reading.word(name.last + 1) !== '(') return null;
  const sentence = reading.sentenceOf(name.first);
  const start = name.last + 2;
  let end = start;
  while (
    end < reading.words.length &&
    reading.sentenceOf(end) === sentence &&
    end - start < 25 &&
    ![',', ';', ')', '—', '–', '.'].includes(reading.word(end)) &&
    !['who', 'which', 'whose'].includes(reading.lower(end)) &&
    !/^(VBD|VBZ|VBP|MD)$/.test(reading.tag(end))
  )
    end++;
  if (end === start || end >= reading.words.length) return null;
  if (!/^[,)—–;.]$/.test(reading.word(end)) && !['who', 'which'].includes(reading.lower(end))) return null;
  const range = { first: start, last: end - 1 };
  if (!/^(DT|NNP?S?|JJ|PRP\$|RB|CD|VBN|HYPH)$/.test(reading.tag(start))) return null;
  return roleIn(reading, range);
}

const hasRole = (reading: Reading, range: WordRange): boolean => {
  for (let i = range.first; i <= range.last; i++) if (isRoleNoun(reading.lower(i))) return true;
  return false;
};

/** The role among some words: the head noun is the last role noun before "of", "for", "at", "in", or the last of all. */
export function roleIn(reading: Reading, range: WordRange): Role | null {
  let noun = -1;
  for (let i = range.first; i <= range.last; i++) {
    if (noun >= 0 && reading.tag(i) === 'IN') break;
    if (isRoleNoun(reading.lower(i))) noun = i;
  }
  if (noun < 0) return null;
  let first = range.first;
  while (first < noun && (reading.tag(first) === 'DT' || reading.tag(first) === 'PRP$')) first++;
  let former = false;
  for (let i = first; i < noun; i++)
    if (formerWords.test(reading.word(i)) && reading.lower(i) !== 'then') former = true;
  return { first, last: range.last, noun, former };
}
