/** A sheet that a person filled, read and checked: what cannot be meant is refused with its row, for figures are made of it. */
import { parse } from 'csv-parse/sync';
import { FormatError } from '../errors.ts';
import { modalities, stances } from '../model.ts';
import { type Column, columns, type Question, questions, type Row } from './sheet.ts';

export interface Judged {
  row: Row;
  /** The machine is right in all; false: it is not, or there is no such statement; null: not judged. */
  right: boolean | null;
  /** The person's answers where they differ. Wrong, and nothing here: no such statement. */
  is: Partial<Record<Question, string>>;
}

const advice =
  'Write a new sheet with `standpoint review`, and fill in its columns "right" and those that end in "_is".';
const yes = /^(y|yes|true|1|right|x)$/i;
const no = /^(n|no|false|0|wrong)$/i;

/** @param text CSV with commas, semicolons or tabs, as spreadsheets save it. @throws FormatError with file and row */
export function readSheet(text: string, file: string): Judged[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((mark) => first.split(mark).length >= columns.length) ?? ',';
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, delimiter, bom: true, skip_empty_lines: true, relax_column_count: false });
  } catch (error) {
    throw new FormatError(`${file} is no CSV that could be read: ${(error as Error).message}.`, advice);
  }
  const head = rows[0] ? Object.keys(rows[0]) : first.split(delimiter);
  const missing = columns.find((column) => column !== 'note' && !head.includes(column));
  if (missing) throw new FormatError(`${file} has no column "${missing}": it is no sheet for review.`, advice);
  const unknown = head.find((column) => column !== '' && !(columns as readonly string[]).includes(column));
  if (unknown !== undefined) throw new FormatError(`${file} has an unknown column "${unknown}".`, advice);
  const seen = new Map<string, number>();
  return rows.map((cells, i) => {
    const row = Object.fromEntries(columns.map((column) => [column, plain(cells[column] ?? '')])) as Row;
    const judged = judge(row, `${file}, row ${i + 2}`);
    const before = seen.get(row.statement);
    if (before)
      throw new FormatError(
        `${file} has the statement ${row.statement} in rows ${before} and ${i + 2}.`,
        'Leave one out.',
      );
    seen.set(row.statement, i + 2);
    return judged;
  });
}

/** Without the apostrophe that keeps a spreadsheet from running a text as a formula. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');

function judge(row: Row, where: string): Judged {
  if (!/^statement-[0-9a-f]{12,}$/.test(row.statement))
    throw new FormatError(`${where}: "${row.statement}" is no statement's id.`, advice);
  const right = row.right === '' ? null : yes.test(row.right) ? true : no.test(row.right) ? false : undefined;
  if (right === undefined)
    throw new FormatError(`${where}: "right" is "${row.right}"; it must be yes, no, or empty.`, advice);
  const is: Judged['is'] = {};
  for (const question of questions) {
    const answer = row[`${question}_is` as Column];
    if (answer && answer !== row[question]) is[question] = answer;
  }
  const check = (question: 'stance' | 'modality', choices: readonly string[]): void => {
    const answer = is[question];
    if (answer !== undefined && !choices.includes(answer))
      throw new FormatError(
        `${where}: "${question}_is" is "${answer}"; it must be one of ${choices.join(', ')}.`,
        advice,
      );
  };
  check('stance', stances);
  check('modality', modalities);
  const changes = Object.keys(is).length > 0;
  if (right && changes)
    throw new FormatError(`${where} says that the statement is right, and what it should be.`, advice);
  return { row, right: changes ? false : right, is };
}
