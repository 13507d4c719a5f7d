/** Pronouns and descriptions of a document, one after the other in the order of the text, each seeing what was resolved before it. */
import { genderOfTitle, isRoleNoun } from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import type { Cast } from './cast.ts';
import { apposed, descriptionAt, isKnownBody, isPredicative, isPublic, isVague, qualitiesOf } from './descriptions.ts';
import { describedOne, type Gender, hasNameBeside, isKin } from './kin.ts';
import { arePeople } from './nouns.ts';
import { bestOption, type Option, optionsFor } from './pronouns.ts';
import type { Reading } from './reading.ts';
import {
  isNoReference,
  isSubject,
  nameless,
  type Occurrence,
  pronounKind,
  type Referent,
  resolveDescription,
} from './references.ts';
import { speakers } from './speakers.ts';
import { nameTurns, speakerIn } from './voices.ts';

/** Whom of the options a pronoun at a word stands for; null for nobody named. */
export type Judge = (options: readonly Option[], word: number) => number | null;

/**
 * @param named the entities of the cast, by index
 * @param judge the learnt choice, or in training the annotators'
 */
export function refer(reading: Reading, cast: Cast, named: readonly Referent[], judge: Judge = bestOption): void {
  const referents = [...named];
  nameTurns(reading, cast);
  const occurrences: Occurrence[] = [];
  /** Plural nouns that "they" may stand for, by their index among the referents. */
  const plurals = new Map<number, number>();
  /** People whom the text only describes, "the woman", "his wife", by their noun: "she" may be one of them, and then is nobody named. */
  const unnamed = new Map<string, number>();
  const namedBeside = new Set<string>();
  const family = namesFamily(cast);
  for (let i = 0; i < reading.words.length; i++)
    if (hasNameBeside(reading, i, (word) => cast.at(word) !== null)) namedBeside.add(reading.lower(i));
  for (let i = 0; i < reading.words.length; i++) {
    const entity = cast.at(i);
    if (entity !== null) {
      if (i === 0 || cast.at(i - 1) !== entity)
        occurrences.push({ word: i, entity, subject: subjectAround(reading, cast, i), pronoun: null });
    } else if (isPlural(reading, i)) {
      plurals.set(referents.length, i);
      occurrences.push({ word: i, entity: referents.length, subject: isSubject(reading, i), pronoun: null });
      referents.push(nameless('group'));
    } else {
      const someone = describedOne(reading, i);
      const noun = reading.lower(i);
      if (!someone || namedBeside.has(noun) || (family && isKin(noun) && reading.lower(i - 1) !== 'my')) continue;
      const known = unnamed.get(noun) ?? referents.length;
      unnamed.set(noun, known);
      occurrences.push({ word: i, entity: known, subject: isSubject(reading, i), pronoun: null });
      if (known === referents.length) referents.push(nameless('person', someone.gender));
    }
  }
  const unnamedOnes = new Set(unnamed.values());
  const speakerAt = speakers(reading, (i) => cast.at(i) !== null);
  const speakerOf = (i: number): number | null => {
    const source = speakerAt[i];
    return source ? speakerIn(reading, cast, source) : null;
  };
  const insert = (word: number, entity: number, pronoun: string | null): void => {
    let at = occurrences.length;
    while (at > 0 && occurrences[at - 1]!.word > word) at--;
    occurrences.splice(at, 0, { word, entity, subject: isSubject(reading, word), pronoun });
  };
  const called = new Map<number, Gender[]>();
  // Twice "she" is never "he" after.
  const learnGender = (entity: number, gender: Gender | null): void => {
    const so = [...(called.get(entity) ?? []), ...(gender ? [gender] : [])];
    called.set(entity, so);
    if (so.length === 2 && so[0] === so[1] && referents[entity]!.gender === null)
      referents[entity] = { ...referents[entity]!, gender: so[0]! };
  };
  const first: number[] = [];
  const from = viewpoints(reading);
  for (const i of [...from.keys()].sort((a, b) => from[a]! - from[b]! || b - a)) {
    if (cast.at(i) !== null || isNoReference(reading, i)) continue;
    const kind = pronounKind(reading.lower(i));
    if (kind?.person === 1) first.push(i);
    else if (kind) {
      const entity = judge(optionsFor(reading, i, from[i]!, kind, occurrences, referents, speakerOf(i)), i);
      if (entity === null) continue;
      const plural = plurals.get(entity);
      if (plural !== undefined) cast.standsFor(i, plural);
      else if (!unnamedOnes.has(entity)) cast.mention(entity, { first: i, last: i }, 'pronoun');
      learnGender(entity, kind.gender);
      insert(i, entity, kind.form);
    } else {
      const description = descriptionAt(reading, i);
      if (!description) continue;
      const entity = describedBy(reading, cast, i, description, occurrences, referents);
      if (entity === null) continue;
      cast.mention(entity, description, 'description');
      insert(i, entity, null);
    }
  }
  for (const i of first) {
    const entity = speakerOf(i);
    if (entity === null) continue;
    const { type } = cast.entities[entity]!;
    if (type === 'person' || (type !== 'place' && speaksForMany.test(reading.lower(i))))
      cast.mention(entity, { first: i, last: i }, 'pronoun');
  }
}

/**
 * For each word, where a reader looks back from to know whom it means: the word itself, but before his quotation for the "he" of "…, he
 * said", who is nobody that he speaks of.
 */
function viewpoints(reading: Reading): number[] {
  const { quoted } = reading;
  const from = [...reading.words.keys()];
  for (const { sources, contents } of reading.analysis.attributions)
    for (const { first, last } of sources)
      for (const content of contents) {
        if (first !== last || quoted[first] || !quoted[content.first] || content.first > from[first]!) continue;
        let open = content.first;
        while (quoted[open - 1]) open--;
        from[first] = open;
      }
  return from;
}

const speaksForMany = /^(we|us|ours?|ourselves)$/;

/** A plural noun that heads a phrase of its own: people or bodies that "they" may stand for. */
const isPlural = (reading: Reading, i: number): boolean =>
  /^NNP?S$/.test(reading.tag(i)) &&
  (arePeople(reading.lower(i)) || isRoleNoun(reading.lower(i).replace(/s$/, ''))) &&
  !/^(compound|flat)$/.test(reading.relation(i));

const subjectAround = (reading: Reading, cast: Cast, i: number): boolean => {
  const entity = cast.at(i);
  for (let j = i; cast.at(j) === entity && j < i + 8; j++) if (isSubject(reading, j)) return true;
  return false;
};

/** Does the text name two of one surname? Then "his wife" may be one of them. */
function namesFamily({ entities }: Cast): boolean {
  const surnames = entities
    .filter(({ type, name }) => type === 'person' && name.includes(' '))
    .map(({ name }) => name.split(' ').at(-1)!);
  return new Set(surnames).size < surnames.length;
}

/** Whom a description with its noun at a word means: whose name stands beside it, else whom it fits, else the last body for "the group". */
function describedBy(
  reading: Reading,
  cast: Cast,
  at: number,
  description: WordRange,
  occurrences: readonly Occurrence[],
  referents: readonly Referent[],
): number | null {
  const noun = reading.lower(at);
  const called = genderOfTitle(noun);
  const personAt = (i: number): number | null => {
    const entity = cast.at(i);
    if (entity === null || cast.entities[entity]!.type !== 'person' || !/^NNP/.test(reading.tag(i))) return null;
    const { gender } = referents[entity]!;
    return called && gender && called !== gender ? null : entity;
  };
  const beside = apposed(reading, description, personAt);
  if (beside !== null || isPredicative(reading, description)) return beside;
  const qualities = qualitiesOf(reading, description, at, (word) => personAt(word) !== null);
  return (
    resolveDescription(reading, at, noun, qualities, occurrences, referents) ??
    (isVague(noun, description) ? lastBody(at, occurrences, referents, cast) : null)
  );
}

/** "the group": the last body that was named just before and is not known to be a state's organ or an outlet. */
function lastBody(
  at: number,
  occurrences: readonly Occurrence[],
  referents: readonly Referent[],
  cast: Cast,
): number | null {
  for (let i = occurrences.length - 1; i >= 0; i--) {
    const { word, entity } = occurrences[i]!;
    if (word >= at) continue;
    if (at - word > 80) return null;
    const { type, nouns } = referents[entity]!;
    if (type === 'organization' && !isPublic(nouns) && !isKnownBody(cast.entities[entity]!.name)) return entity;
  }
  return null;
}
