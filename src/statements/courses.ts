/** What each policy statement of a document asks for: its wording, whom that concerns, and the words by which it is compared with others. */
import type { Scene } from '../mentions/index.ts';
import type { LocalStatement } from '../model.ts';
import { findConcerns } from './concerns.ts';
import type { Draft } from './draft.ts';
import { isStub } from './stub.ts';
import { wordDraft } from './word.ts';

export interface Course extends Pick<LocalStatement, 'wording' | 'imperative' | 'concerns'> {
  /** The text whose embedding places it among the others. */
  text: string;
  /** It is the course of the statement before: its own words only point there. */
  pointing: boolean;
}

/** @param drafts in the order of the text; @returns one a draft, null where no policy or no words for it are there */
export function findCourses(scene: Scene, drafts: readonly Draft[]): (Course | null)[] {
  let before: Course | null = null;
  return drafts.map((draft) => {
    const { words, policy } = draft;
    if (!policy) return null;
    if (before && isStub(scene.reading, words.content)) return { ...before, pointing: true };
    const worded = wordDraft(scene, draft);
    if (!worded) return null;
    before = {
      ...worded,
      concerns: findConcerns(scene, words.content),
      text: scene.reading.textOf(words.content),
      pointing: false,
    };
    return before;
  });
}
