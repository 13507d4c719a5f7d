/** training/coded: what is written there can be trained on: every label is one of ours, every place lies in its text and holds words. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodedArticle } from '../bench/coded.ts';
import { readPacked } from '../bench/gold.ts';
import { forms, modalities, stances } from '../src/model.ts';

const folder = join(import.meta.dirname, '..', 'training', 'coded');
const files = [...readdirSync(folder), 'second/gold.jsonl'].filter((name) => name.endsWith('.jsonl'));
const readLines = (name: string): CodedArticle[] => readPacked(join(folder, name));

describe('statements coded for training', () => {
  it.each(files)('%s', (name) => {
    const articles = readLines(name);
    const wrong = articles.flatMap(({ id, text, statements }) => {
      // Places count code points, as Python does.
      const letters = text === undefined ? null : [...text];
      return statements.flatMap((one) => {
        const spans = [one.cue, one.content, ...(one.actorMention ? [one.actorMention] : [])];
        const placed = spans.every(
          ([start, end]) =>
            start >= 0 &&
            start < end &&
            (!letters || (end <= letters.length && /[\p{L}\p{N}]/u.test(letters.slice(start, end).join('')))),
        );
        const labelled =
          (stances as readonly string[]).includes(one.stance) &&
          (modalities as readonly string[]).includes(one.modality) &&
          (forms as readonly string[]).includes(one.form);
        return placed && labelled && one.actor && one.position ? [] : [`${id} ${JSON.stringify(one)}`];
      });
    });
    expect(wrong).toEqual([]);
    expect(new Set(articles.map(({ id }) => id)).size, 'articles of different ids').toBe(articles.length);
  });

  it('joins and parts only positions that were coded', () => {
    const coded = new Set(
      readLines('news.jsonl').flatMap(({ id, statements }) => statements.map((s) => `${id} ${s.position}`)),
    );
    const pairs = readPacked<{ documents: string[]; positions: string[]; same: boolean }>(
      join(folder, 'second', 'pairs.jsonl'),
    );
    const unknown = pairs.flatMap(({ documents, positions }) =>
      documents.map((id, i) => `${id} ${positions[i]}`).filter((position) => !coded.has(position)),
    );
    expect(unknown).toEqual([]);
    expect(pairs.filter(({ documents: [a, b], same }) => a === b || typeof same !== 'boolean')).toEqual([]);
  });

  it('words statements of texts that are trained on, once each, and none that states nothing', () => {
    const worded = readPacked<{
      document: string;
      cue: number[];
      content: number[][];
      actor: number[] | null;
      stance: string | null;
      wording: string | null;
    }>(join(folder, 'second', 'wordings.jsonl'));
    const written = new Set(files.flatMap((name) => readLines(name).map(({ id }) => id)));
    const wrong = worded.filter(({ document, cue, content, actor, stance, wording }) => {
      const placed = [cue, ...content, ...(actor ? [actor] : [])].every(([start, end]) => start! >= 0 && start! < end!);
      const told = stance === null ? wording === null : (stances as readonly string[]).includes(stance) && !!wording;
      const known = document.startsWith('written:') ? written.has(document) : /^(polnear|wikinews):/.test(document);
      return !placed || !told || !known || (wording !== null && !/^\p{Lu}\S*( \S+){1,13}$/u.test(wording));
    });
    expect(wrong).toEqual([]);
    const keys = worded.map(({ document, cue, content, actor }) => `${document} ${cue} ${content} by ${actor}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('joins and parts only statements that were read', () => {
    const stated = readPacked<{ document: string; cue: number[]; content: number[]; read: number }>(
      join(folder, 'second', 'stated.jsonl'),
    );
    const wrong = stated.filter(
      ({ cue, content, read }) =>
        ![cue, content].every(([start, end]) => start! < end!) || ![0, 1, 2, 3].includes(read),
    );
    expect(wrong).toEqual([]);
    const key = (document: string, cue: number[], content: number[]): string => `${document} ${cue} ${content}`;
    const known = new Set(stated.map(({ document, cue, content }) => key(document, cue, content)));
    expect(known.size).toBe(stated.length);
    const pairs = readPacked<{ documents: string[]; cues: number[][]; contents: number[][]; same: boolean }>(
      join(folder, 'second', 'statements.jsonl'),
    );
    const strange = pairs.filter(
      ({ documents, cues, contents, same }) =>
        documents[0] === documents[1] ||
        typeof same !== 'boolean' ||
        documents.some((id, i) => !known.has(key(id, cues[i]!, contents[i]!))),
    );
    expect(strange).toEqual([]);
  });

  it('repeats no text of others', () => {
    for (const name of ['news.jsonl', 'second/gold.jsonl'])
      for (const { text } of readLines(name)) expect(text).toBeUndefined();
  });
});
