/** Which entities a content names: its names, its resolved references, and the countries of its adjectives ("American weapons"). */
import { countryByAdjective } from '../lexicon/index.ts';
import type { Scene } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';

/** @returns indices of entities, each once, in order; a country that only an adjective means is added to the cast */
export function findConcerns({ reading, cast }: Scene, content: WordRange): number[] {
  const found: number[] = [];
  const note = (entity: number): void => {
    if (cast.entities[entity]!.type !== 'group' && !found.includes(entity)) found.push(entity);
  };
  for (let i = content.first; i <= content.last; i++) {
    const named = cast.at(i);
    if (named !== null) {
      note(named);
      continue;
    }
    const code = /^\p{Lu}/u.test(reading.word(i)) ? countryByAdjective(reading.word(i)) : null;
    if (code) note(cast.country(code));
  }
  return found;
}
