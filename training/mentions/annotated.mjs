/** Annotated articles beside what the models read in them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments } from '../../dist/src/documents/index.js';
import { analysed, linesOf } from '../readings.mjs';

const data = process.env.STANDPOINT_DATA;
if (!data) throw new Error('Set STANDPOINT_DATA to the folder that holds gold/train.jsonl.gz.');

async function* articles() {
  const unpacked = join('.cache', 'training', 'train.jsonl');
  mkdirSync(join('.cache', 'training'), { recursive: true });
  writeFileSync(unpacked, `${linesOf(join(data, 'gold', 'train-articles.jsonl.gz')).join('\n')}\n`);
  for await (const reading of readDocuments([unpacked]))
    if ('document' in reading) yield { document: reading.document };
}

/** @returns [{document, analysis, gold}] of the annotated training articles, in their order */
export async function readAnnotated() {
  const gold = new Map(
    linesOf(join(data, 'gold', 'train.jsonl.gz'))
      .map((line) => JSON.parse(line))
      .map((a) => [a.id, a]),
  );
  const found = [];
  for await (const one of analysed('train', articles, ({ document }) => document))
    if (gold.has(one.document.id)) found.push({ ...one, gold: gold.get(one.document.id) });
  if (found.length !== gold.size)
    throw new Error(`Of ${gold.size} articles ${found.length} were read: remove .cache/training and run again.`);
  return found;
}
