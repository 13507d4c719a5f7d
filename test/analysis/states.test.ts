import { describe, expect, it } from 'vitest';
import { KeptStates } from '../../src/analysis/states.ts';
import type { PolicyReading } from '../../src/model.ts';

const WIDTH = 2;
/** Numbers of words: the place of each, twice. */
const rows = (first: number, count: number): Float32Array =>
  Float32Array.from({ length: count * WIDTH }, (_, i) => first + Math.floor(i / WIDTH));
const policyAt = (word: number): PolicyReading => ({
  cue: { first: word, last: word },
  actors: [],
  contents: [],
  stances: { support: 1, oppose: 0, neutral: 0 },
  score: 1,
});

describe('the numbers of words', () => {
  it('are those of each word, whichever window it was read in', () => {
    const states = new KeptStates(WIDTH);
    // Of the first window the last three words are read again in the next.
    states.add(rows(0, 10), 7, [policyAt(3)]);
    states.add(rows(7, 5), 5, [policyAt(3)]);
    for (const word of [0, 6, 7, 11]) expect([...states.at(word)!]).toEqual([word, word]);
    expect(states.at(12)).toBeNull();
  });

  it('are let go far from any statement, and kept near one before and after', () => {
    const states = new KeptStates(WIDTH);
    const policies: PolicyReading[] = [];
    for (let first = 0; first < 2000; first += 100) {
      if (first === 1000) policies.push(policyAt(1050));
      states.add(rows(first, 100), 100, policies);
    }
    const kept = Array.from({ length: 20 }, (_, part) => states.at(part * 100) !== null);
    // From 200 words before the cue to 200 after it; the last ones may still be needed by what follows.
    expect(kept.flatMap((is, part) => (is ? [part * 100] : []))).toEqual([800, 900, 1000, 1100, 1200, 1800, 1900]);
  });
});
