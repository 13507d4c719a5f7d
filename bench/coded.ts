/** The articles coded for the project (training/coded), as annotated ones: those written for it, and the news whose texts stand elsewhere. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
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

/** Has the writer of wordings not learnt from an article (training/writer)? So it is with one of eight. */
export const isHeldBack = (id: string): boolean => crc32(id) % 8 === 0;

/** `written:x-s3-2` is an article of the story `x-s3`; any other is a story by itself. */
const storyOf = (id: string): string => /^(.*-s\d+)-\d+$/.exec(id)?.[1] ?? id;

/** The articles written for the project; those whose text stands elsewhere are left out. */
export async function* codedArticles(folder: string): AsyncGenerator<[Document, GoldArticle]> {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort())
    yield* read(readPacked<CodedArticle>(join(folder, name)).filter(({ text }) => text));
}

/** The news texts of the training sets, by id. @param data the folder that holds polnear/ and articles/ */
function newsTexts(data: string): Map<string, object> {
  const texts = new Map<string, object>();
  const rows = (path: string): Record<string, string>[] => readPacked(join(data, path));
  for (const { id, date, title, text } of rows('polnear/train.jsonl.gz'))
    texts.set(`polnear:${id}`, { date, title, text });
  for (const { url, date, title, text } of rows('articles/wikinews.jsonl.gz'))
    texts.set(`wikinews:${url}`, { date, title, text });
  return texts;
}

/** News texts of the training sets that were coded. @param data as of newsTexts */
export async function* codedNews(folder: string, data: string): AsyncGenerator<[Document, GoldArticle]> {
  const texts = newsTexts(data);
  yield* read(
    readPacked<CodedArticle>(join(folder, 'news.jsonl'))
      .filter(({ id }) => texts.has(id))
      .map((article) => ({ ...article, ...texts.get(article.id) })),
  );
}

/** News texts of the training sets, as documents. @param ids which */
export async function* news(ids: Iterable<string>, data: string): AsyncGenerator<Document> {
  const texts = newsTexts(data);
  yield* documentsOf([...ids].filter((id) => texts.has(id)).map((id) => ({ id, ...texts.get(id) })));
}

async function* read(articles: CodedArticle[]): AsyncGenerator<[Document, GoldArticle]> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  for await (const document of documentsOf(articles.map(({ statements: _, ...told }) => told))) {
    const article = byId.get(document.id);
    if (article) yield [document, asGold(article)];
  }
}

async function* documentsOf(told: object[]): AsyncGenerator<Document> {
  const lines = told.map((one) => JSON.stringify(one)).join('\n');
  for await (const reading of readDocuments(['-'], { stdin: Readable.from([Buffer.from(lines)]) }))
    if ('document' in reading) yield reading.document;
}

function asGold({ id, text, statements }: CodedArticle): GoldArticle {
  const units = unitsOf(text!);
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

/** Where each character of a text begins, in the units that JavaScript counts; last, where it ends. */
export function unitsOf(text: string): number[] {
  const units = [0];
  for (const character of text) units.push(units.at(-1)! + character.length);
  return units;
}
