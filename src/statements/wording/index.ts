/**
 * From content to the draft wording of a position: an imperative with its object, 3 to 12 words, positive. It uses the article's own
 * words, resolved references and a light verb, no others; `flipped` says that the content negates the wording.
 */
import type { Reading } from '../../mentions/index.ts';
import type { WordRange } from '../../model.ts';
import { infinitive, verbOfNoun } from './inflect.ts';

export interface Wording {
  wording: string;
  /** The content asks not to do it ("should not deploy"). */
  flipped: boolean;
  /** How well the wording names a course of action: 3 an imperative from a verb, 2 a measure with a light verb, 1 the bare words. */
  quality: 1 | 2 | 3;
}

const LONGEST = 12;
const duty = /^(must|should|shall|will|would|can|could|may|might|ought|need|needs|has|have|had)$/;
const auxiliary = /^(be|been|being|is|are|was|were|has|have|had|do|does|did|'s|’s|'ve|’ve|'d|’d|'ll|’ll|'re|’re)$/;
const negation = /^(not|n['’]t|never|no|cannot|nor)$/;

/**
 * @param resolve the name that a pronoun or description at a word stands for; null to keep the word
 * @returns null when no word is left to make a wording of
 */
export function wordPosition(
  reading: Reading,
  content: WordRange,
  cue: WordRange,
  resolve: (word: number) => string | null = () => null,
): Wording | null {
  const range = unquote(reading, content);
  if (!range) return null;
  const made =
    fromVerb(reading, range, resolve) ?? fromNoun(reading, range, cue, resolve) ?? bare(reading, range, resolve);
  if (!made) return null;
  const wording = made.wording.trim();
  return /\p{L}{2}/u.test(wording) ? { ...made, wording: wording[0]!.toUpperCase() + wording.slice(1) } : null;
}

/** Quotation marks, leading conjunctions and "that" off the ends. */
function unquote(reading: Reading, content: WordRange): WordRange | null {
  let { first, last } = content;
  while (
    first <= last &&
    (!/[\p{L}\p{N}$£€]/u.test(reading.word(first)) ||
      /^(that|and|but|or|so|because|if|as|which|also|for)$/.test(reading.lower(first))) &&
    first < last
  )
    first++;
  while (last > first && !/[\p{L}\p{N}%]/u.test(reading.word(last))) last--;
  return first <= last ? { first, last } : null;
}

/** The words of a range as an imperative shows them: no quotation marks or brackets, references resolved, cut at twelve words. */
function render(
  reading: Reading,
  first: number,
  last: number,
  resolve: (word: number) => string | null,
  room: number,
): string {
  const out: string[] = [];
  let count = 0;
  let safe = 0;
  let kept = -1;
  for (let i = first; i <= last; i++) {
    const word = reading.word(i);
    if (/^["“”()[\]{}]$|^``$|^''$/.test(word)) continue;
    const lower = word.toLowerCase();
    if (
      i > first &&
      (/^(which|who|because|although|though|while|whereas|after|before|until|when|unless|if|saying|adding)$/.test(
        lower,
      ) ||
        /^[;:—–]$/.test(word))
    )
      break;
    if (word === ',' && (reading.tag(i + 1) !== 'JJ' || count > 6)) break;
    const name = resolve(i);
    const text = name && /^(PRP\$)$/.test(reading.tag(i)) ? `${name}’s` : (name ?? word);
    const glued = kept >= 0 && !/\s/.test(reading.text.slice(reading.words[kept]!.end, reading.words[i]!.start));
    kept = i;
    if (/^[\p{L}\p{N}$]/u.test(word) && !glued) count += text.split(' ').length;
    if (count > room) {
      out.length = safe;
      break;
    }
    out.push((glued && !name ? '' : out.length > 0 ? ' ' : '') + text);
    if (
      !/^(IN|TO|DT|CC|PRP\$|JJ|POS|MD|RB|HYPH|CD|\$|,)$/.test(reading.tag(i)) &&
      !/^(compound|amod|nummod|case|mark|det)$/.test(reading.relation(i))
    )
      safe = out.length;
  }
  return out.slice(0, safe).join('').replace(/\s+/g, ' ').trim();
}

/** "to allow …", "lifting …", "the U.S. should not deploy …", "Biden to allow …", "weapons be banned". */
function fromVerb(reading: Reading, range: WordRange, resolve: (word: number) => string | null): Wording | null {
  const { first, last } = range;
  let flipped = false;
  const imperative = (verb: number, from: number): Wording | null => {
    const base = infinitive(reading.word(verb), reading.tag(verb));
    if (base === 'be') return null;
    const rest = render(reading, from, last, resolve, LONGEST - 1);
    return rest || reading.tag(verb) === 'VB' || reading.tag(verb) === 'VBG'
      ? { wording: `${base} ${rest}`, flipped, quality: rest ? 3 : 1 }
      : null;
  };
  let i = first;
  if (negation.test(reading.lower(i))) {
    flipped = true;
    i++;
  }
  if (reading.lower(i) === 'to') i++;
  while (/^RB$/.test(reading.tag(i)) && i < last) i++;
  if (
    /^(VB|VBG)$/.test(reading.tag(i)) &&
    (i === first || reading.lower(i - 1) === 'to' || /^(RB)$/.test(reading.tag(i - 1)) || flipped)
  )
    return imperative(i, i + 1);
  // A clause: its first duty ("must", "should", "to") with a verb after it; what stands before is the one who is to act.
  for (let at = first + 1; at < last; at++) {
    const word = reading.lower(at);
    const to =
      word === 'to' &&
      reading.tag(at + 1) === 'VB' &&
      at - first <= 8 &&
      /^(NN|PRP|IN|VB|JJ)/.test(reading.tag(at - 1));
    if (!to && !duty.test(word)) continue;
    if (/^(has|have|had|need|needs|ought)$/.test(word) && reading.lower(at + 1) !== 'to') continue;
    let verb = at + 1;
    for (let steps = 0; steps < 5 && verb <= last; steps++) {
      const next = reading.lower(verb);
      if (negation.test(next)) flipped = true;
      else if (!(next === 'to' || reading.tag(verb) === 'RB' || auxiliary.test(next))) break;
      verb++;
    }
    if (verb > last || !/^VB/.test(reading.tag(verb))) {
      if (to) continue;
      break;
    }
    const passive = reading.tag(verb) === 'VBN' && /^(be|been|being)$/.test(reading.lower(verb - 1));
    if (passive) {
      const object = render(reading, first, at - 1, resolve, 7);
      const rest = render(reading, verb + 1, last, resolve, 4);
      return { wording: `${infinitive(reading.word(verb), 'VBN')} ${object} ${rest}`, flipped, quality: 3 };
    }
    return imperative(verb, verb + 1);
  }
  return null;
}

const measures: readonly [RegExp, string][] = [
  [/^(bill|act|law|legislation|resolution|amendment|budget|measure|referendum|proposition|reform|reforms)$/, 'pass'],
  [
    /^(package|aid|assistance|funding|fund|funds|money|help|relief|support|billion|million|loan|grant|insurance|coverage)$/,
    'provide',
  ],
  [
    /^(sanction|sanctions|tariff|tariffs|tax|taxes|restriction|restrictions|limit|limits|rule|rules|regulation|regulations|ban|bans|embargo|quota|fee|curfew|lockdown|mandate)$/,
    'impose',
  ],
  [/^(strike|strikes|attack|attacks|operation|operations|war|raid|campaign|offensive|action|bombing)$/, 'carry out'],
  [
    /^(vote|election|elections|hearing|hearings|talks|negotiations|meeting|summit|inquiry|investigation|trial|debate)$/,
    'hold',
  ],
  [
    /^(plan|policy|deal|agreement|treaty|accord|pact|proposal|program|programme|approach|strategy|initiative|system|decision|order)$/,
    'adopt',
  ],
];

/** A measure named by a noun: "the withdrawal of troops", "a $3.74 billion aid package", "the bill". */
function fromNoun(
  reading: Reading,
  range: WordRange,
  cue: WordRange,
  resolve: (word: number) => string | null,
): Wording | null {
  const { first, last } = range;
  const head = nounHead(reading, range);
  if (head < 0) return null;
  const noun = reading.lower(head);
  const verb = verbOfNoun(noun);
  if (verb && /^(of|on)$/.test(reading.lower(head + 1))) {
    const rest = render(reading, head + 2, last, resolve, LONGEST - 1);
    if (rest) return { wording: `${verb} ${rest}`, flipped: false, quality: 3 };
  }
  const electing = /^(endors|nominat|elect|vot(e|ed|es|ing)$|back|support|campaign)/.test(reading.lower(cue.first));
  if (electing && /^NNP/.test(reading.tag(head)) && head - first <= 4 && last - head <= 4) {
    const name = resolve(head) ?? render(reading, first, head, resolve, 6);
    if (name) return { wording: `elect ${name}`, flipped: false, quality: 2 };
  }
  const light = measures.find(([nouns]) => nouns.test(noun));
  const phrase = render(reading, first, last, resolve, LONGEST - 1);
  return light && phrase ? { wording: `${light[1]} ${phrase}`, flipped: false, quality: 2 } : null;
}

/** The last noun of the opening noun phrase; -1 when the range opens with none. */
function nounHead(reading: Reading, { first, last }: WordRange): number {
  let head = -1;
  for (let i = first; i <= last; i++) {
    const tag = reading.tag(i);
    if (/^NN/.test(tag)) head = i;
    else if (
      !/^(DT|JJ|JJR|JJS|CD|PRP\$|POS|HYPH|RB|VBN|VBG|\$|``|''|FW)$/.test(tag) ||
      (head >= 0 && tag !== 'POS' && tag !== 'HYPH' && tag !== 'NN')
    )
      break;
  }
  return head;
}

/** Words that make no imperative are shown as they stand. */
function bare(reading: Reading, { first, last }: WordRange, resolve: (word: number) => string | null): Wording | null {
  const wording = render(reading, first, last, resolve, LONGEST);
  return wording ? { wording, flipped: false, quality: 1 } : null;
}
