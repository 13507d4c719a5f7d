/** A draft statement's wording, its pronouns and descriptions replaced by the names that they stand for. */
import type { Scene } from '../mentions/index.ts';
import type { Draft } from './draft.ts';
import { type Judge, type Resolve, wordPosition } from './wording/index.ts';

/**
 * @param judge stands in for the learnt choice of wordings, in training
 * @returns null when the content leaves no words to make a wording of; `imperative`: a course of action, not the bare words; `turned`: its
 *   holder stands to the wording the other way than to the content
 */
export function wordDraft(
  { reading, cast }: Scene,
  { words: { cue, content }, stance, actor }: Pick<Draft, 'words' | 'stance' | 'actor'>,
  judge?: Judge,
): { wording: string; imperative: boolean; turned: boolean } | null {
  const resolve: Resolve = (word) => {
    const entity = cast.at(word);
    if (entity === null || cast.entities[entity]!.type !== 'person') return null;
    const { start } = reading.words[word]!;
    const { name, mentions } = cast.entities[entity]!;
    const mention = mentions.find((m) => m.start === start && m.kind !== 'name');
    // Only what the document resolves with some certainty: "they" and "it" stay words.
    if (!mention || (mention.kind === 'pronoun' && !/^(he|she|him|her|his)$/.test(reading.lower(word)))) return null;
    let last = word;
    while ((reading.words[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= mention.end) last++;
    return { name, last };
  };
  const canAct = (word: number): boolean => {
    const entity = cast.at(word);
    return entity !== null && cast.entities[entity]!.type !== 'place';
  };
  const held = cast.entities[actor.entity]!;
  const holder = held.type === 'person' ? held.name : null;
  const made = wordPosition(reading, { content, cue, stance, resolve, canAct, holder }, judge);
  return made && { wording: made.wording, imperative: made.quality > 1, turned: made.turned ?? false };
}
