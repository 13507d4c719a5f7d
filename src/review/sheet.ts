/**
 * The sheet by which a person checks a sample: its columns, and what is drawn. The sample is by the hash of each statement's id, so that the
 * same graph gives the same one, and a larger one holds the smaller.
 */
import { createHash } from 'node:crypto';
import { csv } from '../exports/text.ts';
import type { GraphData, StatementRecord } from '../model.ts';

/** What is asked of each statement; in the sheet `NAME` is the machine's answer, and `NAME_is` the person's where it differs. */
export const questions = ['actor', 'stance', 'position', 'modality'] as const;
export type Question = (typeof questions)[number];

export const columns = [
  'statement',
  'document',
  'start',
  'end',
  'publisher',
  'published',
  'sentence',
  'quote',
  ...questions,
  'right',
  ...questions.map((one) => `${one}_is` as const),
  'note',
] as const;
export type Column = (typeof columns)[number];
export type Row = Record<Column, string>;

/** @returns at most `size` statements, once a story, in the order of the articles */
export function sampleOf({ statements, documents }: GraphData, size: number): StatementRecord[] {
  const copies = new Set(documents.filter(({ copyOf }) => copyOf).map(({ id }) => id));
  const rank = (id: string): string => createHash('sha256').update(id).digest('hex');
  const drawn = new Set(
    statements
      .filter(({ document }) => !copies.has(document))
      .map(({ id }) => ({ id, rank: rank(id) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id),
  );
  return statements.filter(({ id }) => drawn.has(id));
}

export function rowsOf({ documents, entities }: GraphData, sample: readonly StatementRecord[]): Row[] {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const publishers = new Map(documents.map(({ id, publisher }) => [id, publisher]));
  return sample.map((s) => ({
    statement: s.id,
    document: s.document,
    start: String(s.content[0]!.start),
    end: String(s.content.at(-1)!.end),
    publisher: publishers.get(s.document) ?? '',
    published: s.published ?? '',
    sentence: s.sentenceText.replace(/\s+/g, ' ').trim(),
    quote: s.quote,
    actor: names.get(s.actor.id) ?? s.actor.id,
    stance: s.stance,
    position: s.position.label,
    modality: s.modality,
    right: '',
    actor_is: '',
    stance_is: '',
    position_is: '',
    modality_is: '',
    note: '',
  }));
}

export const sheetCsv = (rows: readonly Row[]): string =>
  csv(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
