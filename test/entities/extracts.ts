/** Extracts made by hand: a document's text is its mentions, one after another. */
import type { EntityType, Extract, LocalEntity, LocalMention, MentionKind } from '../../src/model.ts';

export interface Sketch {
  type?: EntityType;
  /** Fullest name first; then other spellings, and pronouns. */
  says: string[];
  /** Each with the index of the body in the document's list, if any. */
  roles?: [role: string, of?: number][];
  country?: string;
}

const kindOf = (word: string): MentionKind => (/^(he|him|his|she|her|it)$/.test(word) ? 'pronoun' : 'name');

/** A document that names these, persons unless they say otherwise; a string is a person of that name. */
export function extractOf(id: string, date: string | null, sketches: readonly (Sketch | string)[]): Extract {
  let text = '';
  const write = (word: string): { start: number; end: number } => {
    const start = text.length;
    text += `${word} `;
    return { start, end: start + word.length };
  };
  const entities = sketches.map((sketch): LocalEntity => {
    const {
      type = 'person',
      says,
      roles = [],
      country = null,
    } = typeof sketch === 'string' ? { says: [sketch] } : sketch;
    const mentions = says.map((word): LocalMention => ({ ...write(word), kind: kindOf(word) }));
    const affiliations = roles.map(([role, of = null]) => ({ role, of, former: false, ...write(role) }));
    return { type, name: says[0]!, mentions, affiliations, country, rules: [] };
  });
  const document = { id, text, title: null, date, publisher: null, url: null, skipped: [] };
  return {
    schema: 1,
    model: 'none',
    document,
    words: 0,
    sentences: 0,
    entities,
    statements: [],
    signature: [],
    problems: [],
  };
}

export const org = (...says: string[]): Sketch => ({ type: 'organization', says });
export const place = (...says: string[]): Sketch => ({ type: 'place', says });
export const group = (...says: string[]): Sketch => ({ type: 'group', says });
export const country = (code: string, ...says: string[]): Sketch => ({ type: 'country', says, country: code });
