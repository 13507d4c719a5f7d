/** Which words carry what is wanted or said: the model's runs, joined where only a few words part them, cut at the sentence, ends trimmed. */
import type { Reading } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';

/** Runs this few words apart are one. */
const GAP = 4;

/**
 * @param runs the model's content runs of one cue
 * @param sentence index of the cue's sentence
 * @returns the longest joined run, in the cue's sentence if one lies there; null when none is left
 */
export function joinContent(reading: Reading, runs: readonly WordRange[], cue: WordRange): WordRange | null {
  const sentence = reading.sentenceOf(cue.first);
  const joined: WordRange[] = [];
  for (const run of runs) {
    const part = trim(reading, run);
    if (!part) continue;
    const last = joined[joined.length - 1];
    if (
      last &&
      part.first - last.last <= GAP + 1 &&
      reading.sentenceOf(part.first) === reading.sentenceOf(last.last) &&
      !(cue.first > last.last && cue.last < part.first)
    )
      last.last = part.last;
    else joined.push({ ...part });
  }
  const here = joined.filter((run) => reading.sentenceOf(run.first) === sentence);
  const from = here.length > 0 ? here : joined;
  let best: WordRange | null = null;
  for (const run of from) if (!best || run.last - run.first > best.last - best.first) best = run;
  return best;
}

const edge = /^[,;:.—–-]$/;

/** A run inside one sentence, without punctuation at its ends (quotation marks stay). */
export function trim(reading: Reading, run: WordRange): WordRange | null {
  let { first, last } = run;
  const sentence = reading.sentenceOf(first);
  while (last > first && reading.sentenceOf(last) !== sentence) last--;
  while (first <= last && edge.test(reading.word(first))) first++;
  while (last >= first && edge.test(reading.word(last))) last--;
  for (let i = first; i <= last; i++) if (/[\p{L}\p{N}]/u.test(reading.word(i))) return { first, last };
  return null;
}
