/** Vectors of words in their place: one window a call, so that a vector depends on nothing but its document's text and sentences. */
import { Tensor } from 'onnxruntime-node';
import type { Span } from '../model.ts';
import { after } from '../sorted.ts';
import { readManifest, readModelFile } from './manifest.ts';
import { openSession } from './reader.ts';
import { WordPiece } from './wordpiece.ts';
import { wordsOf } from './words.ts';

/** Pieces of a window, those that begin and end it not counted: as in training. */
const ROOM = 250;

export interface Embedder {
  /**
   * The vector of a text by itself; of a long one, of its first words.
   * @returns 384 numbers of length 1, rounded to two decimals
   */
  embed(text: string): Promise<number[]>;
  /**
   * The vector of each part: the mean over its words, read with the sentences around it.
   * @param sentences the words of each sentence of the text, in its order; windows are of whole ones, as many as there is room for
   * @returns as `embed`, one a part
   */
  embedParts(text: string, sentences: readonly (readonly Span[])[], parts: readonly Span[]): Promise<number[][]>;
}

/** Words of a text with their pieces, as many as one call reads. */
interface Window {
  words: Span[];
  pieces: (readonly number[])[];
}

/** Opens the sentence embedder in `models/`. @throws FormatError when it is missing or damaged */
export async function openEmbedder(): Promise<Embedder> {
  const { embedder } = readManifest();
  const pieces = new WordPiece(readModelFile(embedder.vocabulary).toString('utf8').trimEnd().split('\n'));
  const session = await openSession(readModelFile(embedder));

  /** A vector a part, each part told by which words are in it. */
  async function read(window: Window, inside: readonly ((word: Span) => boolean)[]): Promise<number[][]> {
    const ids = [pieces.start, ...window.pieces.flat(), pieces.end];
    const pool = inside.flatMap((isIn) => {
      const kept = window.words.map(isIn);
      const none = !kept.includes(true);
      return [0, ...window.pieces.flatMap((own, i) => own.map(() => +(none || kept[i]!))), 0];
    });
    const tensor = (values: number[]): Tensor =>
      new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length / ids.length, ids.length]);
    const { vector } = await session.run({ input_ids: tensor(ids), pool: tensor(pool) });
    const all = Array.from(vector!.data as Float32Array, (value) => Math.round(value * 100) / 100 || 0);
    const width = all.length / inside.length;
    return inside.map((_, i) => all.slice(i * width, (i + 1) * width));
  }

  return {
    embed: async (text) => {
      const [window] = windowsOf(text, [wordsOf(text, 0, text.length)], pieces);
      return (await read(window ?? { words: [], pieces: [] }, [() => true]))[0]!;
    },
    embedParts: async (text, sentences, parts) => {
      const windows = parts.length > 0 ? windowsOf(text, sentences, pieces) : [];
      const starts = windows.map(({ words }) => words[0]!.start);
      const within = windows.map((): number[] => []);
      for (const [i, part] of parts.entries()) within[mostOf(part, windows, starts)]?.push(i);
      const vectors: number[][] = new Array(parts.length);
      for (const [w, own] of within.entries()) {
        if (own.length === 0) continue;
        const found = await read(
          windows[w]!,
          own.map((i) => touches(parts[i]!)),
        );
        for (const [k, i] of own.entries()) vectors[i] = found[k]!;
      }
      return vectors;
    },
  };
}

/** Whole sentences, packed until a window is full; a longer one is cut where the room ends. */
function windowsOf(text: string, sentences: readonly (readonly Span[])[], pieces: WordPiece): Window[] {
  const windows: Window[] = [];
  let filled = ROOM;
  for (const words of sentences) {
    const own = words.map(({ start, end }) => pieces.encode(text.slice(start, end)));
    const size = own.reduce((sum, { length }) => sum + length, 0);
    if (filled + size > ROOM) filled = ROOM;
    for (const [i, word] of words.entries()) {
      if (filled + own[i]!.length > ROOM) {
        windows.push({ words: [], pieces: [] });
        filled = 0;
      }
      const window = windows[windows.length - 1]!;
      window.words.push(word);
      window.pieces.push(own[i]!);
      filled += own[i]!.length;
    }
  }
  return windows;
}

const touches =
  (part: Span) =>
  ({ start, end }: Span): boolean =>
    start < part.end && end > part.start;

/** The first of the windows that hold most of a part's words. @param starts where each window begins */
function mostOf(part: Span, windows: readonly Window[], starts: readonly number[]): number {
  let best = Math.max(0, after(starts, part.start) - 1);
  let most = 0;
  for (let i = best; i < windows.length && starts[i]! < part.end; i++) {
    const count = windows[i]!.words.filter(touches(part)).length;
    if (count > most) [best, most] = [i, count];
  }
  return best;
}
