/** Imperatives that the words of a content could become, each with what speaks for and against it; which is best is learnt (choice.ts). */
import { isAct, isLeaving, isPersonal, isRefusal, lightVerb, verbOfNoun } from '../../lexicon/courses.ts';
import type { Reading } from '../../mentions/index.ts';
import type { Stance, WordRange } from '../../model.ts';
import { beforeFinite, negation } from './clause.ts';
import { infinitive } from './inflect.ts';
import { LONGEST, type Resolve, render } from './render.ts';
import type { Wording } from './wording.ts';

export interface Candidate extends Wording {
  features: string[];
}

export interface Asked {
  content: WordRange;
  cue: WordRange;
  stance: Stance;
  resolve: Resolve;
  /** What the rules make of it. */
  ruled: Wording;
}

const being = /^(be|been|being|is|are|was|were|am|'s|’s|'re|’re|'m|’m)$/;
const helping =
  /^(have|has|had|do|does|did|'ve|’ve|'d|’d|'ll|’ll|will|would|can|could|may|might|shall|should|must|to)$/;
const misplaced = /^(not|n['’]t|never|so|too)?$|^(I|we|he|she|they)\b/i;
const deictic =
  /\b(it|this|that|these|those|they|them|he|she|we|us|our|his|her|their|its|i|me|my|you|your|which|who|what)\b/i;

/** @returns the rules' own wording first; none twice: the first way to one gives its verb and object */
export function candidates(reading: Reading, { content, cue, stance, resolve, ruled }: Asked): Candidate[] {
  const top = reading.headOf(content);
  const said = infinitive(reading.word(cue.last), reading.tag(cue.last));
  const found = new Map<string, Candidate>();
  propose(`rule${ruled.quality}`, ruled, top, [`clause:${clause()}`, `first:${reading.tag(content.first)}`]);
  for (let i = content.first; i <= content.last; i++) {
    const tag = reading.tag(i);
    if (/^VB/.test(tag)) fromVerb(i, tag);
    else if (/^NN/.test(tag) && !/^(compound|flat)$/.test(reading.relation(i))) fromNoun(i);
    if (!/^VB/.test(tag) && opens(i) && /^\w{3,}ing$/.test(reading.lower(i))) fromVerb(i, 'VBG');
  }
  // One who is against the content did something else, or it is said by fromAct.
  if (stance !== 'oppose' && content.first > cue.last)
    for (let i = cue.first; i <= cue.last; i++) if (/^VB/.test(reading.tag(i))) fromCue(i);
  return [...found.values()];

  function put(kind: string, verb: string, rest: string, at: number, object: number, more: string[]): void {
    // "Back not", "Bring they": the words do not go so.
    if (misplaced.test(rest.trim())) return;
    // "his confirmation": nothing ends on whose it is.
    const wording = `${verb} ${rest}`
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/['’]s?$/, '');
    propose(kind, { wording, quality: 3, verb, object }, at, more);
  }

  function propose(kind: string, made: Wording, at: number, more: string[]): void {
    const { wording, verb } = made;
    const count = wording.split(' ').length;
    const tests = [
      `size:${[2, 3, 5, 8, 10].find((most) => count <= most) ?? 11}`,
      `stance:${stance}`,
      `said:${said}`,
      `cue:${reading.lower(cue.first)}`,
      `verb:${verb}`,
      `tag:${reading.tag(at)}`,
      `deep:${depth(at)}`,
      `at:${at < content.first ? 'cue' : ([0, 1, 2, 5, 9].find((most) => at - content.first <= most) ?? 10)}`,
      `rel:${at === top ? 'top' : reading.relation(at)}`,
      ...more,
    ];
    const features = [kind, `verb:${verb}`, ...tests.map((test) => `${kind} ${test}`)];
    if (deictic.test(wording)) features.push('deictic', `${kind} deictic`);
    if (isRefusal(verb)) features.push(`refusal stance:${stance}`);
    if (isAct(verb)) features.push('act');
    if (isPersonal(verb)) features.push('personal');
    const kept = found.get(wording);
    if (kept) kept.features = [...new Set([...kept.features, ...features])];
    else found.set(wording, { ...made, features });
  }

  /** The first finite verb of the content, by its tag and whether it opens a clause of its own. */
  function clause(): string {
    for (let i = content.first; i <= content.last; i++)
      if (/^(VBD|VBZ|VBP|MD)$/.test(reading.tag(i)))
        return /^W|^that$/.test(reading.tag(i - 1)) ? 'relative' : reading.tag(i);
    return 'none';
  }

  /** Steps up the tree to the head of the content. */
  function depth(at: number): string {
    let i = at;
    for (let steps = 0; steps < 4; steps++) {
      if (i === top) return String(steps);
      const { head } = reading.words[i]!;
      if (head === i || head < content.first || head > content.last) return 'out';
      i = head;
    }
    return '4';
  }

  function opens(i: number): boolean {
    return i === content.first || (i === content.first + 1 && /^\W+$/.test(reading.word(i - 1)));
  }

  /** What stands before a verb or noun: the start, "to", a modal, a tag; "not" beside it. */
  function before(at: number): string {
    let word = at - 1;
    let no = '';
    for (; word >= content.first && (reading.tag(word) === 'RB' || negation.test(reading.lower(word))); word--)
      if (negation.test(reading.lower(word))) no = 'not ';
    const lower = reading.lower(word);
    const shown = being.test(lower) || helping.test(lower) ? lower : reading.tag(word).slice(0, 2);
    return `after:${no}${word < content.first && shown.length > 3 ? 'start' : shown}`;
  }

  function fromVerb(i: number, tagged: string): void {
    // "be implemented", whatever the tagger calls it
    const tag = tagged === 'VBD' && being.test(reading.lower(i - 1)) ? 'VBN' : tagged;
    const base = infinitive(reading.word(i), tag);
    if (base === 'be' || /^(aux|cop)$/.test(reading.relation(i)) || !/^\p{L}{2}/u.test(base)) return;
    if (helping.test(reading.lower(i)) && /^(VB|MD)/.test(reading.tag(i + 1))) return;
    const children = reading.childrenOf(i);
    const doer = children.find((c) => c < i && /^[nc]subj$/.test(reading.relation(c))) ?? -1;
    const last = Math.min(Math.max(i, reading.subtree(i).last), content.last);
    const more = [
      before(i),
      `doer:${doer < 0 ? 'none' : /^(PRP|W|D)/.test(reading.tag(doer)) ? reading.lower(doer) : reading.tag(doer)}`,
      `no:${+children.some((c) => negation.test(reading.lower(c)))}`,
      `next:${reading.tag(i + 1).slice(0, 2)}`,
    ];
    const passive = being.test(reading.lower(i - 1)) || children.some((c) => being.test(reading.lower(c)));
    // "elected office" elects none
    if (tag === 'VBN' && reading.relation(i) === 'amod') return;
    if (tag === 'VBN' && (passive || reading.relation(i) === 'acl')) {
      const acted = passive ? doer : reading.words[i]!.head;
      if (acted < content.first || acted >= i) return;
      const first = Math.max(reading.subtree(acted).first, content.first);
      // All before "can be implemented" is what is to be done, wherever the tree hangs it.
      const helper = children.find((c) => c > acted && c < i && reading.relation(c) === 'aux') ?? i;
      const object = render(reading, first, passive ? helper - 1 : acted, resolve, 9);
      if (object)
        put(
          passive ? 'passive' : 'done',
          base,
          `${object} ${render(reading, i + 1, last, resolve, 4)}`,
          i,
          first,
          more,
        );
      return;
    }
    const inflect = (k: number): string | null =>
      tag === 'VBG' && reading.tag(k) === 'VBG' && /^(and|or)$/.test(reading.lower(k - 1))
        ? infinitive(reading.word(k), 'VBG')
        : null;
    // "killing people | should be punished"; "deciding what could be useful" goes on.
    const cut = tag === 'VBG' ? beforeFinite(reading, i + 1, content.last) : content.last;
    const ends = [['tree', last] as const, ['all', last <= cut ? cut : content.last] as const];
    for (const [name, to] of ends)
      put('verb', base, render(reading, i + 1, to, resolve, LONGEST, inflect), i, i + 1, [...more, `end:${name}`]);
    if (doer < content.first || /^(i|we|it|that|which|who|there)$/.test(reading.lower(doer))) return;
    const who = render(reading, Math.max(reading.subtree(doer).first, content.first), doer, resolve, 5);
    if (who) put('have', 'have', `${who} ${base} ${render(reading, i + 1, last, resolve, 8, inflect)}`, i, i + 1, more);
  }

  function fromNoun(i: number): void {
    const noun = reading.lower(i);
    const tree = reading.subtree(i);
    const last = Math.max(i, Math.min(tree.last, content.last));
    let first = Math.max(tree.first, content.first);
    while (first < i && !/^(DT|PDT|PRP\$|JJ|NN|CD|VBN|VBG|\$|RB)/.test(reading.tag(first))) first++;
    // "no new taxes", wherever the tree hangs the "no"
    if (first > content.first && reading.lower(first - 1) === 'no') first--;
    const more = [before(first), `noun:${noun}`];
    const action = verbOfNoun(noun) ?? (/^\w{3,}ing$/.test(noun) ? infinitive(noun, 'VBG') : null);
    if (action && !isLeaving(action)) {
      const link = reading.lower(i + 1);
      if (/^(of|on|to|in|against|for)$/.test(link) && i + 1 < last) {
        const rest = render(reading, i + 2, last, resolve, LONGEST);
        if (rest) put('action', action, rest, i, i + 2, [...more, `link:${link}`]);
      }
      let from = first;
      while (from < i && /^(DT|PDT)$/.test(reading.tag(from))) from++;
      const object = from < i ? render(reading, from, i - 1, resolve, 7) : '';
      if (object) put('action', action, object, i, from, [...more, `link:${reading.tag(i - 1)}`]);
    }
    const light = lightVerb(noun);
    // "a broader probe | may be required"
    const phrase = light ? render(reading, first, beforeFinite(reading, i, last), resolve, LONGEST - 1) : '';
    if (phrase) put('light', light!, phrase, i, first, more);
  }

  function fromCue(i: number): void {
    const base = infinitive(reading.word(i), reading.tag(i));
    if (!isAct(base)) return;
    const rest = render(reading, content.first, content.last, resolve, LONGEST - 1);
    const small = cue.last > i && /^(IN|RP)$/.test(reading.tag(cue.last)) ? `${reading.lower(cue.last)} ` : '';
    if (rest) put('cue', base, small + rest, i, content.first, [`content:${reading.tag(content.first)}`]);
  }
}
