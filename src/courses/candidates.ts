/** Imperatives that some words could become, each with what is known of it; which one a statement is about is learnt (courses/). */
import { isAct, isLeaving, isPersonal, isUnasked, lightVerb, verbOfNoun } from '../lexicon/courses.ts';
import type { Reading } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';
import { negation } from '../statements/wording/clause.ts';
import { infinitive } from '../statements/wording/inflect.ts';
import { LONGEST, type Resolve, render } from '../statements/wording/render.ts';
import type { Wording } from '../statements/wording/wording.ts';

export interface Candidate extends Wording {
  /** What is known of it. */
  traits: string[];
  /** The word it is made of: a verb, or a noun that a verb is given. */
  at: number;
  /** That word, or what governs it in its clause, has a "not". */
  refused: boolean;
}

const being = /^(be|been|being|is|are|was|were|am|'s|’s|'re|’re|'m|’m)$/;
const helping =
  /^(have|has|had|do|does|did|'ve|’ve|'d|’d|'ll|’ll|will|would|can|could|may|might|shall|should|must|to)$/;
/** These have a clause that is to be done. */
const assuring = /^(ensure|require|guarantee|mandate|make|let|have|help)$/;
const misplaced = /^(not|n['’]t|never|so|too)?$|^(I|we|he|she|they)\b/i;
/** @returns none twice: the first way to one gives its verb and object */
export function candidates(reading: Reading, content: WordRange, resolve: Resolve): Candidate[] {
  const top = reading.headOf(content);
  const found = new Map<string, Candidate>();
  for (let i = content.first; i <= content.last; i++) {
    const tag = reading.tag(i);
    if (/^VB/.test(tag)) fromVerb(i, tag);
    else if (/^NN/.test(tag) && !/^(compound|flat)$/.test(reading.relation(i))) fromNoun(i);
    if (!/^VB/.test(tag) && opens(i) && /^\w{3,}ing$/.test(reading.lower(i))) fromVerb(i, 'VBG');
  }
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
      `verb:${verb}`,
      `tag:${reading.tag(at)}`,
      `deep:${depth(at)}`,
      `rel:${at === top ? 'top' : reading.relation(at)}`,
      ...more,
    ];
    const traits = [kind, ...tests.map((test) => `${kind} ${test}`)];
    if (isAct(verb)) traits.push('act');
    if (isPersonal(verb)) traits.push('personal');
    const kept = found.get(wording);
    if (kept) kept.traits = [...new Set([...kept.traits, ...traits])];
    else found.set(wording, { ...made, traits, at, refused: isRefused(at) });
  }

  function isRefused(at: number): boolean {
    for (let [i, steps] = [at, 0]; steps < 3; steps++) {
      if (reading.childrenOf(i).some((child) => negation.test(reading.lower(child)))) return true;
      const { head } = reading.words[i]!;
      if (head === i || head < content.first || /^(root|ccomp|advcl|acl|conj|parataxis)$/.test(reading.relation(i)))
        break;
      i = head;
    }
    return false;
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

  /** Has a clause a finite verb: its head's, or its helper's? */
  function isTold(head: number): boolean {
    const finite = (word: number): boolean => /^(VB[DPZ]|MD)$/.test(reading.tag(word));
    return finite(head) || reading.childrenOf(head).some((c) => /^(aux|cop)$/.test(reading.relation(c)) && finite(c));
  }

  function fromVerb(i: number, tagged: string): void {
    // "be implemented", whatever the tagger calls it
    const tag = tagged === 'VBD' && being.test(reading.lower(i - 1)) ? 'VBN' : tagged;
    const base = infinitive(reading.word(i), tag);
    if (base === 'be' || isUnasked(base) || /^(aux|cop)$/.test(reading.relation(i)) || !/^\p{L}{2}/u.test(base)) return;
    if (helping.test(reading.lower(i)) && /^(VB|MD)/.test(reading.tag(i + 1))) return;
    const children = reading.childrenOf(i);
    // "said there should be no taxes", "think it works": what is said of the world is nothing to do.
    if (!assuring.test(base) && children.some((c) => c > i && reading.relation(c) === 'ccomp' && isTold(c))) return;
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
    put('verb', base, render(reading, i + 1, last, resolve, LONGEST, inflect), i, i + 1, more);
    if (doer < content.first || /^(i|we|it|that|which|who|there)$/.test(reading.lower(doer))) return;
    const first = Math.max(reading.subtree(doer).first, content.first);
    const who = render(reading, first, doer, resolve, 5);
    if (who) put('have', 'have', `${who} ${base} ${render(reading, i + 1, last, resolve, 8, inflect)}`, i, first, more);
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
      // "troop withdrawal", "Parliament's suspension"; a "two-day shutdown" shuts down no day.
      const named = verbOfNoun(noun) && from < i && /^(NN|POS)/.test(reading.tag(i - 1));
      const object = named ? render(reading, from, i - 1, resolve, 7) : '';
      if (object) put('action', action, object, i, from, [...more, `link:${reading.tag(i - 1)}`]);
    }
    const light = lightVerb(noun);
    const phrase = light ? render(reading, first, last, resolve, LONGEST - 1) : '';
    if (phrase) put('light', light!, phrase, i, first, more);
  }
}
