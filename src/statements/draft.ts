/** What a statement is before its wording and vector are made. */
import type { LocalStatement, Stance, WordRange } from '../model.ts';

/** A statement before its wording and vector are made, with the word ranges that the wording needs. */
export interface Draft extends Omit<LocalStatement, 'wording' | 'imperative' | 'course' | 'vector' | 'concerns'> {
  words: { cue: WordRange; content: WordRange };
  policy: boolean;
  /** What is believed of each stance, 0..1; 1 where a rule decides. */
  stances: Readonly<Record<Stance, number>>;
}
