/** Political parties by name and by the words for their members; names that end in "Party" need no entry. It looks up and decides nothing. */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';

let read: { names: Set<string>; words: Map<string, string> } | undefined;

function parties() {
  if (read) return read;
  const data = JSON.parse(readFileSync(lexiconPath('parties.json'), 'utf8')) as Record<string, string>;
  const words = Object.entries(data).flatMap(([name, list]) =>
    list
      .split(' ')
      .filter(Boolean)
      .map((word): [string, string] => [word, name]),
  );
  read = { names: new Set(Object.keys(data)), words: new Map(words) };
  return read;
}

/** "New Progressive Party", "Likud": is a body of this name a party? */
export const isParty = (name: string): boolean =>
  /\bParty$/.test(name) || parties().names.has(name.replace(/^[Tt]he /, ''));

/** "Republican senator", "House Democrats" → the party that a word of it names, or null. */
export function partyByWords(words: string): string | null {
  for (const word of words.toLowerCase().split(/[^\p{L}-]+/u)) {
    const party = parties().words.get(word);
    if (party) return party;
  }
  return null;
}
