/** Stance and modality where words plainly decide; everywhere else the model's reading stands. Each rule has an id and an example in its test. */
import { isRefusal } from '../lexicon/courses.ts';
import type { Reading } from '../mentions/index.ts';
import type { Modality, PolicyReading, Stance, WordRange } from '../model.ts';
import { stances } from '../model.ts';

export interface StanceReading {
  stance: Stance;
  /** The model's probabilities; 1 where a rule decides. */
  stances: Readonly<Record<Stance, number>>;
  /** Id of the rule, or null. */
  rule: string | null;
  modality?: Modality;
}

const silent =
  / (declin\w+|refus\w+|not|n't|n’t|never|no) (?:\w+ )?(to )?(comment|discuss|speculate|take a (position|stance|side)|say (whether|if)|answer) /;
const wary =
  / (cautious|wary|hesitant|reluctant|hesita\w+|lukewarm|skeptical|sceptical|uneasy) (about|of|over|on|to|toward\w*) /;
const asking =
  / (urg(e|es|ed|ing)|ask(s|ed|ing)?|call(s|ed|ing)? on|press(ed|es|ing)?|implor\w+|begg(ed|ing)|exhort\w+|demand(s|ed|ing)?) /;
/** Beside what undoes or refuses: whose object is opposed, or that tell nothing by themselves: "to reconsider the ban", "to vote no". */
const unclear = /^(reconsider|refrain|vote|be|do)$/;
const unhindered =
  / (no|without|without any|not any) (?:\w+ )?(restrictions?|limits?|objections?|conditions?) (on|to|against) /;

/** Is what is asked for told by an infinitive that does something, not one that refuses, and without a "not"? */
function isAsked(reading: Reading, { first, last }: WordRange): boolean {
  for (let i = first; i < last && i <= first + 8; i++) {
    if (/^(not|n't|n’t|never)$/.test(reading.lower(i))) return false;
    if (reading.lower(i) !== 'to' || reading.tag(i + 1) !== 'VB') continue;
    const verb = reading.lower(i + 1);
    return !isRefusal(verb) && !unclear.test(verb);
  }
  return false;
}

/** No doubt about a stance. */
export const sure = (stance: Stance): Record<Stance, number> => ({ support: 0, oppose: 0, neutral: 0, [stance]: 1 });

/** A stance that a rule decides. */
export const decided = (stance: Stance, rule: string): StanceReading => ({ stance, stances: sure(stance), rule });

export const likeliest = (odds: Readonly<Record<Stance, number>>): Stance =>
  stances.reduce((best, one) => (odds[one] > odds[best] ? one : best));

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
    return decided('neutral', 'silent');
  if (wary.test(cue) || (wary.test(whole) && content.first > policy.cue.last))
    return { ...decided('oppose', 'wary'), modality: 'hedged' };
  if (unhindered.test(before) || unhindered.test(whole)) return decided('support', 'unhindered');
  if (asking.test(cue) && isAsked(reading, content)) return decided('support', 'asked');
  return { stance: likeliest(policy.stances), stances: policy.stances, rule: null };
}
