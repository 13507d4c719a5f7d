/** One record of JSON, JSONL or CSV, or one plain file, to a document. A record without usable text is a problem with its place. */
import { franc } from 'franc-min';
import type { Document, Problem, Span } from '../model.ts';
import { dateFromText, parseDate } from './dates.ts';
import { furniture } from './furniture.ts';

export type Reading = { document: Document } | { problem: Problem };

/** What a file or a record says of an article, before it is judged. */
export interface Draft {
  id: string;
  /** file, or file:line, for messages. */
  where: string;
  text: string;
  title?: string | null;
  date?: string | null;
  publisher?: string | null;
  url?: string | null;
}

const keys = {
  id: ['id', 'guid', 'doc_id'],
  title: ['title', 'headline'],
  date: ['date', 'published', 'datepublished', 'published_at', 'publication_date', 'pubdate'],
  publisher: ['publisher', 'outlet', 'source', 'publication', 'site'],
  url: ['url', 'link'],
  text: ['text', 'body', 'content', 'article'],
};

/** Does a header or a record name a text? */
export const hasTextKey = (names: readonly string[]): boolean =>
  names.some((name) => keys.text.includes(name.trim().toLowerCase()));

/** A record with keys, in any case, to a draft; a string says what is wrong. */
export function fromRecord(record: Record<string, unknown>, fallbackId: string, where: string): Draft | string {
  const lower = new Map(Object.entries(record).map(([key, value]) => [key.trim().toLowerCase(), value]));
  const get = (name: keyof typeof keys): string | null => {
    for (const key of keys[name]) {
      const value = lower.get(key);
      if (typeof value === 'string' && (name === 'text' || value.trim())) return name === 'text' ? value : value.trim();
      if (name === 'id' && typeof value === 'number') return String(value);
      if (name === 'date' && typeof value === 'number' && value > 1800 && value < 2200) return String(value);
    }
    return null;
  };
  const text = get('text');
  if (text === null) return 'has no "text" (a string with the article)';
  const id = get('id') ?? fallbackId;
  if (/[\p{Cc}\u2028\u2029]/u.test(id)) return 'has control characters in its "id"';
  return { id, where, text, title: get('title'), date: get('date'), publisher: get('publisher'), url: get('url') };
}

const languages: Record<string, string> = {
  spa: 'Spanish',
  fra: 'French',
  deu: 'German',
  por: 'Portuguese',
  ita: 'Italian',
  rus: 'Russian',
  nld: 'Dutch',
  pol: 'Polish',
  tur: 'Turkish',
  arb: 'Arabic',
  cmn: 'Chinese',
  jpn: 'Japanese',
  ukr: 'Ukrainian',
  swe: 'Swedish',
  ind: 'Indonesian',
  vie: 'Vietnamese',
  kor: 'Korean',
  hin: 'Hindi',
};
const common = /\b(the|of|and|to|in|that|said|is|for|on|was|with|by|he|it|has|have|will|would)\b/gi;

/** Judges a draft: too short, not English; else a document with its furniture marked. */
export function toDocument(draft: Draft): Reading {
  const problem = (message: string): Reading => ({ problem: { where: draft.where, message } });
  const { text } = draft;
  if (text.trim().length === 0) return problem('is empty: no article was read from it.');
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < 5)
    return problem(
      `has only ${words} ${words === 1 ? 'word' : 'words'}: too short to hold a sentence. Give the article's text.`,
    );
  const skipped = furniture(text);
  const sample = text.slice(0, 4000);
  const hits = sample.match(common)?.length ?? 0;
  if (sample.trim().length >= 150 && hits / (sample.match(/\p{L}+/gu)?.length ?? 1) < 0.08) {
    const code = franc(sample);
    if (code !== 'eng' && code !== 'sco')
      return problem(
        `is not in English${languages[code] ? ` (it looks like ${languages[code]})` : ''}: Standpoint reads English. It was left out.`,
      );
  }
  return {
    document: {
      id: draft.id,
      text,
      title: draft.title ?? headline(text, skipped),
      date: (draft.date ? parseDate(draft.date) : null) ?? dateFromText(text),
      publisher: draft.publisher ?? null,
      url: draft.url ?? null,
      skipped,
    },
  };
}

/** A plain text's first line is its headline when it is short, no sentence, and stands apart. */
function headline(text: string, skipped: readonly Span[]): string | null {
  const match = /^\s*(\S[^\n]{8,140}?)[ \t]*\r?\n[ \t]*\r?\n/.exec(text);
  if (!match || /[.,;:]$/.test(match[1]!)) return null;
  const start = match[0].indexOf(match[1]!);
  return skipped.some((span) => span.start <= start && start < span.end) ? null : match[1]!;
}
