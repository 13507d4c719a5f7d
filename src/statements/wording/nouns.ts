/** Wordings from a noun: "the withdrawal of troops", "a $3.74 billion aid package", "the bill"; and from an act in the cue: "suspended [Parliament]". */
import { effect, isAct, isLeaving, isPersonal, isRefusal, lightVerb, verbOfNoun } from '../../lexicon/courses.ts';
import type { Reading } from '../../mentions/index.ts';
import type { Stance, WordRange } from '../../model.ts';
import { beforePredicate } from './clause.ts';
import { infinitive } from './inflect.ts';
import { LONGEST, type Resolve, render } from './render.ts';
import type { Wording } from './wording.ts';

/** The last noun of the opening noun phrase; -1 when the range opens with none. */
export function nounHead(reading: Reading, { first, last }: WordRange): number {
  let head = -1;
  for (let i = first; i <= last; i++) {
    const tag = reading.tag(i);
    if (/^NN/.test(tag)) head = i;
    // "his government's | $3.74 billion aid package": after the owner comes what is owned.
    else if (tag === 'POS' && head >= 0 && i < last) return Math.max(head, nounHead(reading, { first: i + 1, last }));
    else if (
      !/^(DT|JJ|JJR|JJS|CD|PRP\$|POS|HYPH|RB|VBN|VBG|\$|``|''|FW|PDT)$/.test(tag) ||
      (head >= 0 && tag !== 'HYPH')
    )
      break;
  }
  return head;
}

/** "the withdrawal of troops from Iraq" → "Withdraw troops from Iraq"; "the ending of ties" → "End ties". */
export function fromNounOfAction(reading: Reading, range: WordRange, resolve: Resolve): Wording | null {
  const head = nounHead(reading, range);
  if (head < 0) return null;
  const noun = reading.lower(head);
  // "the ending of ties", but no "ruling on", no "meeting with": those are things.
  const gerund = /^\w{3,}ing$/.test(noun) && reading.lower(head + 1) === 'of';
  const verb = verbOfNoun(noun) ?? (gerund ? infinitive(noun, 'VBG') : null);
  if (!verb) return null;
  const last = beforePredicate(reading, head, range.last);
  if (isLeaving(verb)) return left(verb);
  const compound = head > range.first && /^NN/.test(reading.tag(head - 1)) && reading.relation(head - 1) === 'compound';
  // "a massive tax increase on families" → "Increase tax on families"
  if (compound && reading.lower(head + 1) === 'on') {
    const raised = `${render(reading, head - 1, head - 1, resolve, 2)} ${render(reading, head + 1, last, resolve, LONGEST)}`;
    return { wording: `${verb} ${raised}`, quality: 3, verb, object: head - 1 };
  }
  const object =
    /^(of|on|to)$/.test(reading.lower(head + 1)) &&
    (reading.lower(head + 1) !== 'to' || /^(end|halt|changes?)$/.test(noun)) &&
    head + 1 < last
      ? head + 2
      : -1;
  if (object >= 0) {
    const rest = render(reading, object, last, resolve, LONGEST);
    return rest ? { wording: `${verb} ${rest}`, quality: 3, verb, object } : null;
  }
  // What stands before the noun, if it is an object: "troop withdrawal", "Parliament's suspension".
  let first = range.first;
  while (first < head && /^(DT|PDT)$/.test(reading.tag(first))) first++;
  const before = first < head && /^NN/.test(reading.tag(head - 1)) ? render(reading, first, head - 1, resolve, 7) : '';
  return before && verbOfNoun(noun) ? { wording: `${verb} ${before}`, quality: 2, verb, object: first } : null;

  /** "the mayor's resignation", "the resignation of the mayor" → "Have the mayor resign" */
  function left(verb: string): Wording | null {
    let owner = head - 1;
    while (owner >= range.first && !/^(POS|PRP\$)$/.test(reading.tag(owner))) owner--;
    const owned = owner >= range.first;
    const of =
      reading.lower(head + 1) === 'of' ? reading.childrenOf(head).find((child) => child > head + 1) : undefined;
    if (!owned && of === undefined) return null;
    const from = owned ? range.first : head + 2;
    const to = owned ? (reading.tag(owner) === 'POS' ? owner - 1 : owner) : Math.min(of!, last);
    const who = render(reading, from, to, resolve, 7).replace(/['’]s$/, '');
    if (/^(his|her|their|its)$/i.test(who)) return null;
    return who ? { wording: `have ${who} ${verb}`, quality: 3, verb: 'have', object: from } : null;
  }
}

/** "a $3.74 billion aid package" → "Provide a $3.74 billion aid package". @param lifted the measure is one that the holder will have none of */
export function fromMeasure(reading: Reading, range: WordRange, resolve: Resolve, lifted: boolean): Wording | null {
  const head = nounHead(reading, range);
  const light = head < 0 ? null : lightVerb(reading.lower(head));
  if (!light) return null;
  // "The tariffs were a mistake": of the clause about it only the measure.
  const last = beforePredicate(reading, head, range.last);
  // "weapons for Ukraine" are sent; "the weapons of ordinary owners" are not.
  if (light === 'send' && !/^(to|for|into)$/.test(reading.lower(head + 1))) return null;
  const verb = light === 'impose' && lifted ? 'lift' : light;
  // "a ban on cloning": the measure is itself the verb.
  const itself = verb === reading.lower(head).replace(/s$/, '') && /^(on|of)$/.test(reading.lower(head + 1));
  const first = itself ? head + 2 : range.first;
  const phrase = render(reading, first, last, resolve, LONGEST);
  return phrase ? { wording: `${verb} ${phrase}`, quality: 2, verb, object: first } : null;
}

/** A noun as a course of action: one of action itself, or a measure. @param lifted as of fromMeasure */
export const fromNoun = (reading: Reading, range: WordRange, resolve: Resolve, lifted = false): Wording | null =>
  fromNounOfAction(reading, range, resolve) ?? fromMeasure(reading, range, resolve, lifted);

const electing = /^(endors|elect|vot(e|ed|es|ing)$|back|support|campaign)/;
const court = /\b(court|judge|justice|secretary|nominee|ambassador|chairman|attorney)\b/i;

/** "endorsed [Clinton]" → "Elect Clinton"; "voted for [Judge Kavanaugh]" → "Confirm Judge Kavanaugh". */
export function fromCandidate(reading: Reading, range: WordRange, cue: WordRange, resolve: Resolve): Wording | null {
  const head = nounHead(reading, range);
  if (head < 0 || !/^NNP/.test(reading.tag(head)) || head - range.first > 4) return null;
  if (reading.analysis.names.find((n) => n.first <= head && head <= n.last)?.type !== 'PER') return null;
  const said = reading.lower(cue.first);
  const name = render(reading, range.first, range.last, resolve, 8);
  if (/^(nominat|nominee)/.test(said))
    return { wording: `nominate ${name}`, quality: 3, verb: 'nominate', object: range.first };
  if (!electing.test(said)) return null;
  const sentence = reading.analysis.sentences[reading.sentenceOf(cue.first)]!;
  const verb = court.test(reading.text.slice(sentence.start, sentence.end)) ? 'confirm' : 'elect';
  return { wording: `${verb} ${name}`, quality: 2, verb, object: range.first };
}

/**
 * The cue is itself the act: "suspended [Parliament]", "resigned [as governor]". Of one who is against the content only what does away
 * with it, and not where the content is a course of action, which that one then opposes.
 */
export function fromAct(
  reading: Reading,
  range: WordRange,
  cue: WordRange,
  resolve: Resolve,
  stance: Stance,
  holder: string | null,
): Wording | null {
  if (range.first <= cue.last) return null;
  let verb = -1;
  for (let i = cue.first; i <= cue.last; i++) if (/^VB/.test(reading.tag(i))) verb = i;
  if (verb < 0 || (cue.last > verb && !/^(IN|RP)$/.test(reading.tag(cue.last)))) return null;
  const base = infinitive(reading.word(verb), reading.tag(verb));
  const turned = stance === 'oppose';
  if (!isAct(base) || isRefusal(base) || reading.lower(cue.last) === 'by') return null;
  if (turned && (effect(base) >= 0 || fromNoun(reading, range, resolve) !== null)) return null;
  // A passive cue ("was suspended") has its object before it.
  if (/^(was|were|been|is|are|be|being)$/.test(reading.lower(verb - 1))) return null;
  if (isClause(reading, range)) return null;
  const rest = render(reading, range.first, range.last, resolve, LONGEST - 1);
  if (!rest) return null;
  const small = cue.last > verb ? ` ${reading.lower(cue.last)}` : '';
  const who = isPersonal(base) && holder && /^(IN|TO)$/.test(reading.tag(range.first)) ? `have ${holder} ` : '';
  const wording = `${who}${base}${small} ${rest}`;
  return { wording, quality: 3, verb: who ? 'have' : base, object: range.first, turned };
}

/** Has a range a finite verb of its own, outside a relative clause? */
function isClause(reading: Reading, { first, last }: WordRange): boolean {
  for (let i = first; i <= last; i++) {
    if (/^W/.test(reading.tag(i)) || reading.lower(i) === 'that') return false;
    if (/^(VBD|VBZ|VBP|MD)$/.test(reading.tag(i))) return true;
  }
  return false;
}
