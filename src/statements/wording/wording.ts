/** What a wording is, between the ways to make one. */
export interface Wording {
  wording: string;
  /** How well it names a course of action: 3 an imperative from a verb, 2 a measure with a light verb, 1 the bare words. */
  quality: 1 | 2 | 3;
  /** Its verb, in the base form; empty for bare words. */
  verb: string;
  /**
   * Its holder stands to it the other way than to the content: who suspended the permit, against it, is for suspending it; who is for no
   * new taxes is against imposing them.
   */
  turned?: boolean;
  /** Index of the word with which its object begins. */
  object: number;
}
