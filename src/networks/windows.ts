/** Moving time windows: a network for each span of days, weeks, months or years, moved on by one unit. Undated events have no place in them. */
import { UsageError } from '../errors.ts';
import { dayOf, weekOf } from '../graph/dates.ts';

export interface WindowLength {
  size: number;
  unit: 'day' | 'week' | 'month' | 'year';
}

/** `end` exclusive; ISO days. */
export interface Window {
  start: string;
  end: string;
}

const units = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

/** "30d", "2w", "6m", "1y". @throws UsageError */
export function parseWindow(text: string): WindowLength {
  const match = /^([1-9]\d{0,3})([dwmy])$/.exec(text);
  if (!match)
    throw new UsageError(`"${text}" is no length of time.`, 'Give days, weeks, months or years: 30d, 2w, 6m, 1y.');
  return { size: Number(match[1]), unit: units[match[2] as keyof typeof units] };
}

const starts: Record<WindowLength['unit'], (day: string) => string> = {
  day: (day) => day,
  week: weekOf,
  month: (day) => `${day.slice(0, 7)}-01`,
  year: (day) => `${day.slice(0, 4)}-01-01`,
};

function plus(day: string, n: number, unit: WindowLength['unit']): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + n);
  else if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + n);
  else date.setUTCDate(date.getUTCDate() + n * (unit === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}

/** From the window that begins with the unit of the first date to the first window that holds the last one. @param dates in any order */
export function windowsOver(dates: readonly string[], { size, unit }: WindowLength): Window[] {
  const days = dates.map(dayOf).sort();
  const last = days.at(-1);
  if (last === undefined) return [];
  const windows: Window[] = [];
  for (let start = starts[unit](days[0]!); ; start = plus(start, 1, unit)) {
    const end = plus(start, size, unit);
    windows.push({ start, end });
    if (end > last) return windows;
  }
}
