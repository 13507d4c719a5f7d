/** Plain text and Markdown: what stands above the article (front matter, a header block) is metadata, the rest is its text, untouched. */
import { parse } from 'yaml';
import { readFields } from './fields.ts';
import { type Fields, noFields } from './found.ts';

export interface Headed {
  fields: Fields;
  /** Where the article begins. */
  start: number;
  /** Why the front matter cannot be read. */
  broken?: string;
}

/** Longest head that is looked for, in characters. */
const LONGEST = 65_536;
const HEADER_LINE = /^([A-Za-z][\w -]{0,30}):[ \t]*(\S.{0,500})?$/;
/** A block that begins with one of these is a header; "Analysis: …" is a headline. */
const HEADER_START = new Set([
  'title',
  'headline',
  'date',
  'published',
  'publisher',
  'outlet',
  'source',
  'publication',
  'url',
  'link',
  'id',
]);

/** Reads YAML between lines of `---`, or "Title: …" lines before the first blank line. */
export function readHead(text: string): Headed {
  const head = text.slice(0, LONGEST);
  const matter = /^---[ \t]*\r?\n/.exec(head);
  return (matter && frontMatter(head, matter[0].length)) || headerBlock(head) || { fields: noFields, start: 0 };
}

function frontMatter(head: string, from: number): Headed | null {
  const end = /(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(head.slice(from - 1));
  if (!end) return null;
  const start = skipBlank(head, from - 1 + end.index + end[0].length);
  try {
    const parsed: unknown = parse(head.slice(from, Math.max(from, from - 1 + end.index)), { logLevel: 'error' });
    if (parsed === null) return { fields: noFields, start };
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return null;
    const { text: _, ...fields } = readFields(parsed as Record<string, unknown>);
    return { fields, start };
  } catch (error) {
    const first = error instanceof Error ? error.message.split('\n')[0]!.replace(/:$/, '') : 'unreadable';
    return { fields: noFields, start, broken: first };
  }
}

function headerBlock(head: string): Headed | null {
  const record: Record<string, string> = {};
  let at = 0;
  for (let lines = 0; lines < 20; lines++) {
    const feed = head.indexOf('\n', at);
    const line = head.slice(at, feed < 0 ? head.length : feed).trimEnd();
    if (line === '') break;
    const match = HEADER_LINE.exec(line);
    if (!match || (lines === 0 && !HEADER_START.has(match[1]!.toLowerCase()))) return null;
    if (match[2]) record[match[1]!] ??= match[2];
    if (feed < 0) return null;
    at = feed + 1;
  }
  if (at === 0) return null;
  const { text: _, ...fields } = readFields(record);
  return { fields, start: skipBlank(head, at) };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
