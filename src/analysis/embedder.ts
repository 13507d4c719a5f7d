/** Vectors of words in their context: one text a call, so that a vector depends on nothing but its text. */
import { Tensor } from 'onnxruntime-node';
import type { Span } from '../model.ts';
import { readManifest, readModelFile } from './manifest.ts';
import { openSession } from './reader.ts';
import { WordPiece } from './wordpiece.ts';
import { wordsOf } from './words.ts';

/** The most pieces that are read at once; of a longer text those around the part that the vector is for. */
const MOST = 160;
/** Pieces kept before that part. */
const BEFORE = 20;

export interface Embedder {
  /**
   * @param part of the text that the vector is for, the rest being context; without it the whole text
   * @returns 384 numbers of length 1, rounded to two decimals
   */
  embed(text: string, part?: Span): Promise<number[]>;
}

/** Opens the sentence embedder in `models/`. @throws FormatError when it is missing or damaged */
export async function openEmbedder(): Promise<Embedder> {
  const { embedder } = readManifest();
  const pieces = new WordPiece(readModelFile(embedder.vocabulary).toString('utf8').trimEnd().split('\n'));
  const session = await openSession(readModelFile(embedder));
  return {
    embed: async (text, part = { start: 0, end: text.length }) => {
      const ids: number[] = [];
      const pool: number[] = [];
      for (const { start, end } of wordsOf(text, 0, text.length))
        for (const id of pieces.encode(text.slice(start, end))) {
          ids.push(id);
          pool.push(+(start < part.end && end > part.start));
        }
      const room = MOST - 2;
      const from = Math.max(0, Math.min(pool.indexOf(1) - BEFORE, ids.length - room));
      const [seen, kept] = [ids.slice(from, from + room), pool.slice(from, from + room)];
      const inside = kept.includes(1) ? kept : kept.map(() => 1);
      const dims = [1, seen.length + 2];
      const tensor = (values: number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
      const out = await session.run({
        input_ids: tensor([pieces.start, ...seen, pieces.end]),
        pool: tensor([0, ...inside, 0]),
      });
      return Array.from(out.vector!.data as Float32Array, (value) => Math.round(value * 100) / 100 || 0);
    },
  };
}
