/** The articles written and coded for the project (training/coded), as annotated ones. Those whose text stands elsewhere are left out. */
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
    actorMention: [number, number];
    actor: string;
    stance: Stance;
    modality: Modality;
    form: Form;
    position: string;
  }[];
}

/** `written:x-s3-2` is an article of the story `x-s3`; any other is a story by itself. */
const storyOf = (id: string): string => /^(.*-s\d+)-\d+$/.exec(id)?.[1] ?? id;

export async function* codedArticles(folder: string): AsyncGenerator<[Document, GoldArticle]> {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()) {
    const articles = readPacked<CodedArticle>(join(folder, name)).filter(({ text }) => text);
    const byId = new Map(articles.map((article) => [article.id, article]));
    const lines = articles.map(({ statements: _, ...document }) => JSON.stringify(document)).join('\n');
    for await (const reading of readDocuments(['-'], { stdin: Readable.from([Buffer.from(lines)]) })) {
      if (!('document' in reading)) continue;
      const article = byId.get(reading.document.id);
      if (article) yield [reading.document, asGold(article)];
    }
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
      actorMention: piece(actorMention),
      cue: piece(cue),
      content: piece(content),
      at: { actorMention: units[actorMention[0]]!, cue: units[cue[0]]!, content: units[content[0]]! },
      position,
      stance,
    })),
  };
}
