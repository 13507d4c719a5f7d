/** Annotated articles beside what the models read in them; the readings are kept in .cache/training, for a model takes minutes over them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openAnalyst } from '../../dist/src/analysis/index.js';
import { readDocuments } from '../../dist/src/documents/index.js';

const data = process.env.STANDPOINT_DATA;
if (!data) throw new Error('Set STANDPOINT_DATA to the folder that holds gold/train.jsonl.gz.');

const lines = (path) => {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim());
};

/** @returns [{document, analysis, gold}] of the annotated training articles, in their order */
export async function readAnnotated() {
  const cache = join('.cache', 'training');
  mkdirSync(cache, { recursive: true });
  const kept = join(cache, 'train.analyses.jsonl');
  if (!existsSync(kept)) {
    const articles = join(cache, 'train.jsonl');
    writeFileSync(articles, `${lines(join(data, 'gold', 'train-articles.jsonl.gz')).join('\n')}\n`);
    const analyst = await openAnalyst();
    const found = [];
    for await (const reading of readDocuments([articles]))
      if ('document' in reading) {
        const { document } = reading;
        found.push(JSON.stringify({ document, analysis: await analyst.analyze(document) }));
      }
    writeFileSync(kept, `${found.join('\n')}\n`);
  }
  const gold = new Map(
    lines(join(data, 'gold', 'train.jsonl.gz'))
      .map((line) => JSON.parse(line))
      .map((a) => [a.id, a]),
  );
  return lines(kept)
    .map((line) => JSON.parse(line))
    .filter(({ document }) => gold.has(document.id))
    .map((one) => ({ ...one, gold: gold.get(one.document.id) }));
}
