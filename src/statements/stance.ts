/** Stance and modality where words plainly decide; everywhere else the model's reading stands. Each rule has an id and an example in its test. */
import type { Reading } from '../mentions/index.ts';
import type { Modality, PolicyReading, Stance, WordRange } from '../model.ts';
import { stances } from '../model.ts';

export interface StanceReading {
  stance: Stance;
  /** The model's probability of it; 1 where a rule decides. */
  odds: number;
  /** Id of the rule, or null. */
  rule: string | null;
  modality?: Modality;
}

const silent =
  / (declin\w+|refus\w+|not|n't|n’t|never|no) (?:\w+ )?(to )?(comment|discuss|speculate|take a (position|stance|side)|say (whether|if)|answer) /;
const wary =
  / (cautious|wary|hesitant|reluctant|hesita\w+|lukewarm|skeptical|sceptical|uneasy) (about|of|over|on|to|toward\w*) /;
const unhindered =
  / (no|without|without any|not any) (?:\w+ )?(restrictions?|limits?|objections?|conditions?) (on|to|against) /;

/** @returns the model's stance, or that of the first rule that applies */
export function readStance(reading: Reading, policy: PolicyReading, content: WordRange): StanceReading {
  const around = {
    first: Math.max(policy.cue.first - 3, reading.analysis.sentences[reading.sentenceOf(policy.cue.first)]!.first),
    last: policy.cue.last,
  };
  const cue = reading.phrase(policy.cue);
  const before = reading.phrase(around);
  const whole = reading.phrase({ first: policy.cue.first, last: Math.min(content.last, policy.cue.last + 8) });
  if (silent.test(before) || (content.first > policy.cue.first && silent.test(whole)))
    return { stance: 'neutral', odds: 1, rule: 'silent' };
  if (wary.test(cue) || (wary.test(whole) && content.first > policy.cue.last))
    return { stance: 'oppose', odds: 1, rule: 'wary', modality: 'hedged' };
  if (unhindered.test(before) || unhindered.test(whole)) return { stance: 'support', odds: 1, rule: 'unhindered' };
  const model = stances.reduce((best, one) => (policy.stances[one] > policy.stances[best] ? one : best));
  return { stance: model, odds: policy.stances[model], rule: null };
}
