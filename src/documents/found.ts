/** What a format's reader hands on: the raw parts of one document, or why there is none. It decides nothing about them. */
import type { Problem, Skipped } from '../model.ts';

/** Metadata as the source words it: nothing normalised yet. */
export interface Fields {
  id: string | null;
  title: string | null;
  date: string | null;
  publisher: string | null;
  url: string | null;
}

export interface Found extends Fields {
  /** Where it stands, for a problem: `file` or `file:line`. */
  place: string;
  /** The id that it gets when it has none of its own. */
  fallbackId: string;
  text: string;
  /** What the format itself marks as no part of the article. */
  skipped: Skipped[];
}

export type Outcome = { found: Found } | { problem: Problem };

/** One file, or standard input, on its way to a reader. */
export interface Origin {
  /** The file as a problem names it. */
  place: string;
  /** The id of a document that fills the whole file. */
  id: string;
  maxBytes: number;
}

export const noFields: Fields = { id: null, title: null, date: null, publisher: null, url: null };

export const problem = (where: string, message: string): { problem: Problem } => ({ problem: { where, message } });

/** Fields of the first source that has them. */
export function firstOf(...sources: readonly Fields[]): Fields {
  const merged = { ...noFields };
  for (const key of Object.keys(merged) as (keyof Fields)[])
    merged[key] = sources.find((source) => source[key] !== null)?.[key] ?? null;
  return merged;
}

/** A size for people: `20 MB`. */
export const megabytes = (bytes: number): string =>
  bytes >= 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${bytes} bytes`;
