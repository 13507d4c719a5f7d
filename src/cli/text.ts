/** Text for a terminal of 60 to 100 columns: wrapping, marked spans, colour. Colour never carries meaning by itself. */
import type { Span } from '../model.ts';
import type { Io } from './io.ts';

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;
export type Style = keyof typeof codes;

/** What is going on: "reading … 12 documents". */
export const progressText = (done: number, step: string): string =>
  `${step} … ${step === 'placing' ? `${done} %` : count(done, 'document')}`;

export interface Page {
  width: number;
  colored: boolean;
  paint(style: Style, text: string): string;
}

/** Colours only on a terminal that was not asked to do without (https://no-color.org). */
export function pageOf(io: Io): Page {
  const colored = io.terminal.out && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  return {
    width: Math.min(100, Math.max(60, io.columns ?? 88)),
    colored,
    paint: (style, text) => (colored && text ? `\x1b[${codes[style][0]}m${text}\x1b[${codes[style][1]}m` : text),
  };
}

/** Lines of words, none wider than the page unless one word is; further lines start with `hang` instead of `indent`. */
export function wrap(page: Page, text: string, indent = '', hang = indent): string {
  return fill(page, text.match(/\S+/g) ?? [], (word) => word.length, indent, hang);
}

function fill(page: Page, words: string[], width: (word: string) => number, indent: string, hang: string): string {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const word of words) {
    const lead = lines.length ? hang : indent;
    if (line && lead.length + used + 1 + width(word) > page.width) {
      lines.push(lead + line);
      [line, used] = ['', 0];
    }
    used += width(word) + (line ? 1 : 0);
    line += (line ? ' ' : '') + word;
  }
  return [...lines, (lines.length ? hang : indent) + line].join('\n');
}

/** A sentence with some of its spans marked: bold on a terminal, between « » elsewhere. Spans are offsets into `text`. */
export function wrapMarked(page: Page, text: string, spans: readonly Span[], indent: string): string {
  const bounds = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  if (!page.colored) {
    let marked = '';
    for (let i = 0; i <= text.length; i++) {
      if (bounds.some(({ end }) => end === i)) marked += '»';
      if (bounds.some(({ start }) => start === i)) marked += '«';
      marked += text[i] ?? '';
    }
    return wrap(page, marked, indent);
  }
  const plain = new Map<string, number>();
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    let shown = '';
    for (const [i, unit] of word.split('').entries()) {
      const inside = (at: number) => bounds.some(({ start, end }) => at >= start && at < end);
      const [before, here] = [i > 0 && inside(index + i - 1), inside(index + i)];
      if (here !== before) shown += here ? `\x1b[${codes.bold[0]}m` : `\x1b[${codes.bold[1]}m`;
      shown += unit;
      if (here && i === word.length - 1) shown += `\x1b[${codes.bold[1]}m`;
    }
    plain.set(shown, word.length);
    return shown;
  });
  return fill(page, words, (word) => plain.get(word)!, indent, indent);
}

/** "1 statement", "3 statements", "2 countries". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** Columns under a header, padded to their widest cell, numbers to the right; the widest column of words is cut to fit the page. */
export function columns(
  page: Page,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const isNumber = header.map((_, i) => typeof rows[0]?.[i] === 'number');
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => String(row[i]).length)));
  const widest = widths.reduce(
    (best, width, i) => (!isNumber[i] && width > widths[best]! ? i : best),
    isNumber.indexOf(false),
  );
  const tooWide = widths.reduce((sum, width) => sum + width + 2, -2) - page.width;
  if (tooWide > 0) widths[widest]! -= tooWide;
  const cell = (value: string | number, i: number): string => {
    const text = String(value);
    const [width, right] = [widths[i]!, isNumber[i]];
    if (text.length > width) return `${text.slice(0, width - 1)}…`;
    return right ? text.padStart(width) : text.padEnd(width);
  };
  const line = (row: readonly (string | number)[]) => row.map(cell).join('  ').trimEnd();
  return [page.paint('dim', line(header)), ...rows.map(line)].join('\n');
}
