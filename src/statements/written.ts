/** A statement's wording as the network writes it, from the words around the statement. */
import { wordsOf } from '../analysis/words.ts';
import type { Around, Reach, Writer, Written, WrittenWord } from '../analysis/writer.ts';
import { verbOfNoun } from '../lexicon/courses.ts';
import type { Reading, Scene } from '../mentions/index.ts';
import { type Span, type Stance, type WordRange, within } from '../model.ts';
import { afterBy } from '../sorted.ts';
import type { Draft } from './draft.ts';
import { infinitive } from './wording/inflect.ts';

export interface WrittenCourse {
  wording: string;
  /** As `Written.belief`. */
  belief: number;
  /** As `Written.stances`. */
  stances: Record<Stance, number>;
  /** As `Written.nothing`. */
  nothing: number;
}

/** What the network answers of a statement. */
export interface Answer {
  /** Null where nothing whole was written. */
  course: WrittenCourse | null;
  /** What it believes of where the holder stands to the wording that was given, as `Told.stances`. */
  stances: Record<Stance, number> | null;
}

/** A statement, and how it is worded otherwise, if at all. */
type Given = Pick<Draft, 'words' | 'content' | 'sentence' | 'actor'> & { given: string | null };

/** @returns one a draft; null where the text's states were not kept */
export async function writeCourses(scene: Scene, drafts: readonly Given[], writer: Writer): Promise<(Answer | null)[]> {
  const around = drafts.map((draft) => aroundOf(scene, draft, writer.reach));
  const told = await writer.write(around.filter((one) => one !== null));
  let next = 0;
  return around.map((one, i) => {
    if (!one) return null;
    const { written, stances } = told[next++]!;
    return { course: written && spelled(scene.reading, drafts[i]!, one, written), stances };
  });
}

/** The words around a statement, and where the first of them stands in the text. */
interface Placed extends Around {
  from: number;
}

/** @returns null where the text's states were not kept */
function aroundOf({ reading, cast }: Scene, draft: Given, reach: Reach): Placed | null {
  const { content, actor } = draft;
  const { cue } = draft.words;
  const { states } = reading.analysis;
  const contents = content.map((span) => wordsAt(reading, span));
  const first = Math.min(cue.first, ...contents.map((range) => range.first));
  const last = Math.max(cue.last, ...contents.map((range) => range.last));
  if (!states || last - first > reach.length) return null;
  const from = Math.max(0, first - reach.before);
  const to = Math.min(reading.words.length, last + 1 + reach.after);
  const holder = wordsAt(reading, actor);
  const rows = new Float32Array((to - from) * states.width);
  const flags: number[] = [];
  const away: number[] = [];
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const row = states.at(i);
    if (!row) return null;
    rows.set(row, (i - from) * states.width);
    const inContent = contents.some((range) => within(i, range));
    flags.push(within(i, cue) ? 4 : 2 * +inContent + +within(i, holder));
    away.push(i < cue.first ? i - cue.first : i > cue.last ? i - cue.last : 0);
    words.push(reading.word(i));
  }
  const base = (word: number): string => baseOf(reading, from + word);
  const isVerb = (word: number): boolean => reading.tag(from + word).startsWith('VB');
  // A name from elsewhere is of something that the statement's own sentence mentions, be it by "he" or "the bill".
  const sentence = wordsAt(reading, draft.sentence);
  const mentioned = new Set<number | null>();
  for (let i = sentence.first; i <= sentence.last; i++) mentioned.add(cast.at(i));
  mentioned.delete(null);
  const allows = (word: number): boolean =>
    within(from + word, sentence) || !/^NNP/.test(reading.tag(from + word)) || mentioned.has(cast.at(from + word));
  const given = draft.given === null ? null : placesOf(draft.given, words, flags, away, base);
  return { from, words, states: rows, flags, away, base, allows, isVerb, given };
}

/** The words of a wording, and which of those around each is, or is the base form of: best one of the content, near the cue. */
function placesOf(
  wording: string,
  words: readonly string[],
  flags: readonly number[],
  away: readonly number[],
  base: (word: number) => string,
): NonNullable<Around['given']> {
  const order = words
    .map((_, i) => i)
    .sort((a, b) => +(flags[b]! & 2) - +(flags[a]! & 2) || Math.abs(away[a]!) - Math.abs(away[b]!));
  return wordsOf(wording, 0, wording.length).map(({ start, end }) => {
    const text = wording.slice(start, end);
    const lower = text.toLowerCase();
    const word = order.find((i) => words[i]!.toLowerCase() === lower) ?? order.find((i) => base(i) === lower) ?? null;
    return { text, word };
  });
}

/** @returns null where it would take what is said from the cue */
function spelled(reading: Reading, draft: Given, { from }: Placed, written: Written): WrittenCourse | null {
  const { cue } = draft.words;
  // Who announces aid is for giving it: of its own cue a wording takes what is done, not what is said.
  const [opening] = written.words;
  if (opening && opening.word !== null && within(from + opening.word, cue) && saying.test(opening.text)) return null;
  const { words, ...beliefs } = written;
  return { wording: textOf(reading, from, words), ...beliefs };
}

/** @param from the place of the first of the words around */
function textOf(reading: Reading, from: number, words: readonly WrittenWord[]): string {
  let wording = '';
  for (const [k, { text, word, copied }] of words.entries()) {
    const place = word === null ? null : from + word;
    const previous = words[k - 1];
    const goesOn = place !== null && copied && previous?.copied && previous.word === word! - 1;
    const glued = goesOn
      ? reading.words[place - 1]!.end === reading.words[place]!.start
      : /^(['’]s?|n['’]t|[,.%-])$/.test(text) || /[$£€-]$/.test(wording);
    const plain = place !== null && copied && /^(DT|PDT|IN|TO|CC|PRP\$|MD|RB|VB\w?)$/.test(reading.tag(place));
    wording += (glued || wording === '' ? '' : ' ') + (plain ? text.toLowerCase() : text);
  }
  return wording.charAt(0).toUpperCase() + wording.slice(1);
}

/** Verbs of saying and wanting. */
const saying =
  /^(announce|say|tell|urge|demand|ask|push|press|call|claim|want|vow|pledge|promise|support|back|oppose|welcome|endorse)$/;

/** The words of a span. */
function wordsAt({ words }: Reading, { start, end }: Span): WordRange {
  const first = Math.min(
    afterBy(words, start, (word) => word.end),
    words.length - 1,
  );
  return { first, last: Math.max(first, afterBy(words, end - 1, (word) => word.start) - 1) };
}

/** "lifting" → "lift", "withdrawal" → "withdraw", "licences" → "licence". */
function baseOf(reading: Reading, i: number): string {
  const [word, tag] = [reading.lower(i), reading.tag(i)];
  if (tag.startsWith('VB')) return infinitive(word, tag);
  const verb = verbOfNoun(word);
  if (verb) return verb;
  if (/^\w{3,}ing$/.test(word)) return infinitive(word, 'VBG');
  if (/^\w{2,}ed$/.test(word)) return infinitive(word, 'VBD');
  return tag === 'NNS' || tag === 'NNPS' ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word;
}
