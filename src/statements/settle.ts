/** One statement a stance taken: of two readings of the same words the surer stays, and "X said Y wants Z" is Y's statement, not X's too. */
import type { Reading } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';
import type { Draft } from './draft.ts';

const saying =
  /^(said|says|say|saying|told|tells|report(s|ed)?|add(s|ed|ing)?|not(es|ed)|stat(es|ed)|wrote|conclud(es|ed)|explain(s|ed)|mention(s|ed)|according)$/;

const inside = (inner: WordRange, outer: WordRange): boolean => inner.first >= outer.first && inner.last <= outer.last;

const plain = (reading: Reading, cue: WordRange): boolean => {
  for (let i = cue.first; i <= cue.last; i++) if (saying.test(reading.lower(i))) return true;
  return false;
};

/** Share of the shorter content's words that the other has too. */
function overlap(a: WordRange, b: WordRange): number {
  const common = Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1;
  return Math.max(0, common) / (Math.min(a.last - a.first, b.last - b.first) + 1);
}

/** @param drafts in any order; @returns those that stand */
export function settle(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const reported = drafts.filter(
    (outer) =>
      plain(reading, outer.words.cue) &&
      drafts.some(
        (inner) =>
          inner !== outer &&
          inside(inner.words.cue, outer.words.content) &&
          inner.actor.entity !== outer.actor.entity &&
          inner.reporter === outer.actor.entity,
      ),
  );
  const left = drafts
    .filter((draft) => !reported.includes(draft))
    .sort((a, b) => b.confidence - a.confidence || a.cue.start - b.cue.start || a.actor.entity - b.actor.entity);
  const kept: Draft[] = [];
  for (const draft of left) {
    const twin = kept.some(
      (other) =>
        other.actor.entity === draft.actor.entity &&
        other.sentence.start === draft.sentence.start &&
        overlap(other.words.content, draft.words.content) > 0.7,
    );
    if (!twin) kept.push(draft);
  }
  return kept;
}
