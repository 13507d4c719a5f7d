/** A draft statement's wording, its pronouns and descriptions replaced by the names that they stand for. */
import type { Scene } from '../mentions/index.ts';
import type { Draft } from './draft.ts';
import { type Resolve, wordPosition } from './wording/index.ts';

/** Who is meant by a pronoun or description of a person, as far as the document tells with some certainty: "they" and "it" stay words. */
export const resolver =
  ({ reading, cast }: Scene): Resolve =>
  (word) => {
    const entity = cast.at(word);
    if (entity === null || cast.entities[entity]!.type !== 'person') return null;
    const { start } = reading.words[word]!;
    const { name, mentions } = cast.entities[entity]!;
    const mention = mentions.find((m) => m.start === start && m.kind !== 'name');
    if (!mention || (mention.kind === 'pronoun' && !/^(he|she|him|her|his)$/.test(reading.lower(word)))) return null;
    let last = word;
    while ((reading.words[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= mention.end) last++;
    return { name, last };
  };

/**
 * @returns null when the content leaves no words to make a wording of; `imperative`: a course of action, not the bare words; `turned`: its
 *   holder stands to the wording the other way than to the content
 */
export function wordDraft(
  { reading, cast }: Scene,
  { words: { cue, content }, stance, actor }: Pick<Draft, 'words' | 'stance' | 'actor'>,
): { wording: string; imperative: boolean; turned: boolean } | null {
  const canAct = (word: number): boolean => {
    const entity = cast.at(word);
    return entity !== null && cast.entities[entity]!.type !== 'place';
  };
  const held = cast.entities[actor.entity]!;
  const holder = held.type === 'person' ? held.name : null;
  const resolve = resolver({ reading, cast });
  const made = wordPosition(reading, { content, cue, stance, resolve, canAct, holder });
  return made && { wording: made.wording, imperative: made.quality > 1, turned: made.turned ?? false };
}
