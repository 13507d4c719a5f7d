/** The model's numbers for the words around policy statements; those of other words are let go, so that a long document needs no more room than its statements. */
import type { PolicyReading, WordStates } from '../model.ts';
import { after } from '../sorted.ts';

/** How far from a cue its statement may reach, in words. */
const REACH = 200;

export class KeptStates implements WordStates {
  readonly width: number;
  /** Of each part, the place of its first word, and its numbers. */
  private readonly firsts: number[] = [];
  private readonly parts: Float32Array[] = [];
  private count = 0;
  /** Of the parts before this one it is settled whether they are kept. */
  private open = 0;

  /** @param width numbers a word */
  constructor(width: number) {
    this.width = width;
  }

  /**
   * The words that come next.
   * @param keep how many of those that `states` tells of; the others are read again
   * @param policies all found so far, in the order of the text
   */
  add(states: Float32Array, keep: number, policies: readonly PolicyReading[]): void {
    this.firsts.push(this.count);
    this.parts.push(states.subarray(0, keep * this.width));
    this.count += keep;
    for (; this.open < this.parts.length - 1; this.open++) {
      const [first, end] = [this.firsts[this.open]!, this.firsts[this.open + 1]!];
      if (end + REACH > this.count) break;
      const next = policies.findLast(({ cue }) => cue.first < end + REACH);
      if (!next || next.cue.last < first - REACH) this.parts[this.open] = new Float32Array(0);
    }
  }

  at(word: number): Float32Array | null {
    const found = after(this.firsts, word) - 1;
    const part = this.parts[found];
    const from = part ? (word - this.firsts[found]!) * this.width : 0;
    return part && from < part.length ? part.subarray(from, from + this.width) : null;
  }
}
