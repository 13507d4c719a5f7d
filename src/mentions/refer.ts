/** Pronouns and descriptions of a document, one after the other in the order of the text, each seeing what was resolved before it. */
import { genderOfTitle, isRoleNoun } from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import type { Cast } from './cast.ts';
import { apposed, descriptionAt, isKnownBody, isPredicative, isPublic, isVague, qualitiesOf } from './descriptions.ts';
import { arePeople, spokesNoun } from './nouns.ts';
import { bestOption, type Option, optionsFor } from './pronouns.ts';
import type { Reading } from './reading.ts';
import { isSubject, type Occurrence, pronounKind, type Referent, resolveDescription } from './references.ts';
import { speakers, turns } from './speakers.ts';

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
  for (let i = 0; i < reading.words.length; i++) {
    const entity = cast.at(i);
    if (entity !== null) {
      if (i === 0 || cast.at(i - 1) !== entity)
        occurrences.push({ word: i, entity, subject: subjectAround(reading, cast, i), pronoun: null });
    } else if (isPlural(reading, i)) {
      plurals.set(referents.length, i);
      occurrences.push({ word: i, entity: referents.length, subject: isSubject(reading, i), pronoun: null });
      referents.push({
        type: 'group',
        gender: null,
        nouns: new Set(),
        states: new Set(),
        countries: new Set(),
        titles: [],
      });
    }
  }
  const personAt = (i: number): number | null => {
    const entity = cast.at(i);
    return entity !== null && cast.entities[entity]!.type === 'person' && /^NNP/.test(reading.tag(i)) ? entity : null;
  };
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
  const first: number[] = [];
  for (let i = 0; i < reading.words.length; i++) {
    if (cast.at(i) !== null || pieced(reading, i)) continue;
    const kind = pronounKind(reading.lower(i));
    if (kind?.person === 1) first.push(i);
    else if (kind) {
      const entity = judge(optionsFor(reading, i, kind, occurrences, referents, speakerOf(i)), i);
      if (entity === null) continue;
      const plural = plurals.get(entity);
      if (plural === undefined) cast.mention(entity, { first: i, last: i }, 'pronoun');
      else cast.standsFor(i, plural);
      insert(i, entity, kind.form);
    } else {
      const description = descriptionAt(reading, i);
      if (!description) continue;
      const noun = reading.lower(i);
      const called = genderOfTitle(noun);
      const beside = apposed(reading, description, (word) => {
        const person = personAt(word);
        const gender = person !== null && referents[person]!.gender;
        return called && gender && called !== gender ? null : person;
      });
      if (beside === null && isPredicative(reading, description)) continue;
      const entity =
        beside ??
        resolveDescription(
          reading,
          i,
          noun,
          qualitiesOf(reading, description, i, (word) => personAt(word) !== null),
          occurrences,
          referents,
        ) ??
        (isVague(noun, description) ? lastBody(i, occurrences, referents, cast) : null);
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

/** "ROE:" and "((Jane Roe))" before a turn name the person of that name or surname. */
function nameTurns(reading: Reading, cast: Cast): void {
  for (const label of new Set(turns(reading))) {
    if (!label || cast.at(label.first) !== null) continue;
    const name = reading.textOf(label).toLowerCase();
    const entity = cast.entities.findIndex(
      (one) => one.type === 'person' && ` ${one.name.toLowerCase()}`.endsWith(` ${name}`),
    );
    if (entity >= 0) cast.mention(entity, label, 'name');
  }
}

const speaksForMany = /^(we|us|ours?|ourselves)$/;

/** Who speaks by some words: the person that they name, none who only qualifies another ("Roe's lawyer", "Roe aide"); else what heads them. */
function speakerIn(reading: Reading, cast: Cast, source: WordRange): number | null {
  const spoken = reading.lower(reading.headOf(source));
  const isPerson = (entity: number | null): boolean => entity !== null && cast.entities[entity]!.type === 'person';
  const head = cast.at(reading.headOf(source));
  for (let i = source.first; i <= source.last; i++) {
    const entity = cast.at(i);
    if (!isPerson(entity) || (i < source.last && cast.at(i + 1) === entity)) continue;
    let first = i;
    while (first > source.first && cast.at(first - 1) === entity) first--;
    const qualifies =
      (i < source.last && /^(POS|NN|NNS|NNP|JJ|HYPH)$/.test(reading.tag(i + 1))) ||
      (first > source.first && reading.tag(first - 1) === 'IN');
    if (!qualifies) return entity;
  }
  return head ?? (spokesNoun.test(spoken) ? (cast.among(source)[0] ?? null) : null);
}

/** "his" of "[T]his", "I" of "[I]n": a writer's brackets have cut a word. */
function pieced(reading: Reading, i: number): boolean {
  const touch = (a: number): boolean => reading.words[a]?.end === reading.words[a + 1]?.start;
  const cut = (bracket: number): boolean =>
    reading.word(bracket) === ']' && touch(bracket - 1) && touch(bracket) && /^\p{L}/u.test(reading.word(bracket + 1));
  return cut(i - 1) || cut(i + 1);
}

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
