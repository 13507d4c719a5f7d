/**
 * Writes the course of action that a statement is about, word by word: each is a word of the text around the statement, the base form of
 * one, or one of a closed list of verbs and small words. A call reads one statement, so that what it writes depends on nothing else.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Stance } from '../model.ts';
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
  /** Where its holder stands to what is written. */
  stance: Stance;
  /** The base form of a word, in lower case. */
  base(word: number): string;
  /** May a word be written at all? */
  allows(word: number): boolean;
  /** Is a word a form of a verb? */
  isVerb(word: number): boolean;
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
  /** What it believes in that the statement is about no course of action: 0..1. */
  nothing: number;
}

export interface Writer {
  /** @returns null where no end came in time, or a word that is not allowed would have come first: no second best is taken */
  write(around: Around): Promise<Written | null>;
}

/** What comes first in a wording, by stance or by whatever it is; what ends one, and what stands where there is none: places in the list. */
const START: Readonly<Record<Stance, number>> = { support: 6, oppose: 7, neutral: 8 };
const ANY = 9;
/** From this belief on that a statement is about nothing, nothing is written. */
export const LIKELY_NOTHING = 0.7;
const END = 1;
const NOTHING = 10;
const UNKNOWN = 2;
/** The most words of a wording. */
const LONGEST = 14;
/** By how much an end weighs more than another word: one that is half sure is oftener wrong than missed. */
const ENOUGH = 1.6;
/** A word of its own stands but once. */
const long = /^\p{L}{4}/u;
/** No brackets, quotation marks and ends of sentences; the point of "Mrs." belongs to a name. */
const writable = /[\p{L}\p{N},.'’%$£€-]/u;
/** What is believed less is left out of the count. */
const SLIGHT = 1e-4;

interface List {
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
  const { words: list, free, verbs } = JSON.parse(readModelFile(writer.list).toString('utf8')) as List;
  const [reads, writes] = await Promise.all([
    openSession(readModelFile(writer.memory)),
    openSession(readModelFile(writer.step)),
  ]);
  const numbers = new Map(list.map((word, i) => [word, i]));
  const known = { list, free, verbs: new Set(verbs) };
  return { write: (around) => write({ reads, writes, numbers, ...known }, around) };
}

interface Known {
  list: readonly string[];
  free: readonly number[];
  verbs: ReadonlySet<string>;
}

interface Open extends Known {
  reads: InferenceSession;
  writes: InferenceSession;
  numbers: ReadonlyMap<string, number>;
}

async function write({ reads, writes, numbers, ...known }: Open, around: Around): Promise<Written | null> {
  const count = around.words.length;
  const memory = await reads.run({
    states: new Tensor('float32', around.states, [count, around.states.length / count]),
    flags: int64(around.flags, [count]),
    away: int64(around.away, [count]),
  });
  /** Logits of what comes after some words. */
  const after = async (words: number[], sources: number[]): Promise<Float32Array> => {
    const dims = [words.length];
    const out = await writes.run({ ...memory, words: int64(words, dims), sources: int64(sources, dims) });
    return floats(out.odds);
  };
  const nothing = shareOf(await after([ANY], [-1]), NOTHING);
  if (nothing >= LIKELY_NOTHING) return { words: [], belief: Number.NEGATIVE_INFINITY, nothing };
  const written: WrittenWord[] = [];
  const words = [START[around.stance]];
  const sources = [-1];
  let sum = 0;
  while (written.length <= LONGEST) {
    const next = choose(await after(words, sources), known, around, written);
    if (!next.allowed) return null;
    sum += Math.log(next.odds);
    if (next.word === null) return { words: written, belief: sum / words.length, nothing };
    written.push(next.word);
    words.push(numbers.get(next.word.text.toLowerCase()) ?? UNKNOWN);
    sources.push(next.word.word ?? -1);
  }
  return null;
}

/** The odds of one way among all. */
function shareOf(logits: Float32Array, at: number): number {
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - logits[at]!);
  return 1 / sum;
}

interface Chosen {
  /** Null: the wording ends. */
  word: WrittenWord | null;
  odds: number;
  allowed: boolean;
}

/** The likeliest next word: ways to one and the same are counted together. */
function choose(
  logits: Float32Array,
  { list, free, verbs }: Known,
  around: Around,
  written: readonly WrittenWord[],
): Chosen {
  const count = around.words.length;
  let top = logits[END]!;
  for (const at of free) top = Math.max(top, logits[at]!);
  for (let at = list.length; at < logits.length; at++) top = Math.max(top, logits[at]!);
  const end = Math.exp(logits[END]! - top);
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
      weigh(list.length + count + word, word, false);
    }
  let chosen: Chosen = { word: null, odds: written.length < 2 ? 0 : ENOUGH * end, allowed: true };
  for (const { way, odds, allowed } of found.values()) if (odds > chosen.odds) chosen = { word: way, odds, allowed };
  return { ...chosen, odds: (chosen.word ? chosen.odds : end) / total };
}
