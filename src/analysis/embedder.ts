/** Sentence vectors for wordings: one text a call, so that a vector depends on nothing but its text. */
import { Tensor } from 'onnxruntime-node';
import { readManifest, readModelFile } from './manifest.ts';
import { openSession } from './reader.ts';
import { WordPiece } from './wordpiece.ts';
import { wordsOf } from './words.ts';

const MOST = 128;

export interface Embedder {
  /** @returns 384 numbers of length 1, rounded to two decimals */
  embed(text: string): Promise<number[]>;
}

/** Opens the sentence embedder in `models/`. @throws FormatError when it is missing or damaged */
export async function openEmbedder(): Promise<Embedder> {
  const { embedder } = readManifest();
  const pieces = new WordPiece(readModelFile(embedder.vocabulary).toString('utf8').trimEnd().split('\n'));
  const session = await openSession(readModelFile(embedder));
  return {
    embed: async (text) => {
      const inner = wordsOf(text, 0, text.length).flatMap((word) => [
        ...pieces.encode(text.slice(word.start, word.end)),
      ]);
      const ids = BigInt64Array.from([pieces.start, ...inner.slice(0, MOST - 2), pieces.end], BigInt);
      const dims = [1, ids.length];
      const out = await session.run({
        input_ids: new Tensor('int64', ids, dims),
        attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), dims),
      });
      return Array.from(out.vector!.data as Float32Array, (value) => Math.round(value * 100) / 100 || 0);
    },
  };
}
