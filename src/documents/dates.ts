/** Dates as people and machines write them, to ISO 8601 as precise as they are. It never guesses: "05/06/2024" could be two days, and is none. */

const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ORDINAL = '(?:st|nd|rd|th)?';

interface Shape {
  pattern: RegExp;
  /** Year, month, day out of the match; a month by name or number. */
  read: (groups: Record<string, string | undefined>) => string | null;
}

const named = ({ y, m, d }: Record<string, string | undefined>): string | null =>
  iso(Number(y), monthOf(m!), d && Number(d));

/** In order of trust. Numbers around a date must not be part of it. */
const SHAPES: readonly Shape[] = [
  {
    pattern: /(?<![\d/.-])(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?![\d/-])/,
    read: ({ y, m, d }) => iso(Number(y), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(
      `\\b(?<d>\\d{1,2})${ORDINAL}(?:\\s+of)?[\\s-]{1,3}(?<m>${MONTH})\\.?,?[\\s-]{1,3}(?<y>\\d{4})\\b`,
      'i',
    ),
    read: named,
  },
  {
    pattern: new RegExp(`\\b(?<m>${MONTH})\\.?\\s{1,3}(?<d>\\d{1,2})${ORDINAL},?\\s{1,3}(?<y>\\d{4})\\b`, 'i'),
    read: named,
  },
  { pattern: new RegExp(`\\b(?<m>${MONTH})\\.?,?\\s{1,3}(?<y>\\d{4})\\b`, 'i'), read: named },
  {
    pattern: /(?<![\d/.-])(?<a>\d{1,2})([/.-])(?<b>\d{1,2})\2(?<y>\d{4})(?![\d/-])/,
    read: ({ a, b, y }) => numeric(Number(a), Number(b), Number(y)),
  },
];

/** Values that are a date and nothing else: `2024`, `2024-05`, `20240522`, seconds or milliseconds since 1970. */
const WHOLE: readonly Shape[] = [
  { pattern: /^(?<y>\d{4})$/, read: ({ y }) => iso(Number(y)) },
  { pattern: /^(?<y>\d{4})[-/](?<m>\d{1,2})$/, read: ({ y, m }) => iso(Number(y), Number(m)) },
  {
    pattern: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:T.*)?$/,
    read: ({ y, m, d }) => iso(Number(y), Number(m), Number(d)),
  },
  { pattern: /^(?<t>\d{10})(?<ms>\d{3})?$/, read: ({ t }) => new Date(Number(t) * 1000).toISOString().slice(0, 10) },
];

/** @param value a date by itself, with or without time and label; @returns ISO, or null when it is none or not sure */
export function isoDate(value: string): string | null {
  const trimmed = value.slice(0, 100).trim();
  for (const { pattern, read } of WHOLE) {
    const match = pattern.exec(trimmed);
    if (match) return read(match.groups!);
  }
  return findDate(trimmed)?.date ?? null;
}

/** The first date written in `line`, and where it stands. `date` is null where the numbers could mean two days. */
export function findDate(line: string): { date: string | null; start: number; end: number } | null {
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(line);
    if (match) return { date: read(match.groups!), start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** 22/5/2024 and 5/22/2024 are one day, 5/5/2024 too; 5/6/2024 is anybody's guess. */
function numeric(a: number, b: number, year: number): string | null {
  if (a === b || b > 12) return iso(year, a, b);
  return a > 12 ? iso(year, b, a) : null;
}

function iso(year: number, month?: number, day?: number | '' | undefined): string | null {
  if (year < 1500 || year > 2199) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  if (!day) return day === 0 ? null : prefix;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? `${prefix}-${String(day).padStart(2, '0')}` : null;
}
