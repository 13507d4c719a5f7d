/** Wordings from a verb in the content: "to allow …", "lifting …", "the U.S. should not deploy …", "that the governor step down". */
import { isPersonal, isWanting, oppositeOf } from '../../lexicon/courses.ts';
import { arePeople, type Reading } from '../../mentions/index.ts';
import type { WordRange } from '../../model.ts';
import { beforeFinite, negation } from './clause.ts';
import { infinitive } from './inflect.ts';
import { LONGEST, type Resolve, render } from './render.ts';
import type { Wording } from './wording.ts';

/** These oblige; "will", "would" and their like tell what the subject means to do, if it is one that can mean it. */
const obliging = /^(must|should|shall|ought|need|needs|needed|has|have|had|let)$/;
const intending = /^(will|would|can|could|may|might|'ll|’ll|'d|’d)$/;
const auxiliary = /^(be|been|being|is|are|was|were|has|have|had|do|does|did|'s|’s|'ve|’ve|'d|’d|'ll|’ll|'re|’re)$/;
const particle = /^(down|out|up|off|back|aside|away|over|in)$/;

export interface Clause {
  reading: Reading;
  /** The holder is for what the content says: a negation in it makes the contrary the course, where there is a word for that. */
  inFavour: boolean;
  resolve: Resolve;
  /** Can the words at a place mean to do something: a person, a body, a country, a pronoun for one? */
  canAct(word: number): boolean;
}

/** "deploy" and what follows, as an imperative. */
function imperative(
  { reading, resolve }: Clause,
  verb: number,
  last: number,
  subject: string,
  tag = reading.tag(verb),
): Wording | null {
  const from = afterWord(reading, verb, last);
  const base = infinitive(reading.word(verb), tag);
  if (base === 'be') return null;
  // "lifting and easing": the second verb takes the form of the first.
  const inflect = (i: number): string | null =>
    tag === 'VBG' && /^\w{3,}ing$/.test(reading.lower(i)) && /^(and|or)$/.test(reading.lower(i - 1))
      ? infinitive(reading.word(i), 'VBG')
      : null;
  const rest = render(reading, from, last, resolve, LONGEST, inflect);
  const alone = !rest || /^(IN|RP|TO|RB)$/.test(reading.tag(from)) || particle.test(reading.lower(from));
  // "pay more than they do now": a pronoun that nothing resolved is the subject's.
  const own = /\b(they|he|she)\b|\b(its|their|his|her) own\b/.test(rest);
  const who = subject && ((isPersonal(base) && alone) || own) ? `have ${subject} ` : '';
  const bare = !rest && !who;
  // "re-open", "don't", "let's": a part of the verb.
  const joined = from <= last && reading.words[verb]!.end === reading.words[from]!.start;
  const gap = joined && /^(-|n['’]t$|['’]s$)/.test(reading.lower(from)) ? '' : ' ';
  return { wording: `${who}${base}${gap}${rest}`, quality: bare ? 1 : 3, verb: who ? 'have' : base, object: from };
}

/** The word after a verb, past the ending that an editor put on it: "take[s] responsibility". */
function afterWord(reading: Reading, verb: number, last: number): number {
  const bracket = reading.word(verb + 1) === '[' && reading.words[verb]!.end === reading.words[verb + 1]!.start;
  return bracket && verb + 3 <= last && reading.word(verb + 3) === ']' ? verb + 4 : verb + 1;
}

/** @param range without quotation marks; @returns null where no verb of it is a course of action */
export function fromVerb(clause: Clause, range: WordRange): Wording | null {
  return leading(clause, range) ?? inClause(clause, range);
}

/** "to allow …", "not to fire …", "lifting …", "quickly pass …". */
function leading(clause: Clause, { first, last }: WordRange): Wording | null {
  const { reading } = clause;
  let i = first;
  // "would not accept …"
  if (reading.tag(i) === 'MD' && i < last) i++;
  if (i > first && reading.lower(i) === 'have') return null;
  if (negation.test(reading.lower(i)) && i < last) i++;
  const to = reading.lower(i) === 'to';
  if (to) i++;
  while (reading.tag(i) === 'RB' && i < last) i++;
  const tag = reading.tag(i);
  const gerund =
    tag === 'VBG' ||
    (i === first &&
      /^(NNP?|JJ)$/.test(tag) &&
      /^\w{3,}ing$/.test(reading.lower(i)) &&
      reading.relation(i) !== 'amod' &&
      (/^(DT|PRP\$|JJ|NNP|NNS|CD)$/.test(reading.tag(i + 1)) ||
        // "Delaying legalization", no "housing policy"
        (/^NN/.test(reading.tag(i + 1)) && reading.relation(i) !== 'compound')));
  if (!(tag === 'VB' || tag === 'VBP' || gerund)) return null;
  if (tag === 'VBP' && !to && i !== first) return null;
  // "haven't yet agreed" asks for nothing.
  if (!to && auxiliary.test(reading.lower(i)) && /^(VB|RB)/.test(reading.tag(i + 1)) && tag !== 'VB') return null;
  // "Engaging … would be wrong" is a clause about it: the verb's own words end before the next finite one.
  const end = gerund ? beforeFinite(reading, i + 1, last) : last;
  return imperative(clause, i, end, '', gerund ? 'VBG' : 'VB');
}

const nominal = /^(NN|NNS|NNP|NNPS|PRP|DT|JJ|JJR|JJS|POS|CD|PRP\$|HYPH|FW|EX|``|''|-LRB-|-RRB-|PDT|RB)$/;

/** A clause whose subject is to do it: its first duty, its infinitive after a noun phrase, or its bare verb ("that he step down"). */
function inClause(clause: Clause, { first, last }: WordRange): Wording | null {
  const { reading, canAct } = clause;
  for (let at = first + 1; at <= last; at++) {
    const word = reading.lower(at);
    const tag = reading.tag(at);
    const before = at - 1;
    const to = word === 'to' && reading.tag(at + 1) === 'VB';
    if (to && at - first <= 9 && (adjectival(reading, first, at) || wanted(reading, first, at)))
      return reading.lower(at + 1) === 'be' && reading.tag(at + 2) === 'VBN'
        ? passive(clause, first, before, at + 2, last, false)
        : imperative(
            clause,
            at + 1,
            beforeVerbOf(reading, before, at + 1, last),
            // "wants foreign troops to leave", but "a chance to leave"
            canAct(before) || arePeople(reading.lower(before)) ? subjectOf(clause, first, before) : '',
          );
    // Tag and tree may disagree on "as": what only marks a noun is no verb.
    if (tag === 'VB' && reading.relation(at) !== 'case' && onlyNominal(reading, first, before))
      return imperative(clause, at, last, subjectOf(clause, first, before));
    if (!obliging.test(word) && !intending.test(word)) {
      if (/^(VBZ|VBD|VBP)$/.test(tag) && !adjectival(reading, first, at + 3)) return null;
      continue;
    }
    // "the votes needed to pass it"
    if (word === 'needed' && tag !== 'VBD') continue;
    if (/^(has|have|had|need|needs|needed|ought)$/.test(word) && reading.lower(at + 1) !== 'to' && tag !== 'MD') {
      if (/^VB/.test(tag)) return null;
      continue;
    }
    if (intending.test(word) && !(canAct(before) || /^(PRP|EX)$/.test(reading.tag(before)))) return null;
    let verb = at + 1;
    let negated = false;
    for (let steps = 0; steps < 6 && verb <= last; steps++) {
      const next = reading.lower(verb);
      if (negation.test(next)) negated = true;
      else if (
        !(
          next === 'to' ||
          next === 'either' ||
          /^RB/.test(reading.tag(verb)) ||
          (auxiliary.test(next) && /^(VB|RB)/.test(reading.tag(verb + 1)))
        )
      )
        break;
      verb++;
    }
    if (verb > last || !/^VB/.test(reading.tag(verb))) return null;
    // "should be prosecuted", whatever the tagger calls it
    if (/^VB[DN]$/.test(reading.tag(verb)) && /^(be|been|being)$/.test(reading.lower(verb - 1)))
      return passive(clause, first, before, verb, last, negated);
    return imperative(clause, verb, last, subjectOf(clause, first, before));
  }
  return null;
}

/** "the time to stop it | is now": the last word before the verb whose subject the noun before an infinitive is. */
function beforeVerbOf(reading: Reading, noun: number, infinitive: number, last: number): number {
  const verb = reading.words[noun]!.head;
  for (let i = infinitive + 1; i <= Math.min(verb, last); i++)
    if (/^(MD|VBZ|VBD|VBP)$/.test(reading.tag(i)) && (i === verb || reading.words[i]!.head === verb)) return i - 1;
  return last;
}

/** "the sites to be hit", "Ukraine must be allowed to hit …": what stands before the verb is its object. */
function passive(
  { reading, resolve, inFavour }: Clause,
  first: number,
  before: number,
  verb: number,
  last: number,
  negated: boolean,
): Wording | null {
  // What the subject is allowed to do comes with it.
  const allowed = reading.lower(verb + 1) === 'to';
  const object = render(reading, first, before, resolve, allowed ? 7 : 9);
  const rest = render(reading, verb + 1, last, resolve, allowed ? 8 : 4);
  const base = infinitive(reading.word(verb), 'VBN');
  const asked = (negated && inFavour && oppositeOf(base)) || base;
  return object ? { wording: `${asked} ${object} ${rest}`, quality: 3, verb: asked, object: first } : null;
}

const onlyNominal = (reading: Reading, first: number, last: number): boolean => {
  if (!/^(NN|PRP|CD)/.test(reading.tag(last))) return false;
  for (let i = first; i <= last; i++)
    if (!nominal.test(reading.tag(i)) && !/^(of|for)$/.test(reading.lower(i))) return false;
  return true;
};

/** "[Ukraine] to use …", "for him to hand over …", "calls to block …": nothing but a noun phrase before the infinitive. */
const wanted = (reading: Reading, first: number, to: number): boolean =>
  onlyNominal(reading, first, to - 1) &&
  (isWanting(reading.lower(to - 1)) || !/^(DT)$/.test(reading.tag(first)) || to - first <= 4);

/** "it is necessary to …", "the time to …": the infinitive is what is judged. */
function adjectival(reading: Reading, first: number, to: number): boolean {
  if (!/^(it|'s|’s|there)$/.test(reading.lower(first))) return false;
  for (let i = first + 1; i < to; i++)
    if (!/^(JJ|JJR|RB|VBZ|VBD|MD|VB|NN|DT|IN|NNP|PRP)$/.test(reading.tag(i)) && !auxiliary.test(reading.lower(i)))
      return false;
  return true;
}

/** The one who is to act, as a wording names it; empty for pronouns that stay unresolved. */
function subjectOf({ reading, resolve }: Clause, first: number, last: number): string {
  const start = /^(that|for)$/.test(reading.lower(first)) ? first + 1 : first;
  if (start > last || (/^PRP$/.test(reading.tag(last)) && !resolve(last))) return '';
  // "There is no chance …" is nobody.
  if (reading.some({ first: start, last }, (i) => /^(EX|MD|VB[DPZ])$/.test(reading.tag(i)))) return '';
  return render(reading, start, last, resolve, 5);
}
