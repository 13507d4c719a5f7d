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

/** Relations of words that say nothing without the one they hang on, which comes after them: "for" its noun, "to" its verb. */
const leaning = /^(case|det|amod|compound|nummod|mark|aux|cop|nmod)$/;
/** How far on that one may stand. */
const REACH = 6;

/** A content that breaks off within a phrase ("parliament for", "sex" of "same-sex marriage", "plan" of "the plan"), with the rest of it. */
export function wholePhrase(reading: Reading, content: WordRange, cue: WordRange): WordRange {
  let { first, last } = content;
  const sentence = reading.sentenceOf(first);
  const free = (i: number): boolean => reading.sentenceOf(i) === sentence && (i < cue.first || i > cue.last);
  const freeUpTo = (end: number): boolean => {
    for (let i = last + 1; i <= end; i++) if (!free(i)) return false;
    return end > last && end - last <= REACH;
  };
  for (let before = -1, after = -1; before !== first || after !== last; ) {
    before = first;
    after = last;
    const head = reading.words[last]!.head;
    if (free(last + 1) && hyphenated(reading, last)) last++;
    else if (leaning.test(reading.relation(last)) && freeUpTo(head)) last = head;
    else if (
      /^(flat|fixed)$/.test(reading.relation(last + 1)) &&
      reading.words[last + 1]!.head >= first &&
      free(last + 1)
    )
      last++;
    const governor = reading.words[first - 1]?.head ?? -1;
    if (!free(first - 1)) continue;
    if (hyphenated(reading, first - 1)) first--;
    else if (
      /^(det|amod|compound|nummod|flat)$/.test(reading.relation(first - 1)) &&
      governor >= first &&
      governor <= last
    )
      first--;
  }
  return { first, last };
}

/** A content that lies within a quotation whose cue stands outside it: what is quoted in that sentence, as a whole. */
export function wholeQuotation(
  reading: Reading,
  content: WordRange,
  cue: WordRange,
  quoted: readonly boolean[],
): WordRange {
  if (quoted[cue.first] || quoted[cue.last] || !quoted[content.first] || !quoted[content.last]) return content;
  let { first, last } = content;
  const sentence = reading.sentenceOf(first);
  while (quoted[first - 1] && reading.sentenceOf(first - 1) === sentence) first--;
  while (quoted[last + 1] && reading.sentenceOf(last + 1) === sentence) last++;
  return { first, last };
}

/** Whether a word and the next are parts of one, as "same", "-" and "sex" are. */
const hyphenated = (reading: Reading, i: number): boolean =>
  reading.words[i]?.end === reading.words[i + 1]?.start &&
  /^[-–/]$/.test(reading.word(i)) !== /^[-–/]$/.test(reading.word(i + 1));

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
