/** What the models read in the documents of a training: kept in .cache/training, for a model takes minutes over them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openAnalyst } from '../dist/src/analysis/index.js';

/** The lines of a file, gzipped or not, that hold anything. */
export function linesOf(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim());
}

/**
 * Each of some things with the analysis of its document; analysed the first time, read from the file after it.
 * @param things made only when nothing is kept; documentOf gives what the analyst takes of one
 */
export async function* analysed(name, things, documentOf) {
  const kept = join('.cache', 'training', `${name}.analyses.jsonl`);
  if (!existsSync(kept)) {
    mkdirSync(join('.cache', 'training'), { recursive: true });
    const analyst = await openAnalyst();
    const found = [];
    for await (const one of things()) {
      const { states: _, ...analysis } = await analyst.analyze(documentOf(one));
      found.push(JSON.stringify({ ...one, analysis }));
    }
    writeFileSync(kept, `${found.join('\n')}\n`);
  }
  for (const line of linesOf(kept)) yield JSON.parse(line);
}
