/** What each policy statement of a document asks for: its wording, whom that concerns, and the words by which it is compared with others. */
import type { Scene } from '../mentions/index.ts';
import type { LocalStatement, Span } from '../model.ts';
import { findConcerns } from './concerns.ts';
import type { Draft } from './draft.ts';
import { isStub } from './stub.ts';
import { wordDraft } from './word.ts';

export interface Course extends Pick<LocalStatement, 'wording' | 'imperative' | 'concerns'> {
  /** Where its words stand: what its vector is of. */
  part: Span;
  /** Its holder stands to the wording the other way than to the content: it is the act by which he is against that, or leaves out its "no". */
  turned: boolean;
  /** It is the course of the statement before: its own words only point there. */
  pointing: boolean;
}

/** @param drafts in the order of the text; @returns one a draft, null where no policy or no words for it are there */
export function findCourses(scene: Scene, drafts: readonly Draft[]): (Course | null)[] {
  let before: Course | null = null;
  return drafts.map((draft) => {
    const { words, policy } = draft;
    if (!policy) return null;
    if (before && isStub(scene.reading, words.content))
      return { ...before, part: scene.reading.span(words.content), turned: false, pointing: true };
    const worded = wordDraft(scene, draft);
    if (!worded) return null;
    const named = findConcerns(scene, words.content);
    // "Have Rosselló resign": the wording names its holder.
    const held = scene.cast.entities[draft.actor.entity]!;
    const own = worded.wording.includes(held.name) && !named.includes(draft.actor.entity) && held.type !== 'group';
    before = {
      ...worded,
      concerns: own ? [...named, draft.actor.entity] : named,
      part: scene.reading.span(words.content),
      pointing: false,
    };
    return before;
  });
}
