/**
 * Repeated statements: the same node on the same side of the same position, of which the first counts within a document, week, month,
 * year, or in all. As DNA's `duplicates` setting; but a month and a week here belong to their year.
 */
import { weekOf } from '../graph/dates.ts';
import type { Duplicates } from './settings.ts';

interface Repeatable {
  row: { id: string };
  column: { id: string };
  level: number;
  date: string | null;
  statement: { document: string };
}

/** @param events sorted by date */
export function dropDuplicates<E extends Repeatable>(events: readonly E[], duplicates: Duplicates): E[] {
  if (duplicates === 'include') return [...events];
  const seen = new Set<string>();
  return events.filter((event) => {
    const key = [event.row.id, event.column.id, event.level, periodOf(event, duplicates)].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** A date that does not tell the period (a year alone, for weeks) is a period of its own. */
function periodOf({ date, statement }: Repeatable, by: Duplicates): string {
  if (by === 'all') return '';
  if (by === 'document') return statement.document;
  if (date === null) return `undated ${statement.document}`;
  if (by === 'year') return date.slice(0, 4);
  return by === 'month' || date.length < 10 ? date.slice(0, 7) : weekOf(date);
}
