/** The articles coded for the project (training/coded), as annotated ones: those written for it, and the news whose texts stand elsewhere. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readDocuments } from '../src/documents/index.ts';
import type { Document, Form, Modality, Stance } from '../src/model.ts';
import { type GoldArticle, readPacked } from './gold.ts';

/** Places are in characters of the text. */
export interface CodedArticle {
  id: string;
  text?: string;
  statements: {
    cue: [number, number];
    content: [number, number];
    /** Null where it stands far off. */
    actorMention: [number, number] | null;
    actor: string;
    stance: Stance;
    modality: Modality;
    form: Form;
    position: string;
  }[];
}

/** `written:x-s3-2` is an article of the story `x-s3`; any other is a story by itself. */
const storyOf = (id: string): string => /^(.*-s\d+)-\d+$/.exec(id)?.[1] ?? id;

/** The articles written for the project; those whose text stands elsewhere are left out. */
export async function* codedArticles(folder: string): AsyncGenerator<[Document, GoldArticle]> {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort())
    yield* read(readPacked<CodedArticle>(join(folder, name)).filter(({ text }) => text));
}

/** News texts of the training sets that were coded. @param data the folder that holds polnear/ and articles/ */
export async function* codedNews(folder: string, data: string): AsyncGenerator<[Document, GoldArticle]> {
  const texts = new Map<string, object>();
  const rows = (path: string): Record<string, string>[] => readPacked(join(data, path));
  for (const { id, date, title, text } of rows('polnear/train.jsonl.gz'))
    texts.set(`polnear:${id}`, { date, title, text });
  for (const { url, date, title, text } of rows('articles/wikinews.jsonl.gz'))
    texts.set(`wikinews:${url}`, { date, title, text });
  yield* read(
    readPacked<CodedArticle>(join(folder, 'news.jsonl'))
      .filter(({ id }) => texts.has(id))
      .map((article) => ({ ...article, ...texts.get(article.id) })),
  );
}

async function* read(articles: CodedArticle[]): AsyncGenerator<[Document, GoldArticle]> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const lines = articles.map(({ statements: _, ...document }) => JSON.stringify(document)).join('\n');
  for await (const reading of readDocuments(['-'], { stdin: Readable.from([Buffer.from(lines)]) })) {
    if (!('document' in reading)) continue;
    const article = byId.get(reading.document.id);
    if (article) yield [reading.document, asGold(article)];
  }
}

function asGold({ id, text, statements }: CodedArticle): GoldArticle {
  const characters = [...text!];
  const units = [0];
  for (const character of characters) units.push(units.at(-1)! + character.length);
  const piece = ([start, end]: [number, number]): string => text!.slice(units[start], units[end]);
  const labels = [...new Set(statements.map(({ position }) => position))];
  return {
    id,
    story: storyOf(id),
    positions: labels.map((label) => ({ id: label, label })),
    statements: statements.map(({ cue, content, actorMention, actor, stance, position }) => ({
      actor,
      actorMention: actorMention ? piece(actorMention) : actor,
      cue: piece(cue),
      content: piece(content),
      at: { actorMention: units[(actorMention ?? cue)[0]]!, cue: units[cue[0]]!, content: units[content[0]]! },
      position,
      stance,
    })),
  };
}
