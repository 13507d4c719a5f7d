/** What a document says of a person beside the name: gender, roles, office. It compares nobody. */
import type { Official } from '../lexicon/index.ts';
import type { Item, Site } from './items.ts';

/** What an open name's own document says of it. */
export interface Clues {
  item: number;
  at: number;
  site: Site;
  name: string;
  official: Official | null;
  gender: 'm' | 'f' | null;
  roles: string[];
}

export const cluesOf = (item: number, own: Item, site: Site, official: Official | null): Clues => ({
  item,
  at: own.at,
  site,
  name: own.name,
  official,
  gender: genderOf(own, site),
  roles: own.entity.affiliations.map(({ role }) => roleNoun(role)).filter((role) => role !== ''),
});

/** "secretary" of "U.S. Secretary of State". */
export const roleNoun = (role: string): string =>
  /[\p{L}-]+$/u.exec(role.replace(/ (of|for|at|in|on|to) .*$/, ''))?.[0]?.toLowerCase() ?? '';

/** By the pronouns that stand for an entity in its document; one alone may be misread. */
export function genderOf({ entity }: Item, { text }: Site): 'm' | 'f' | null {
  let [m, f] = [0, 0];
  for (const { start, end, kind } of entity.mentions) {
    if (kind !== 'pronoun') continue;
    const word = text.slice(start, end).toLowerCase();
    if (/^(he|him|his|himself)$/.test(word)) m++;
    else if (/^(she|her|hers|herself)$/.test(word)) f++;
  }
  return m >= 2 && m > 3 * f ? 'm' : f >= 2 && f > 3 * m ? 'f' : null;
}
