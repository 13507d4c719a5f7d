/** Real articles for tests, where they are at hand: `STANDPOINT_DATA`, or `../shared/data` beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = process.env.STANDPOINT_DATA ?? join(import.meta.dirname, '../../../shared/data');

interface Article {
  text: string;
  date: string;
  title: string;
}

let read: Article[] | null = null;

/** Empty, with one line that says so, where the data are not at hand. */
export function articles(): readonly Article[] {
  if (read) return read;
  read = [];
  if (!existsSync(join(root, 'gold/dev-articles'))) {
    console.log('Tests on real articles are skipped: STANDPOINT_DATA names no folder with gold/dev-articles.');
    return read;
  }
  for (const file of ['articles/wikinews.jsonl.gz', 'polnear/dev.jsonl.gz', 'gold/train-articles.jsonl.gz'])
    for (const line of gunzipSync(readFileSync(join(root, file)))
      .toString('utf8')
      .split('\n'))
      if (line) read.push(JSON.parse(line) as Article);
  for (const file of readdirSync(join(root, 'gold/dev-articles')))
    read.push(JSON.parse(readFileSync(join(root, 'gold/dev-articles', file), 'utf8')) as Article);
  return read;
}
