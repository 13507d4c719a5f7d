/**
 * Discourse Network Analyzer's event list: a row a statement, the columns and their order as DNA 3 writes them (Exporter.eventCSV) for its
 * default statement type. Quotation marks and semicolons are kept, as CSV keeps them, where DNA itself would replace them.
 */
import { affiliations, dateOf, unnamedGroups } from '../graph/affiliation.ts';
import { dayOf } from '../graph/dates.ts';
import type { GraphData, StatementRecord } from '../model.ts';
import type { Exporter } from './exporter.ts';
import { harmless } from './text.ts';

const header = [
  'statement_id',
  'time',
  'person',
  'organization',
  'concept',
  'agreement',
  'start_position',
  'stop_position',
  'text',
  'coder',
  'document_id',
  'document_title',
  'document_author',
  'document_source',
  'document_section',
  'document_type',
] as const;

/** Every text in quotation marks, as DNA writes it. */
const field = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${harmless(value).replaceAll('"', '""')}"`;

/**
 * @param statements which ones, in the order of the rows
 * @param agreement 1 and 0, or, with neutral ones, 1, 0 and -1
 */
export function eventList(
  data: GraphData,
  statements: readonly StatementRecord[],
  agreement: (statement: StatementRecord) => number,
): string {
  const entities = new Map(data.entities.map((one) => [one.id, one]));
  const documents = new Map(data.documents.map((one, i) => [one.id, { ...one, number: i + 1 }]));
  const standFor = affiliations(data);
  const rows = statements.map((statement, i): (string | number)[] => {
    const actor = entities.get(statement.actor.id);
    const document = documents.get(statement.document);
    const [content] = statement.content;
    const date = dateOf(statement);
    return [
      i + 1,
      date ? `${dayOf(date)} 00:00:00` : '',
      // A group of people ("critics") is no organization that another article could mean.
      actor?.type === 'person' || actor?.type === 'group' ? actor.name : '',
      standFor(statement, 'organization')?.label ?? '',
      statement.position.label,
      agreement(statement),
      content!.start,
      statement.content.at(-1)!.end,
      statement.quote,
      1,
      document?.number ?? 0,
      document?.title ?? statement.document,
      '',
      document?.publisher ?? '',
      '',
      '',
    ];
  });
  return [header, ...rows].map((row) => `${row.map(field).join(';')}\n`).join('');
}

/** The statements that a network counts: asserted ones that take a side, once a story. */
export const dna: Exporter = {
  description: "Discourse Network Analyzer's event list (CSV)",
  extension: 'dna.csv',
  write: (data) => {
    const copies = new Set(data.documents.filter(({ copyOf }) => copyOf).map(({ id }) => id));
    const unnamed = unnamedGroups(data);
    const counted = data.statements
      .filter(
        ({ stance, modality, document, actor }) =>
          stance !== 'neutral' && modality === 'asserted' && !copies.has(document) && !unnamed.has(actor.id),
      )
      .sort((a, b) => compare(dateOf(a) ?? '9', dateOf(b) ?? '9'));
    return eventList(data, counted, ({ stance }) => (stance === 'support' ? 1 : 0));
  },
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
