/** Dates of any precision as days, months and weeks. A month or a year begins on its first day. */

export const dayOf = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10);

/** The Monday of a day's week: ISO 8601 weeks, Monday to Sunday. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
