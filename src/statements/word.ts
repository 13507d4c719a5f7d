/** A draft statement's wording, its pronouns and descriptions replaced by the names that they stand for. */
import type { Scene } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';
import { wordPosition } from './wording/index.ts';

/** @returns null when the content leaves no words to make a wording of; `imperative`: a course of action, not the bare words */
export function wordDraft(
  { reading, cast }: Scene,
  { cue, content }: { cue: WordRange; content: WordRange },
): { wording: string; imperative: boolean } | null {
  const resolve = (word: number): string | null => {
    // Only what the document resolves with some certainty: "they" and "it" stay words.
    if (!/^(he|she|him|her|his)$/.test(reading.lower(word))) return null;
    const entity = cast.at(word);
    return entity === null || cast.entities[entity]!.type !== 'person' ? null : cast.entities[entity]!.name;
  };
  const made = wordPosition(reading, content, cue, resolve);
  return made && { wording: made.wording, imperative: made.quality > 1 };
}
