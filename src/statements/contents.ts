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
  // "worth 3 billion pounds, or $": nothing ends so.
  while (last >= first && (edge.test(reading.word(last)) || (last > first && /^(CC|\$)$/.test(reading.tag(last)))))
    last--;
  for (let i = first; i <= last; i++) if (/[\p{L}\p{N}]/u.test(reading.word(i))) return { first, last };
  return null;
}

const asking =
  /^(urg|ask|tell|told|call|press|push|warn|demand|request|implor|beg|order|advis|encourag|appeal|pressur|allow|want|pressing|led|persuad)/;

/** "[urged] President Biden to let Ukraine …": the one who is asked is no part of what is asked. */
export function withoutAddressee(reading: Reading, content: WordRange, cue: WordRange): WordRange {
  const lastCue = Array.from({ length: cue.last - cue.first + 1 }, (_, i) => reading.lower(cue.first + i));
  if (!lastCue.some((word) => asking.test(word) && !/^(want|allow)/.test(word))) return content;
  for (let i = content.first + 1; i <= Math.min(content.last - 2, content.first + 9); i++) {
    if (reading.lower(i) === 'to' && /^VB$/.test(reading.tag(i + 1))) return { first: i, last: content.last };
    if (!/^(NN|PRP|DT|JJ|POS|CD|CC|,)/.test(reading.tag(i))) return content;
  }
  return content;
}

const months =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/;
const days = /^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)$/;

/** "… on Sunday", "… on May 3": when it was said is no part of what was said. */
export function withoutWhen(reading: Reading, content: WordRange): WordRange {
  let { last } = content;
  let at = last;
  if (/^(19|20)\d\d$/.test(reading.word(at))) at--;
  if (reading.word(at) === ',') at--;
  if (/^\d{1,2}$/.test(reading.word(at)) && months.test(reading.word(at - 1))) at -= 2;
  else if (days.test(reading.word(at))) at--;
  else return content;
  if (reading.lower(at) === 'on') last = at - 1;
  else if (/^(yesterday|today)$/.test(reading.word(last))) last = at;
  return last > content.first ? { first: content.first, last } : content;
}
