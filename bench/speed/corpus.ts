/**
 * Many articles out of few, for measuring speed: each copy of an article has other names and other words, the same ones throughout,
 * so that no two are copies of one story and entities and wordings grow as in a real archive. Their sense is lost: nothing is scored on them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chance } from '../chance.ts';

export interface Article {
  id: string;
  title: string;
  date: string;
  publisher: string;
  text: string;
}

/** Real articles: of the data folder where there is one, else of the examples. */
export async function baseArticles(data = process.env.STANDPOINT_DATA): Promise<Article[]> {
  const packed = ['articles/wikinews.jsonl.gz', 'gold/train-articles.jsonl.gz'];
  if (data && existsSync(join(data, packed[0]!))) {
    const lines = packed.flatMap((file) =>
      gunzipSync(readFileSync(join(data, file)))
        .toString('utf8')
        .trim()
        .split('\n'),
    );
    return lines.map((line, i) => ({ ...(JSON.parse(line) as Article), id: `${i}` }));
  }
  const { readDocuments } = await import('../../src/documents/index.ts');
  const articles: Article[] = [];
  const stories = readdirSync('examples', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for await (const reading of readDocuments(stories.map(({ name }) => join('examples', name)))) {
    if (!('document' in reading)) continue;
    const { title, date, publisher, text } = reading.document;
    articles.push({ id: `${articles.length}`, title: title ?? '', date: date ?? '', publisher: publisher ?? '', text });
  }
  return articles;
}

const outlets = ['Harbour Post', 'Valley Times', 'Union Gazette', 'Northern Star', 'City Ledger', 'Plain Courier'];

/** Words that may stand for each other: names for names, words for words of the same ending; frequent ones stand for themselves. */
function exchangeable(texts: readonly string[]): Map<string, readonly string[]> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<=[\p{L},;] )\p{L}{4,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const common = texts.length / 4;
  const groups = new Map<string, string[]>();
  for (const [word, count] of counts) {
    if (count > common) continue;
    const kind = /^\p{Lu}\p{Ll}+$/u.test(word) ? 'name' : /^\p{Ll}{5,}$/u.test(word) ? word.slice(-2) : null;
    if (kind) groups.set(kind, [...(groups.get(kind) ?? []), word]);
  }
  return new Map([...groups.values()].flatMap((words) => words.map((word) => [word, words] as const)));
}

/** The same `count` articles at every call; those before `base.length` are the base itself. */
export function* manyArticles(base: readonly Article[], count: number): Generator<Article> {
  const others = exchangeable(base.map(({ text }) => text));
  for (let i = 0; i < count; i++) {
    const article = base[i % base.length]!;
    const random = chance(i);
    const chosen = new Map<string, string>();
    const change = (word: string): string => {
      const group = i < base.length ? undefined : others.get(word);
      if (!group) return word;
      let other = chosen.get(word);
      if (other === undefined) {
        const often = /^\p{Lu}/u.test(word) ? 0.7 : 0.3;
        other = random() < often ? group[Math.floor(random() ** 2 * group.length)]! : word;
        chosen.set(word, other);
      }
      return other;
    };
    yield {
      id: `${i}`,
      title: article.title,
      date: new Date(Date.UTC(2023, 0, 1 + Math.floor(random() * 365))).toISOString().slice(0, 10),
      publisher: outlets[Math.floor(random() * outlets.length)]!,
      text: article.text.replace(/\p{L}+/gu, change),
    };
  }
}
