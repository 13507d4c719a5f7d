/** JSON, JSONL and CSV to drafts, line by line: a bad line is a problem at its place, and the others go on. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import type { Problem } from '../model.ts';
import { type Draft, fromRecord, hasTextKey } from './record.ts';

export type Found = { draft: Draft } | { problem: Problem };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const found = (record: unknown, id: string, where: string): Found => {
  const draft = isObject(record) ? fromRecord(record, id, where) : 'is no object with a "text"';
  return typeof draft === 'string' ? { problem: { where, message: `${draft}.` } } : { draft };
};

/** One object, or a list of them. */
export function* fromJson(content: string, id: string, where: string): Generator<Found> {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    yield {
      problem: { where, message: `is no valid JSON (${(error as Error).message}). Mend the file, or save it as .txt.` },
    };
    return;
  }
  if (!Array.isArray(data)) yield found(data, id, where);
  else for (const [i, record] of data.entries()) yield found(record, `${id}#${i + 1}`, `${where}, item ${i + 1}`);
}

/** One object a line; blank lines are passed over. */
export async function* fromJsonLines(input: Readable, id: string, where: string): AsyncGenerator<Found> {
  let number = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const line = number === 1 ? raw.replace(/^\ufeff/, '') : raw;
    if (line.trim().length === 0) continue;
    const place = `${where}:${number}`;
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch (error) {
      yield {
        problem: {
          where: place,
          message: `is no valid JSON (${(error as Error).message}). Mend this line; the others were read.`,
        },
      };
      continue;
    }
    yield found(record, `${id}#${number}`, place);
  }
}

/** A table with a header; the delimiter by the file's name. */
export async function* fromCsv(input: Readable, delimiter: string, id: string, where: string): AsyncGenerator<Found> {
  let checked = false;
  let row = 0;
  const options: Options = {
    columns: true,
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  };
  const rows = input.pipe(parse(options));
  input.once('error', (error) => rows.destroy(error));
  try {
    for await (const entry of rows) {
      const { record, info } = entry as { record: Record<string, string>; info: { lines: number } };
      row++;
      if (!checked && !hasTextKey(Object.keys(record))) {
        yield {
          problem: {
            where,
            message: `has no column "text" (its columns: ${Object.keys(record).slice(0, 8).join(', ')}). Name the column with the articles "text".`,
          },
        };
        return;
      }
      checked = true;
      yield found(record, `${id}#${row + 1}`, `${where}:${info.lines}`);
    }
  } catch (error) {
    yield { problem: { where, message: `cannot be read as CSV after row ${row} (${(error as Error).message}).` } };
    return;
  }
  if (!checked) yield { problem: { where, message: 'holds no row below its header.' } };
}
