/** The real models, opened once a test file; documents and data for tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../src/model.ts';
import { type Engines, openEngines } from '../src/pipeline.ts';

let opened: Promise<Engines> | undefined;
export const engines = (): Promise<Engines> => {
  opened ??= openEngines();
  return opened;
};

export const documentOf = (text: string, more: Partial<Document> = {}): Document => ({
  id: 'article',
  text,
  title: null,
  date: '2024-05-23',
  publisher: null,
  url: null,
  skipped: [],
  ...more,
});

/** The folder of training and test data, where there is one. */
const data = process.env.STANDPOINT_DATA ?? '../shared/data';

/** The texts of all articles there; empty where there is no such folder. */
export function* sharedArticles(): Generator<string> {
  for (const file of ['articles/wikinews.jsonl.gz', 'polnear/dev.jsonl.gz', 'gold/train-articles.jsonl.gz']) {
    if (!existsSync(join(data, file))) continue;
    for (const line of gunzipSync(readFileSync(join(data, file)))
      .toString('utf8')
      .split('\n'))
      if (line) yield (JSON.parse(line) as { text: string }).text;
  }
  const dev = join(data, 'gold/dev-articles');
  if (existsSync(dev))
    for (const file of readdirSync(dev).sort())
      yield (JSON.parse(readFileSync(join(dev, file), 'utf8')) as { text: string }).text;
}

export const noSharedData = existsSync(data) ? null : `no folder ${data}: set STANDPOINT_DATA`;
