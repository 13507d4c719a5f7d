/** CSV and TSV with a header row, a row at a time. A table without a column for the text is a problem; it is never guessed. */
import { type Info, parse } from 'csv-parse';
import { type Opened, readLines } from './bytes.ts';
import { fieldsOfKeys } from './fields.ts';
import { megabytes, type Origin, type Outcome, problem } from './found.ts';
import { fromRecord } from './json.ts';

/** The parser is fed so many characters at a time: by the line it would take a hundred times as long. */
const BATCH = 65_536;
const DELIMITERS = [',', ';', '\t', '|'];

interface Row {
  cells: string[];
  line: number;
}

/** The sign that parts the cells of a header: the most frequent one outside quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => bare.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** @param delimiter null: told by the header; @throws ReadError */
export async function* fromTable(opened: Opened, origin: Origin, delimiter: string | null): AsyncGenerator<Outcome> {
  let columns: string[] | null = null;
  let rows = 0;
  for await (const step of readRows(opened, origin, delimiter)) {
    if ('problem' in step) yield step;
    else if (columns) {
      rows++;
      const { cells, line } = step;
      const record = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
      yield fromRecord(record, `${origin.place}:${line}`, `${origin.id}#${line}`);
    } else {
      columns = step.cells.map((name) => name.trim());
      if (fieldsOfKeys(columns).includes('text')) continue;
      const names = columns.slice(0, 8).map((name) => `"${name.slice(0, 30)}"`);
      return yield problem(
        origin.place,
        `has no column "text", only ${names.join(', ')}. Name the column that holds the articles "text".`,
      );
    }
  }
  if (!columns) yield problem(origin.place, 'is empty. Put a header and articles in it, or remove it.');
  else if (rows === 0) yield problem(origin.place, 'has no rows below its header. Put articles in it, or remove it.');
}

const count = (cells: readonly string[], sign: string): number =>
  cells.reduce((sum, cell) => sum + cell.split(sign).length - 1, 0);

/** Rows that are not blank, the header first, each with the line that it begins at. */
async function* readRows(
  opened: Opened,
  { place, maxBytes }: Origin,
  delimiter: string | null,
): AsyncGenerator<Row | Extract<Outcome, { problem: unknown }>> {
  const rows: Row[] = [];
  /** Blank lines above the header, which the parser does not see. */
  let before = 0;
  let ended = 0;
  /** The parser counts a line end of two signs inside quotes as two lines. */
  let twice = 0;
  const parserFor = (header: string) =>
    parse({
      delimiter: delimiter ?? delimiterOf(header),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: maxBytes,
      on_record: (cells: string[], { lines }: Info) => {
        twice += count(cells, '\r\n');
        ended = before + lines - twice;
        const line = ended - count(cells, '\n');
        if (cells.some((cell) => cell.trim())) rows.push({ cells, line });
        return null;
      },
    });
  let parser: ReturnType<typeof parserFor> | null = null;
  /** Gives the parser text, waits until its rows are there; @returns what is wrong with the table */
  const feed = (text: string, last: boolean): Promise<Error | null> => {
    parser ??= parserFor(text.slice(0, text.search(/[\r\n]/))).on('error', () => {});
    const given = parser;
    return new Promise((resolve) => {
      const done = (error?: Error | null): void => resolve(error ?? null);
      if (last) given.end(text, done).resume();
      else given.write(text, done);
    });
  };
  let batch = '';
  let failure: Error | null = null;
  let next = 0;
  for await (const { number, text } of readLines(opened, maxBytes)) {
    if (next === 0 && text?.trim() === '') before = number;
    else {
      next = number;
      if (text === null)
        yield problem(
          `${place}:${number}`,
          `is longer than ${megabytes(maxBytes)}, the most for one article. Split it.`,
        );
      batch += `${text ?? ''}\n`;
    }
    if (batch.length < BATCH) continue;
    failure = await feed(batch, false);
    batch = '';
    yield* rows.splice(0);
    if (failure) break;
  }
  if (next === 0) return;
  failure ??= await feed(batch, true);
  yield* rows.splice(0);
  if (failure) {
    const long = 'code' in failure && failure.code === 'CSV_MAX_RECORD_SIZE';
    const why = long ? `has a row of more than ${megabytes(maxBytes)}, most likely for` : 'has';
    yield problem(
      `${place}:${ended + 1}`,
      `${why} a quotation mark that is not closed. Mend the file; the rows from here on were left out.`,
    );
  }
}
