/** What each policy statement of a document asks for: its wording, whom that concerns, and the words by which it is compared with others. */
import type { Reading, Scene } from '../mentions/index.ts';
import type { LocalStatement, Span } from '../model.ts';
import { findConcerns } from './concerns.ts';
import type { Draft } from './draft.ts';
import { isStub } from './stub.ts';
import { wordDraft } from './word.ts';

export interface Course extends Pick<LocalStatement, 'wording' | 'imperative' | 'concerns'> {
  /** Where its words stand, with the sentence before them: what its vector is made of. */
  context: Span;
  part: Span;
  /** Its wording is the act by which its holder is against the content, and so for the wording. */
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
      return { ...before, ...contextOf(scene.reading, draft), turned: false, pointing: true };
    const worded = wordDraft(scene, draft);
    if (!worded) return null;
    const named = findConcerns(scene, words.content);
    // "Have Rosselló resign": the wording names its holder.
    const held = scene.cast.entities[draft.actor.entity]!;
    const own = worded.wording.includes(held.name) && !named.includes(draft.actor.entity) && held.type !== 'group';
    before = {
      ...worded,
      concerns: own ? [...named, draft.actor.entity] : named,
      ...contextOf(scene.reading, draft),
      pointing: false,
    };
    return before;
  });
}

/** A sentence that begins further back is left out of the context, characters. */
const BACK = 220;

function contextOf(reading: Reading, { words: { content }, sentence }: Draft): { context: Span; part: Span } {
  const part = reading.span(content);
  const { sentences } = reading.analysis;
  const start = Math.min(sentence.start, part.start);
  const before = sentences.findLast((one) => one.end <= start);
  const close = before && start - before.start <= BACK && !reading.text.slice(before.end, start).includes('\n');
  return { context: { start: close ? before.start : start, end: Math.max(sentence.end, part.end) }, part };
}
