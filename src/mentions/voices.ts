/** Which entity speaks by the words that `speakers.ts` found. */
import type { WordRange } from '../model.ts';
import type { Cast } from './cast.ts';
import { spokesNoun } from './nouns.ts';
import type { Reading } from './reading.ts';
import { mayBeInitials, turns } from './speakers.ts';

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part[0])
    .join('');

/** "ROE:", "((Jane Roe))" and "JR:" before a turn name the person of that name or surname, or the only one of those initials. */
export function nameTurns(reading: Reading, cast: Cast): void {
  const people = [...cast.entities.keys()].filter((entity) => cast.entities[entity]!.type === 'person');
  const nameOf = (entity: number): string => cast.entities[entity]!.name.toLowerCase();
  for (const label of new Set(turns(reading))) {
    if (!label || cast.at(label.first) !== null) continue;
    const name = reading.textOf(label).toLowerCase();
    const named = people.find((entity) => ` ${nameOf(entity)}`.endsWith(` ${name}`));
    const lettered = mayBeInitials(reading, label) ? people.filter((entity) => initials(nameOf(entity)) === name) : [];
    const entity = named ?? (lettered.length === 1 ? lettered[0] : undefined);
    if (entity !== undefined) cast.mention(entity, label, 'name');
  }
}

/** Who speaks by some words: the person that they name, none who only qualifies another ("Roe's lawyer", "Roe aide"); else what heads them. */
export function speakerIn(reading: Reading, cast: Cast, source: WordRange): number | null {
  const spoken = reading.lower(reading.headOf(source));
  const isPerson = (entity: number | null): boolean => entity !== null && cast.entities[entity]!.type === 'person';
  const head = cast.at(reading.headOf(source));
  for (let i = source.first; i <= source.last; i++) {
    const entity = cast.at(i);
    if (!isPerson(entity) || (i < source.last && cast.at(i + 1) === entity)) continue;
    let first = i;
    while (first > source.first && cast.at(first - 1) === entity) first--;
    const qualifies =
      (i < source.last && /^(POS|NN|NNS|NNP|JJ|HYPH)$/.test(reading.tag(i + 1))) ||
      (first > source.first && reading.tag(first - 1) === 'IN');
    if (!qualifies) return entity;
  }
  return head ?? (spokesNoun.test(spoken) ? (cast.among(source)[0] ?? null) : null);
}
