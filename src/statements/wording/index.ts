/**
 * From content to the draft wording of a position: an imperative with its object, 3 to 12 words, positive. It uses the article's own
 * words, resolved references and a light verb, no others; whether somebody is for or against it is told only where he stands to it the
 * other way than to the content (`turned`).
 */
import { isRefusal } from '../../lexicon/courses.ts';
import type { Reading } from '../../mentions/index.ts';
import type { Stance, WordRange } from '../../model.ts';
import type { Asked as Choice } from './candidates.ts';
import { choose } from './choice.ts';
import { beforePredicate } from './clause.ts';
import { fromAct, fromCandidate, fromNoun, nounHead } from './nouns.ts';
import { LONGEST, type Resolve, render } from './render.ts';
import { fromVerb } from './verbs.ts';
import type { Wording } from './wording.ts';

export { candidates } from './candidates.ts';
export type { Resolve } from './render.ts';

export interface Asked {
  content: WordRange;
  cue: WordRange;
  stance: Stance;
  resolve: Resolve;
  /** Can the words at a place mean to do something? */
  canAct(word: number): boolean;
  /** The name of who holds the position, if it has one. */
  holder: string | null;
}

/** What decides where the rules find no verb. */
export type Judge = (reading: Reading, asked: Choice) => Wording;

/** @param judge stands in for the learnt choice, in training; @returns null when no word is left to make a wording of */
export function wordPosition(reading: Reading, asked: Asked, judge: Judge = choose): Wording | null {
  const { content, cue, stance, resolve, canAct, holder } = asked;
  const whole = unquote(reading, content);
  if (!whole) return null;
  // Opposed "against confirming him": confirming him is the course, as it stands.
  const named = stance === 'oppose' && whole.first < whole.last && reading.lower(whole.first) === 'against';
  const range = named ? { ...whole, first: whole.first + 1 } : whole;
  const lifted =
    stance === 'support' &&
    /^(no|without)$/.test(reading.lower(cue.last).replace(/^any$/, reading.lower(cue.last - 1)));
  const noun = (part: WordRange): Wording | null => fromNoun(reading, part, resolve, lifted);
  const verb = (part: WordRange): Wording | null =>
    fromVerb({ reading, resolve, canAct, inFavour: stance === 'support' }, part);
  const deed = stance === 'oppose' ? blamed(reading, range, cue, canAct) : null;
  const made =
    verb(range) ??
    (deed && verb(deed)) ??
    fromCandidate(reading, range, cue, resolve) ??
    fromAct(reading, range, cue, resolve, stance, holder) ??
    unsure(deed ? (noun(deed) ?? bare(reading, deed, resolve)) : (noun(range) ?? bare(reading, range, resolve)));
  const positive =
    made && stance === 'oppose' && !made.turned && undoes(made.verb) && !named && !against(reading, cue)
      ? unsaid(made)
      : made;
  return positive && tidy(affirmed(positive, stance));

  function unsure(ruled: Wording | null): Wording | null {
    return ruled && judge(reading, { content: range, cue, stance, resolve, ruled });
  }

  /** "to reject the deal", against the deal: the deal is the course. */
  function unsaid({ object }: Wording): Wording | null {
    const rest = { first: object, last: beforeSecond(object) };
    return object > rest.last ? made : (verb(rest) ?? noun(rest) ?? adopted(rest) ?? bare(reading, rest, resolve));
  }

  /** "to stop the attacks | and apologize": only the attacks are opposed. */
  function beforeSecond(object: number): number {
    for (let i = object + 1; i <= range.last; i++)
      if (reading.relation(i) === 'conj' && reading.words[i]!.head < object && reading.tag(i - 1) === 'CC')
        return i - 2;
    return range.last;
  }

  function adopted(rest: WordRange): Wording | null {
    if (!isRefusal(made!.verb)) return null;
    const phrase = render(reading, rest.first, rest.last, resolve, 11);
    return phrase ? { wording: `approve ${phrase}`, quality: 2, verb: 'approve', object: rest.first } : null;
  }
}

/** A verb whose object is what the one who is against it wants gone. */
const undoes = (verb: string): boolean =>
  isRefusal(verb) || /^(stop|prevent|halt|fight|challenge|oppose|undermine|avoid|resist|end|delay|ban)$/.test(verb);

const blaming =
  /^(condemn|critici[sz]|blam|hammer|slam|attack|rebuk|denounc|fault|accus|lambast|blast|chid|scold|berat|reprimand|censur|castigat|assail|sued?$|suing|hit|grill)/;

/** "Biden for accumulating wealth", "Montana over its ballot act": for what those are blamed. */
function blamed(
  reading: Reading,
  { first, last }: WordRange,
  cue: WordRange,
  canAct: Asked['canAct'],
): WordRange | null {
  const blames = reading.some(cue, (i) => blaming.test(reading.lower(i)));
  for (let i = first + 1; i < last && i <= first + 7; i++) {
    if (/^(VB|MD|IN|TO|,|\.)/.test(reading.tag(i - 1))) return null;
    const what = reading.lower(i) === 'over' || (blames && reading.lower(i) === 'for');
    if (what && canAct(i - 1) && !/^(NNP|RB)/.test(reading.tag(i + 1))) return { first: i + 1, last };
  }
  return null;
}

const refusing =
  /^(oppos\w*|reject\w*|condemn\w*|denounc\w*|against|critici\w*|refus\w*|not|never|n['’]t|no|ruled|warn\w*|declin\w*|fight\w*|fought|block\w*|veto\w*|object\w*|disagree\w*)$/;

/** Does the cue itself say no? Then the content is what is opposed, as it stands. */
function against(reading: Reading, cue: WordRange): boolean {
  return reading.some({ first: cue.first - 1, last: cue.last }, (i) => refusing.test(reading.lower(i)));
}

/** Quotation marks, leading conjunctions and "that" off the ends. */
function unquote(reading: Reading, content: WordRange): WordRange | null {
  let { first, last } = content;
  while (
    first < last &&
    (!/[\p{L}\p{N}$£€]/u.test(reading.word(first)) ||
      /^(that|and|but|or|so|because|if|as|which|also|for)$/.test(reading.lower(first))) &&
    !(reading.lower(first) === 'as' && first === content.first)
  )
    first++;
  // "224 to 202, a bill that …": how many voted for it is not what they voted for.
  if (
    /^\d+$/.test(reading.word(first)) &&
    /^(to|[-–])$/.test(reading.word(first + 1)) &&
    reading.word(first + 3) === ','
  )
    first = Math.min(first + 4, last);
  // "I think that …", "we believe …" only tell that it is an opinion.
  if (
    /^(i|we)$/.test(reading.lower(first)) &&
    /^(think|believe|hope|feel|want)$/.test(reading.lower(first + 1)) &&
    first + 2 < last
  )
    first += reading.lower(first + 2) === 'that' ? 3 : 2;
  // "“resolutely opposed” to the test", "in favour of a vote": the stance is told by itself.
  const opening: number[] = [];
  for (let i = first; i <= last && opening.length < 4; i++)
    if (/\p{L}/u.test(reading.word(i)) && !(opening.length === 0 && reading.tag(i) === 'RB')) opening.push(i);
  const words = opening.map((i) => reading.lower(i)).join(' ');
  if (/^opposed to /.test(words)) first = opening[2]!;
  else if (/^in favou?r of /.test(words)) first = opening[3]!;
  // "what he called a breach": the breach.
  if (reading.lower(first) === 'what')
    for (let i = first + 2; i < last && i <= first + 5; i++)
      if (
        /^(called|calls|described|describes|termed|deemed)$/.test(reading.lower(i)) &&
        !/^(on|for)$/.test(reading.lower(i + 1))
      ) {
        first = pastMarks(reading, reading.lower(i + 1) === 'as' ? i + 2 : i + 1, last);
        break;
      }
  // "would like to see more laws": the laws are what is wanted.
  if (reading.lower(first) === 'like' && reading.lower(first + 1) === 'to' && first + 2 <= last) first += 2;
  if (reading.lower(first) === 'see' && first < last) {
    const thing = pastMarks(reading, first + 1, last);
    if (/^(DT|JJR?|NN|CD)/.test(reading.tag(thing))) first = thing;
  }
  while (last > first && !/[\p{L}\p{N}%]/u.test(reading.word(last))) last--;
  return /[\p{L}\p{N}]/u.test(reading.word(first)) ? { first, last } : null;
}

/** The first word from `from` on that is no mark; `last` where none is. */
function pastMarks(reading: Reading, from: number, last: number): number {
  let at = from;
  while (at < last && !/[\p{L}\p{N}$£€]/u.test(reading.word(at))) at++;
  return at;
}

/** What makes no imperative by itself: a thing is supported, a person backed; a clause and other words are shown as they stand. */
function bare(reading: Reading, range: WordRange, resolve: Resolve): Wording | null {
  let { first, last } = range;
  // "to fact check the president": the tagger takes the verb for a noun.
  if (reading.tag(first) === 'TO' && first < last) first++;
  for (let i = first + 2; i <= last; i++) if (subordinating.test(reading.lower(i))) last = i - 1;
  // "himself", "angry": nothing is named that one could be for.
  let names = false;
  for (let i = first; i <= last; i++) names ||= /^(NN|VB)/.test(reading.tag(i));
  if (!names) return null;
  const head = nounHead(reading, { first, last });
  const end = head < 0 ? last : beforePredicate(reading, head, last);
  // "The oath is unconstitutional" judges the oath; "the dispute could go to court" is about no oath, but about going.
  const whole =
    head < 0 ||
    (opensClause(reading, end + 1, last) && !/^(is|are|was|were|['’]s|['’]re)$/.test(reading.lower(end + 1)));
  const wording = render(reading, first, whole ? last : end, resolve, LONGEST);
  return wording
    ? { wording: whole ? wording : `${takes(reading, head)} ${wording}`, quality: 1, verb: '', object: first }
    : null;
}

const subordinating = /^(because|although|though|while|whereas|until|unless|if)$/;

const opensClause = (reading: Reading, word: number, last: number): boolean =>
  word <= last && /^(MD|VBZ|VBD|VBP)$/.test(reading.tag(word));

const takes = (reading: Reading, noun: number): string =>
  reading.analysis.names.some(({ first, last, type }) => type === 'PER' && first <= noun && noun <= last)
    ? 'back'
    : 'support';

/** "Send no troops" asks for the contrary of sending troops; who is said to oppose it opposes the sending. */
function affirmed(made: Wording, stance: Stance): Wording {
  const [, verb, rest] =
    /^(\w+(?: (?:out|off|up|down))?) no (?!(?:one|longer|matter|more|less|later|earlier|sooner|fewer|other|doubt|confidence|to|on|in|for|at|and|or)\b)(.+)$/.exec(
      made.wording,
    ) ?? [];
  if (!rest || made.quality < 2 || /^(make|have|see|do|leave|take|give|show|say|vote)$/.test(verb!)) return made;
  return { ...made, wording: `${verb} ${rest}`, turned: stance === 'support' };
}

function tidy(made: Wording): Wording | null {
  const wording = made.wording.replace(/\s+/g, ' ').trim();
  if (!/\p{L}{2}/u.test(wording)) return null;
  return { ...made, wording: wording[0]!.toUpperCase() + wording.slice(1) };
}
