/** A document's fingerprint: MinHash over five-word shingles (Broder 1997), so that `merge` finds copies of a wire story without its text. */
import type { Document } from '../model.ts';

const SLOTS = 64;
const SHINGLE = 5;

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A cheap family of permutations of 32-bit numbers: one odd multiplier and one offset a slot. */
const mixers = Array.from({ length: SLOTS }, (_, i) => ({
  by: (hash(`by ${i}`) | 1) >>> 0,
  plus: hash(`plus ${i}`),
}));

/** @returns 64 unsigned 32-bit numbers; empty for a text too short for one shingle. Skipped spans do not count. */
export function signatureOf({ text, skipped }: Pick<Document, 'text' | 'skipped'>): number[] {
  let kept = '';
  let at = 0;
  for (const span of skipped) {
    kept += `${text.slice(at, span.start)} `;
    at = span.end;
  }
  kept += text.slice(at);
  const words = kept.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < SHINGLE) return [];
  const least = new Uint32Array(SLOTS).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    const h = hash(words.slice(i, i + SHINGLE).join(' '));
    for (let slot = 0; slot < SLOTS; slot++) {
      const { by, plus } = mixers[slot]!;
      let mixed = Math.imul(h ^ plus, by);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      if (mixed < least[slot]!) least[slot] = mixed;
    }
  }
  return [...least];
}

/** The estimated share of shingles that two documents have in common, 0..1. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}
