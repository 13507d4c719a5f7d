/**
 * For whom a pronoun of the third person may stand, and what speaks for each: a log-linear choice among the entities named before it and
 * nobody, learnt by `training/mentions`. Gender and kind rule candidates out before anything is weighed.
 */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';
import type { Reading } from './reading.ts';
import {
  agrees,
  isSubject,
  mainClause,
  type Occurrence,
  type PronounKind,
  type Referent,
  sameClause,
  topOfName,
  understood,
} from './references.ts';

/** Someone for whom a pronoun may stand; `entity` is null for nobody that is named. */
export interface Option {
  entity: number | null;
  /** Where it was mentioned last; -1 for nobody. */
  word: number;
  features: string[];
}

/** Sentences back in which a candidate must have been mentioned. */
const reach = 4;

const bucket = (count: number): string => (count > 4 ? '5' : count > 2 ? '3' : String(count));

/**
 * @param kind of the pronoun at a word
 * @param from where a reader looks back from: the word itself, but the quotation's first word for the "he" of "…, he said"
 * @param speaker whoever is quoted there: never "he"
 */
export function optionsFor(
  reading: Reading,
  at: number,
  from: number,
  kind: PronounKind,
  occurrences: readonly Occurrence[],
  referents: readonly Referent[],
  speaker: number | null,
): Option[] {
  const sentence = reading.sentenceOf(from);
  const owns = reading.tag(at) === 'PRP$';
  const subject = isSubject(reading, at);
  const sort = `${kind.number}${owns ? '$' : ''}`;
  const last = new Map<number, Occurrence>();
  const counts = new Map<number, number>();
  const subjects = new Map<number, number>();
  const mains = new Map<number, number>();
  let same: number | null = null;
  for (const occurrence of occurrences) {
    if (occurrence.word >= from) break;
    const { entity, word } = occurrence;
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
    if (entity === speaker || sentence - reading.sentenceOf(word) > reach || !agrees(referents[entity]!, kind))
      continue;
    // Put in anew, so that the order is that of the latest mention.
    last.delete(entity);
    last.set(entity, occurrence);
    if (occurrence.subject) subjects.set(entity, word);
    if (occurrence.subject && mainClause(reading, word)) mains.set(entity, word);
    if (occurrence.pronoun === kind.form) same = entity;
  }
  const options: Option[] = [];
  const recent = [...last].reverse();
  recent.forEach(([entity, occurrence], rank) => {
    const distance = sentence - reading.sentenceOf(occurrence.word);
    const { type, gender } = referents[entity]!;
    const bound =
      distance === 0 &&
      !owns &&
      (sameClause(reading, occurrence.word, at) ||
        (!subject && occurrence.subject && understood(reading, occurrence.word, at)));
    const asSubject = subjects.get(entity);
    const subjectAway = asSubject === undefined ? '-' : String(sentence - reading.sentenceOf(asSubject));
    const features = [
      `distance ${distance}`,
      `rank ${Math.min(rank, 4)}`,
      `rank ${Math.min(rank, 4)} of ${Math.min(recent.length, 4)}`,
      `subject ${occurrence.subject}${occurrence.subject && mainClause(reading, occurrence.word) ? ' main' : ''} ${Math.min(distance, 2)}`,
      `as subject ${subjectAway}`,
      `count ${bucket(counts.get(entity)!)}`,
      `type ${type}`,
      `type ${type} ${Math.min(distance, 2)}`,
      `by ${occurrence.pronoun ? 'pronoun' : 'name'} ${Math.min(distance, 2)}`,
      `parallel ${subject}${occurrence.subject} ${Math.min(distance, 2)}`,
      `first ${entity === 0}`,
      `role ${roleOf(reading, occurrence.word)} ${Math.min(distance, 2)}`,
    ];
    const asMain = mains.get(entity);
    if (!owns) features.push(`as main ${asMain === undefined ? '-' : sentence - reading.sentenceOf(asMain)}`);
    if (kind.gender) features.push(gender === kind.gender ? 'gender known' : 'gender open');
    if (bound) features.push(`bound ${subject}${occurrence.subject}`);
    if (same === entity) features.push('so before', `so before ${Math.min(distance, 2)}`);
    options.push({ entity, word: occurrence.word, features: features.map((feature) => `${sort} ${feature}`) });
  });
  const nearest = recent[0] ? Math.min(3, sentence - reading.sentenceOf(recent[0][1].word)) : 'none';
  const head = reading.words[at]!.head;
  const nobody = [
    'nobody',
    `nobody ${subject}`,
    `nobody nearest ${nearest}`,
    `nobody of ${Math.min(recent.length, 3)}`,
    `nobody rival ${rivals(reading, from, kind, recent[0]?.[1].word ?? -1)}`,
    `nobody verb ${reading.lower(head)}`,
    `nobody next ${reading.lower(at + 1)}`,
  ];
  options.push({ entity: null, word: -1, features: nobody.map((feature) => `${sort} ${feature}`) });
  return options;
}

/** What a noun or the name around it is in its clause; "poss" for whose something is. */
function roleOf(reading: Reading, word: number): string {
  const top = topOfName(reading, word);
  if (reading.childrenOf(top).some((child) => reading.tag(child) === 'POS') || reading.tag(top) === 'PRP$')
    return 'poss';
  const relation = reading.relation(top);
  return /^(nsubj|obj|obl|nmod)$/.test(relation) ? relation : 'other';
}

/** How many nouns that are nobody named stand nearer than the nearest candidate and agree in number; those that are subjects count double. */
function rivals(reading: Reading, at: number, { number }: PronounKind, from: number): number {
  const tag = number === 'many' ? /^NNS$/ : /^NN$/;
  const floor = Math.max(from + 1, reading.analysis.sentences[Math.max(0, reading.sentenceOf(at) - 1)]!.first);
  let count = 0;
  for (let i = floor; i < at; i++)
    if (tag.test(reading.tag(i)) && reading.relation(i) !== 'compound') count += isSubject(reading, i) ? 2 : 1;
  return Math.min(count, 4);
}

let loaded: Map<string, number> | undefined;

/** The option that the weights favour. */
export function bestOption(options: readonly Option[]): number | null {
  loaded ??= new Map(
    Object.entries(JSON.parse(readFileSync(lexiconPath('pronouns.json'), 'utf8')) as Record<string, number>),
  );
  let best: Option | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const option of options) {
    let score = 0;
    for (const feature of option.features) score += loaded.get(feature) ?? 0;
    if (score > bestScore) {
      best = option;
      bestScore = score;
    }
  }
  return best?.entity ?? null;
}
