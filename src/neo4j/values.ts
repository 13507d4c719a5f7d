/** Values that a property of Neo4j can hold: well-formed text, dates that exist, lists that are not empty. Absent is null. */

export type Value = string | number | boolean | null | readonly string[] | readonly number[];
export interface Row extends Readonly<Record<string, Value>> {
  readonly key: string;
}

/** Half a surrogate pair is no character, and no UTF-8 can carry it: it becomes U+FFFD. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** Its items that say something; null for none, because the importer of CSV knows no empty list. */
export function list(items: Iterable<string>): readonly string[] | null {
  const kept = [...items].filter((item) => item !== '').map(wellFormed);
  return kept.length === 0 ? null : kept;
}

/** An ISO date, as precise as known, to its first day: "2024-05" → "2024-05-01". Null for what is no date of the calendar. */
export function day(date: string | null | undefined): string | null {
  const [, year, month = '01', dayOfMonth = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? '') ?? [];
  if (year === undefined) return null;
  const full = `${year}-${month}-${dayOfMonth}`;
  const time = Date.parse(full);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(full) ? full : null;
}

/** How precise an ISO date is. */
export const precision = (date: string | null): 'day' | 'month' | 'year' | null =>
  day(date) === null ? null : date!.length === 4 ? 'year' : date!.length === 7 ? 'month' : 'day';

/** A caption: on one line, the first 80 characters at most. */
export function shorten(text: string): string {
  const characters = [...wellFormed(text).replace(/\s+/g, ' ').trim()];
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}
