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

const words = (reading: Reading, range: WordRange): string => {
  const out: string[] = [];
  for (let i = range.first; i <= range.last; i++) out.push(reading.lower(i));
  return ` ${out.join(' ')} `;
};

const silent =
  / (declin\w+|refus\w+|not|n't|n’t|never|no) (?:\w+ )?(to )?(comment|discuss|speculate|take a (position|stance|side)|say (whether|if)|answer) /;
const wary =
  / (cautious|wary|hesitant|reluctant|hesita\w+|lukewarm|skeptical|sceptical|uneasy) (about|of|over|on|to|toward\w*) /;
const against =
  / (oppos(e|es|ed|ing|ition)|reject(s|ed|ing)?|condemn(s|ed|ing)?|denounc(e|es|ed|ing)|vetoed|against|den(ied|ies|y|ying)|objected|rebuked|decried|blasted|slammed|protest(ed|ing|s)?|block(ed|ing)|sued|defy|defied|rul(ed|es|ing) out|unconstitutional|halt(ed)?) /;
const inFavour =
  / (support(s|ed|ing)?|back(s|ed|ing)?|favou?r(s|ed|ing)?|urg(e|es|ed|ing)|call(s|ed|ing)? for|advocat(e|es|ed|ing)|endors(e|es|ed|ing)|welcom(e|es|ed|ing)|announc(e|es|ed|ing)|propos(e|es|ed|ing)|introduc(e|es|ed|ing)|co-sponsored|want(s|ed)?|demand(s|ed|ing)?|press(es|ed|ing)?|push(es|ed|ing)?|prais(e|es|ed|ing)|defend(s|ed|ing)?) /;
const unhindered =
  / (no|without|without any|not any) (?:\w+ )?(restrictions?|limits?|objections?|conditions?) (on|to|against) /;
const duty = / (must|should|ought to|need(s|ed)? to|has to|have to|had to) /;
const dutyNot =
  / (must|should|ought|need|needed|have|had) (?:\w+ )?(not|never|n't|n’t) | (ca|wo|should|must)(n't|n’t) /;
const denial = / (not|n't|n’t|never|no|no longer|without) /;

/** @returns the model's stance, or that of the first rule that applies */
export function readStance(reading: Reading, policy: PolicyReading, content: WordRange): StanceReading {
  const around = {
    first: Math.max(policy.cue.first - 3, reading.analysis.sentences[reading.sentenceOf(policy.cue.first)]!.first),
    last: policy.cue.last,
  };
  const cue = words(reading, policy.cue);
  const before = words(reading, around);
  const whole = words(reading, { first: policy.cue.first, last: Math.min(content.last, policy.cue.last + 8) });
  if (silent.test(before) || (content.first > policy.cue.first && silent.test(whole)))
    return { stance: 'neutral', odds: 1, rule: 'silent' };
  if (wary.test(cue) || (wary.test(whole) && content.first > policy.cue.last))
    return { stance: 'oppose', odds: 1, rule: 'wary', modality: 'hedged' };
  if (unhindered.test(before) || unhindered.test(whole)) return { stance: 'support', odds: 1, rule: 'unhindered' };
  const model = stances.reduce((best, one) => (policy.stances[one] > policy.stances[best] ? one : best));
  const negated = denial.test(before);
  if (against.test(cue) && !inFavour.test(cue))
    return { stance: negated ? 'support' : 'oppose', odds: 1, rule: 'against' };
  if (inFavour.test(cue) && !/^ (?:\S+ ){0,3}(not|never) /.test(words(reading, content)))
    return { stance: negated ? 'oppose' : 'support', odds: 1, rule: 'favour' };
  const said = words(reading, content);
  if (duty.test(said) && !dutyNot.test(said))
    return { stance: 'support', odds: Math.max(0.6, policy.stances.support), rule: 'duty' };
  return { stance: model, odds: policy.stances[model], rule: null };
}
