/** What was found, judged: a document with its furniture marked, or the problem why it is none. The text passes through unaltered. */
import type { Document, Problem } from '../model.ts';
import { isoDate } from './dates.ts';
import { type Found, firstOf } from './found.ts';
import { furniture } from './furniture.ts';
import { readHeading } from './heading.ts';
import { foreignLanguage } from './language.ts';
import { mergeSkipped, unskipped } from './lines.ts';

export type Reading = { document: Document } | { problem: Problem };

/** Fewer words hold no sentence that says who wants what. */
const FEWEST_WORDS = 5;
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

export function judge(found: Found): Reading {
  const refuse = (message: string): Reading => ({ problem: { where: found.place, message } });
  const { text } = found;
  const id = found.id?.trim() || found.fallbackId;
  if (CONTROL.test(id)) return refuse('has an id with control characters. Give it an id of visible characters.');
  if (!text.trim()) return refuse('is empty. Put an article in it, or remove it.');
  const skipped = mergeSkipped([...found.skipped, ...furniture(text)]);
  const prose = unskipped(text, skipped);
  if ((prose.match(/[\p{L}\p{N}]+/gu) ?? []).length < FEWEST_WORDS)
    return refuse('is too short to hold a sentence. Give the whole article, or remove it.');
  const language = foreignLanguage(prose);
  if (language)
    return refuse(`is in ${language} (franc’s guess); Standpoint reads English. Translate it, or remove it.`);
  const heading = readHeading(text, skipped);
  const { title, publisher, url } = firstOf(found, heading);
  return {
    document: {
      id,
      text,
      title: tidy(title),
      date: (found.date && isoDate(found.date)) || heading.date,
      publisher: tidy(publisher),
      url: url && /^https?:\/\/\S+$/i.test(url.trim()) ? url.trim() : null,
      skipped,
    },
  };
}

const tidy = (words: string | null): string | null => words?.replace(/\s+/g, ' ').trim() || null;
