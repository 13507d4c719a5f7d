/** The rows of Discourse Network Analyzer's event list, checked: what cannot be meant is refused with file and line. It makes no graph. */
import { parse } from 'csv-parse/sync';
import { FormatError } from '../errors.ts';
import type { Stance } from '../model.ts';

export interface EventRow {
  line: number;
  /** ISO day. */
  date: string;
  person: string;
  organization: string;
  concept: string;
  stance: Stance;
  text: string;
  /** Where the passage began in its article; 0 where that is not told. */
  start: number;
  /** What tells its document from others: the id, or else the title. */
  document: string;
  title: string;
  source: string;
}

const needed = ['time', 'concept', 'agreement', 'text', 'document_title'] as const;
const advice =
  'Export it from DNA as an event list (CSV), with the variables person, organization, concept and agreement.';

/** DNA's agreement is 1 or 0, in older versions true or false; on a scale, below zero is against. */
const stanceOf = (agreement: string): Stance | null =>
  /^(1|true|[2-9]|[1-9]\d+)$/i.test(agreement) ? 'support' : /^(0|false|-\d+)$/i.test(agreement) ? 'oppose' : null;

/** @throws FormatError */
export function readEventList(text: string, file: string): EventRow[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = first.split(';').length >= first.split(',').length ? ';' : ',';
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, {
      columns: true,
      delimiter,
      bom: true,
      skip_empty_lines: true,
      info: true,
      relax_quotes: true,
    }) as unknown as typeof rows;
  } catch (error) {
    throw new FormatError(`${file} is no CSV that could be read: ${(error as Error).message}.`, advice);
  }
  const head = rows[0] ? Object.keys(rows[0].record) : first.replaceAll('"', '').split(delimiter);
  const missing = needed.find((column) => !head.includes(column));
  if (missing) throw new FormatError(`${file} has no column "${missing}": it is no event list of DNA's.`, advice);
  if (!head.includes('person') && !head.includes('organization'))
    throw new FormatError(`${file} has neither a column "person" nor a column "organization".`, advice);
  if (rows.length === 0) throw new FormatError(`${file} holds no statements.`, advice);
  return rows.map(({ record, info }) => rowOf(record, `${file}:${info.lines}`, info.lines));
}

function rowOf(record: Record<string, string>, where: string, line: number): EventRow {
  // Without the apostrophe that keeps a spreadsheet from running a text as a formula.
  const cell = (column: string): string => (record[column] ?? '').replace(/^'(?=[=+\-@\t\r])/, '').trim();
  const stance = stanceOf(cell('agreement'));
  if (!stance)
    throw new FormatError(
      `${where} has the agreement "${cell('agreement')}"; it must be 1 or 0, true or false.`,
      advice,
    );
  for (const column of ['concept', 'text', 'document_title'])
    if (!cell(column)) throw new FormatError(`${where} has no ${column}.`, advice);
  const [person, organization] = [cell('person'), cell('organization')];
  if (!person && !organization) throw new FormatError(`${where} has neither person nor organization.`, advice);
  if (!/^\d{4}-\d{2}-\d{2}/.test(cell('time')))
    throw new FormatError(`${where} has the time "${cell('time')}"; it must be like 2005-01-26 00:00:00.`, advice);
  return {
    line,
    date: cell('time').slice(0, 10),
    person,
    organization,
    concept: cell('concept'),
    stance,
    text: cell('text'),
    start: Number(cell('start_position')) || 0,
    document: cell('document_id') || cell('document_title'),
    title: cell('document_title'),
    source: cell('document_source'),
  };
}
