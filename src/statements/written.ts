/** A statement's wording as the network writes it, from the words around the statement. */
import type { Writer, WrittenWord } from '../analysis/writer.ts';
import { verbOfNoun } from '../lexicon/courses.ts';
import type { Reading, Scene } from '../mentions/index.ts';
import type { Span, WordRange } from '../model.ts';
import { afterBy } from '../sorted.ts';
import type { Draft } from './draft.ts';
import { infinitive } from './wording/inflect.ts';

/** Words read before and after what a statement says; the most from the first to the last of it. */
const BEFORE = 80;
const AFTER = 20;
const LENGTH = 120;

export interface WrittenCourse {
  wording: string;
  /** As `Written.belief`. */
  belief: number;
  /** As `Written.nothing`. */
  nothing: number;
}

/** @returns null where the text's states were not kept, or nothing whole was written */
export async function writeCourse(
  { reading, cast }: Scene,
  draft: Pick<Draft, 'words' | 'content' | 'sentence' | 'actor' | 'stance'>,
  writer: Writer,
): Promise<WrittenCourse | null> {
  const { content, actor, stance } = draft;
  const { cue } = draft.words;
  const { states } = reading.analysis;
  const contents = content.map((span) => wordsAt(reading, span));
  const first = Math.min(cue.first, ...contents.map((range) => range.first));
  const last = Math.max(cue.last, ...contents.map((range) => range.last));
  if (!states || last - first > LENGTH) return null;
  const from = Math.max(0, first - BEFORE);
  const to = Math.min(reading.words.length, last + 1 + AFTER);
  const holder = wordsAt(reading, actor);
  const rows = new Float32Array((to - from) * states.width);
  const flags: number[] = [];
  const away: number[] = [];
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const row = states.at(i);
    if (!row) return null;
    rows.set(row, (i - from) * states.width);
    const inContent = contents.some((range) => range.first <= i && i <= range.last);
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
  const written = await writer.write({ words, states: rows, flags, away, stance, base, allows, isVerb });
  if (!written) return null;
  // Who announces aid is for giving it: of its own cue a wording takes what is done, not what is said.
  const [opening] = written.words;
  if (opening && opening.word !== null && within(from + opening.word, cue) && saying.test(opening.text)) return null;
  const { belief, nothing } = written;
  return { wording: textOf(reading, from, written.words), belief, nothing };
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

const within = (word: number, { first, last }: WordRange): boolean => first <= word && word <= last;

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
