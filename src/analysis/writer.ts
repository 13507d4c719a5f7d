/**
 * Writes the course of action that a statement is about, word by word: each is a word of the text around the statement, the base form of
 * one, or one of a closed list of verbs and small words. Statements of one document are written side by side, so that what it writes
 * depends on nothing but that document.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Stance, stances } from '../model.ts';
import { softmax } from './decode.ts';
import { readManifest, readModelFile } from './manifest.ts';
import { floats, int64, openSession } from './reader.ts';

/** A statement and the words around it. */
export interface Around {
  words: readonly string[];
  /** The encoder's numbers, a row a word. */
  states: Float32Array;
  /** What each word is to the statement: 0 nothing, 1 its actor, 2 its content, 3 both, 4 its cue. */
  flags: readonly number[];
  /** Words from each to the cue: before it negative, 0 inside. */
  away: readonly number[];
  /** The base form of a word, in lower case. */
  base(word: number): string;
  /** May a word be written at all? */
  allows(word: number): boolean;
  /** Is a word a form of a verb? */
  isVerb(word: number): boolean;
  /** Another wording of it, to be told the stance to; null: none. */
  given: readonly Pick<WrittenWord, 'text' | 'word'>[] | null;
}

export interface WrittenWord {
  text: string;
  /** Which word around it is, or is the base form of; null: one of the list. */
  word: number | null;
  /** Is it that word as it stands? */
  copied: boolean;
}

export interface Written {
  words: WrittenWord[];
  /** The mean of the logarithms of what it believes in each word and in the end: at most 0. */
  belief: number;
  /** What it believes of where its holder stands to what is written: 0..1 each. */
  stances: Record<Stance, number>;
  /** What it believes in that the statement is about no course of action: 0..1. */
  nothing: number;
}

/** Words read before and after what a statement says; the most from the first to the last of it. */
export interface Reach {
  before: number;
  after: number;
  length: number;
}

/** What is told of a statement. */
export interface Told {
  /** Null where no end came in time, or a word that is not allowed would have come first: no second best is taken. */
  written: Written | null;
  /** What it believes of where its holder stands to the wording that was given: 0..1 each; null: none was given, or one too long. */
  stances: Record<Stance, number> | null;
}

export interface Writer {
  reach: Reach;
  /** @param statements of one document, in the order of its text; @returns one a statement */
  write(statements: readonly Around[]): Promise<Told[]>;
}

/** From this belief on that a statement is about nothing, nothing is written. */
export const LIKELY_NOTHING = 0.6;
/** The most words of a wording. */
const LONGEST = 14;
/** Statements written side by side. */
const ABREAST = 8;
/** Added to what is thought of a place that only another statement has. */
const UNSEEN = -1e4;
/** By how much an end weighs more than another word: one that is half sure is oftener wrong than missed. */
const ENOUGH = 1.6;
/** A word of its own stands but once. */
const long = /^\p{L}{4}/u;
/** No brackets, quotation marks and ends of sentences; the point of "Mrs." belongs to a name. */
const writable = /[\p{L}\p{N},.'’%$£€-]/u;
/** What is believed less is left out of the count. */
const SLIGHT = 1e-4;

interface List {
  reach: Reach;
  /** Places of what is no word: what comes first in a wording, what stands for a word that was not learnt and where there is no course, and what ends a wording, by its holder's stance to it. */
  marks: { start: number; unknown: number; nothing: number; ends: Readonly<Record<Stance, number>> };
  /** Every word that was learnt, by place; what is no word is the empty string. */
  words: string[];
  /** Places of those that may be written though they do not stand in the text. */
  free: number[];
  /** Words that a wording may begin with, beside forms of verbs. */
  verbs: string[];
}

/** Opens the network that writes wordings, in `models/`. @throws FormatError when it is missing or damaged */
export async function openWriter(): Promise<Writer> {
  const { writer } = readManifest();
  const { words: list, verbs, reach, free, marks } = JSON.parse(readModelFile(writer.list).toString('utf8')) as List;
  const [reads, writes] = await Promise.all([
    openSession(readModelFile(writer.memory)),
    openSession(readModelFile(writer.step)),
  ]);
  const numbers = new Map(list.map((word, i) => [word, i]));
  const numberOf = (text: string): number => numbers.get(text.toLowerCase()) ?? marks.unknown;
  const known = { list, free, marks, numberOf, verbs: new Set(verbs) };
  return {
    reach,
    write: async (statements) => {
      const told: Told[] = [];
      for (let from = 0; from < statements.length; from += ABREAST)
        told.push(...(await tellSome({ reads, writes, ...known }, statements.slice(from, from + ABREAST))));
      return told;
    },
  };
}

interface Known extends Pick<List, 'free' | 'marks'> {
  list: readonly string[];
  verbs: ReadonlySet<string>;
  /** The place of a word in the list. */
  numberOf(text: string): number;
}

interface Open extends Known {
  reads: InferenceSession;
  writes: InferenceSession;
}

type Tensors = Readonly<Record<string, Tensor>>;

/** A wording in the making. `sum`: of the logarithms of what is believed. */
interface Begun {
  words: WrittenWord[];
  sum: number;
  nothing: number;
}

/**
 * Logits of what comes next to each of some statements, after one more word of each; or after each word of several, as long as nothing was
 * written before.
 */
type Pen = (words: readonly number[], sources: readonly number[]) => Promise<Float32Array[]>;

async function tellSome({ reads, writes, ...known }: Open, statements: readonly Around[]): Promise<Told[]> {
  const count = statements.length;
  const room = Math.max(...statements.map(({ words }) => words.length));
  const given = tensorsOf(statements, room);
  const memory = (await reads.run(given)) as Tensors;
  const pen = (): Pen => {
    let past = nothingYet(memory);
    return async (words, sources) => {
      const dims = [count, words.length / count];
      const last = { words: int64(words, dims), sources: int64(sources, dims), seen: given.seen };
      const { odds, ...parts } = await writes.run({ ...memory, ...past, ...last });
      past = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name.replace('after', 'before'), part]));
      const ways = odds!.dims[2]!;
      return words.map((_, n) => floats(odds).subarray(n * ways, (n + 1) * ways));
    };
  };
  const written = await writeAll(pen(), statements, { ...known, room });
  const stances = await weighAll(pen(), statements, known);
  return written.map((one, n) => ({ written: one, stances: stances[n]! }));
}

async function writeAll(
  pen: Pen,
  statements: readonly Around[],
  known: Known & { room: number },
): Promise<(Written | null)[]> {
  const { start, nothing: none } = known.marks;
  const results: (Written | null)[] = statements.map(() => null);
  /** Null: done. */
  const begun = statements.map((): Begun | null => ({ words: [], sum: 0, nothing: 0 }));
  const last = statements.map(() => start);
  const sources = statements.map(() => -1);
  for (let length = 0; length <= LONGEST && begun.some((one) => one !== null); length++) {
    const all = await pen(last, sources);
    for (const [n, one] of begun.entries()) {
      if (!one) continue;
      const logits = all[n]!;
      if (length === 0) one.nothing = shareOf(logits, none);
      const { words, nothing } = one;
      if (nothing >= LIKELY_NOTHING) {
        results[n] = { words, belief: Number.NEGATIVE_INFINITY, stances: stancesOf(logits, known), nothing };
        begun[n] = null;
        continue;
      }
      const next = choose(logits, known, statements[n]!, words);
      one.sum += Math.log(next.odds);
      if (next.allowed && next.word) {
        words.push(next.word);
        last[n] = known.numberOf(next.word.text);
        sources[n] = next.word.word ?? -1;
      } else {
        if (next.allowed)
          results[n] = { words, belief: one.sum / (length + 1), stances: stancesOf(logits, known), nothing };
        begun[n] = null;
      }
    }
  }
  return results;
}

/** The stances to the wordings that are given. */
async function weighAll(
  pen: Pen,
  statements: readonly Around[],
  known: Known,
): Promise<(Record<Stance, number> | null)[]> {
  const given = statements.map(({ given }) => (given && given.length <= LONGEST ? given : null));
  const length = Math.max(0, ...given.map((words) => (words ? words.length + 1 : 0)));
  if (length === 0) return statements.map(() => null);
  const places = (first: number, of: (word: Pick<WrittenWord, 'text' | 'word'>) => number): number[] =>
    given.flatMap((words) => [
      first,
      ...Array.from({ length: length - 1 }, (_, i) => (words?.[i] ? of(words[i]) : first)),
    ]);
  const all = await pen(
    places(known.marks.start, ({ text }) => known.numberOf(text)),
    places(-1, ({ word }) => word ?? -1),
  );
  return given.map((words, n) => words && stancesOf(all[n * length + words.length]!, known));
}

/** Statements as the network takes them, each with as many places around as the longest. */
function tensorsOf(
  statements: readonly Around[],
  room: number,
): Readonly<Record<'states' | 'flags' | 'away' | 'seen', Tensor>> {
  const count = statements.length;
  const width = statements[0]!.states.length / statements[0]!.words.length;
  const states = new Float32Array(count * room * width);
  const seen = new Float32Array(count * room);
  const [flags, away] = [new Array<number>(count * room).fill(0), new Array<number>(count * room).fill(0)];
  for (const [n, around] of statements.entries()) {
    const from = n * room;
    states.set(around.states, from * width);
    seen.fill(UNSEEN, from + around.words.length, from + room);
    for (const [i, flag] of around.flags.entries()) flags[from + i] = flag;
    for (const [i, words] of around.away.entries()) away[from + i] = words;
  }
  return {
    states: new Tensor('float32', states, [count, room, width]),
    seen: new Tensor('float32', seen, [count, 1, 1, room]),
    flags: int64(flags, [count, room]),
    away: int64(away, [count, room]),
  };
}

/** What is remembered before the first word: as the layers' keys and values of the words around, of no words. */
const nothingYet = (memory: Tensors): Tensors =>
  Object.fromEntries(
    Object.entries(memory)
      .filter(([name]) => /\d$/.test(name))
      .map(([name, { dims }]) => [
        `before.${name}`,
        new Tensor('float32', new Float32Array(0), dims.with(name.startsWith('keys') ? 3 : 2, 0)),
      ]),
  );

/** The odds of one way among all. */
function shareOf(logits: Float32Array, at: number): number {
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - logits[at]!);
  return 1 / sum;
}

/** The odds of the ends among each other. */
function stancesOf(logits: Float32Array, { marks: { ends } }: Pick<Known, 'marks'>): Record<Stance, number> {
  const odds = softmax(
    stances.map((stance) => logits[ends[stance]]!),
    0,
    stances.length,
  );
  return Object.fromEntries(stances.map((stance, i) => [stance, odds[i]!])) as Record<Stance, number>;
}

interface Chosen {
  /** Null: the wording ends. */
  word: WrittenWord | null;
  odds: number;
  allowed: boolean;
}

/** The likeliest next word: ways to one and the same are counted together. `room`: places around that there are logits for. */
function choose(
  logits: Float32Array,
  { list, free, verbs, marks, room }: Known & { room: number },
  around: Around,
  written: readonly WrittenWord[],
): Chosen {
  const count = around.words.length;
  const ends = Object.values(marks.ends);
  let top = Math.max(...ends.map((at) => logits[at]!));
  for (const at of free) top = Math.max(top, logits[at]!);
  for (let at = list.length; at < logits.length; at++) top = Math.max(top, logits[at]!);
  const end = ends.reduce((sum, at) => sum + Math.exp(logits[at]! - top), 0);
  let total = end;
  /** By the word, in lower case: its odds, and the likeliest place in the text that it is from. */
  const found = new Map<string, { way: WrittenWord; odds: number; best: number; allowed: boolean }>();
  const weigh = (at: number, word: number | null, copied: boolean): void => {
    const odds = Math.exp(logits[at]! - top);
    total += odds;
    if (odds < SLIGHT) return;
    const text = word === null ? list[at]! : copied ? around.words[word]! : around.base(word);
    const key = text.toLowerCase();
    if (!writable.test(text) || (long.test(text) && written.some((one) => one.text.toLowerCase() === key))) return;
    const opens = verbs.has(key) || (word !== null && !copied && around.isVerb(word));
    if (written.length === 0 && !opens) return;
    const kept = found.get(key) ?? { way: { text, word, copied }, odds: 0, best: 0, allowed: false };
    kept.odds += odds;
    kept.allowed ||= word === null || around.allows(word);
    if (word !== null && odds > kept.best) {
      kept.way = { text, word, copied };
      kept.best = odds;
    }
    found.set(key, kept);
  };
  for (const at of free) weigh(at, null, false);
  const used = new Set(written.map(({ word }) => word));
  for (let word = 0; word < count; word++)
    if (!used.has(word)) {
      weigh(list.length + word, word, true);
      weigh(list.length + room + word, word, false);
    }
  let chosen: Chosen = { word: null, odds: written.length < 2 ? 0 : ENOUGH * end, allowed: true };
  for (const { way, odds, allowed } of found.values()) if (odds > chosen.odds) chosen = { word: way, odds, allowed };
  return { ...chosen, odds: (chosen.word ? chosen.odds : end) / total };
}
