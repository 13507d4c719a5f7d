/** A draft statement's wording, its pronouns and descriptions replaced by the names that they stand for. */
import type { Scene } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';
import { wordPosition } from './wording/index.ts';

/** @returns null when the content leaves no words to make a wording of */
export function wordDraft(
  { reading, cast }: Scene,
  { cue, content }: { cue: WordRange; content: WordRange },
): string | null {
  const resolve = (word: number): string | null => {
    if (!/^PRP/.test(reading.tag(word)) || /^(i|we|us|our|my|me|it)$/.test(reading.lower(word))) return null;
    const entity = cast.at(word);
    return entity === null ? null : cast.entities[entity]!.name;
  };
  return wordPosition(reading, content, cue, resolve)?.wording ?? null;
}
