/** Dates as documents write them, to ISO 8601 as precise as they are. It never guesses: "05/06/2024" is no date, nor is a missing year. */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');
const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function calendar(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${year}-${two(month)}-${two(day)}` : null;
}

const name = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const patterns: readonly [RegExp, (m: RegExpExecArray) => string | null][] = [
  [/^(\d{4})-(\d{2})-(\d{2})(?!\d)/, (m) => calendar(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/^(\d{4})(\d{2})(\d{2})(?:T|$)/, (m) => calendar(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, (m) => calendar(Number(m[1]), Number(m[2]), Number(m[3]))],
  [
    new RegExp(`\\b${name} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i'),
    (m) => calendar(Number(m[3]), monthNumber(m[1]!), Number(m[2])),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${name},? (\\d{4})\\b`, 'i'),
    (m) => calendar(Number(m[3]), monthNumber(m[2]!), Number(m[1])),
  ],
  [/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/, (m) => unambiguous(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/^(\d{4})-(\d{2})$/, (m) => (Number(m[2]) >= 1 && Number(m[2]) <= 12 ? m[0] : null)],
  [new RegExp(`\\b${name},? (\\d{4})\\b`, 'i'), (m) => `${m[2]}-${two(monthNumber(m[1]!))}`],
  [/^(\d{4})$/, (m) => m[1]!],
];

/** Day and month can be told apart only when one of them exceeds twelve, or both are the same. */
function unambiguous(a: number, b: number, year: number): string | null {
  if (a > 12) return calendar(year, b, a);
  if (b > 12 || a === b) return calendar(year, a, b);
  return null;
}

/** @param text at most a line: a metadata value or a dateline */
export function parseDate(text: string): string | null {
  const line = text.trim().slice(0, 200);
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(line);
    const date = match ? read(match) : null;
    if (date) return date;
  }
  return null;
}

const dated = new RegExp(`\\b(?:${name} \\d{1,2},? \\d{4}|\\d{1,2} ${name},? \\d{4})\\b`, 'i');

/** The date of a dateline among the first lines of a text: a line that is a date, a byline with one, or "KYIV, May 22, 2024 —". */
export function dateFromText(text: string): string | null {
  let lines = 0;
  for (const line of text.slice(0, 2000).split('\n')) {
    const clean = line.trim();
    if (clean.length === 0) continue;
    if (++lines > 4) break;
    const match = dated.exec(clean.slice(0, 120));
    if (match && (clean.length < 80 || match.index < 45)) return parseDate(match[0]);
  }
  return null;
}
