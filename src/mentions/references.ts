/**
 * Whom a pronoun or a description stands for, within the document: the most salient earlier mention that agrees in number, gender and
 * kind; inside a quotation "I" is its speaker. What no candidate fits stays unresolved.
 */
import { genderOfTitle } from '../lexicon/index.ts';
import type { EntityType } from '../model.ts';
import type { Gender } from './kin.ts';
import type { Reading } from './reading.ts';

/** An entity as far as references need it. */
export interface Referent {
  type: EntityType;
  gender: Gender | null;
  /** Lower-case head nouns of its roles ("secretary", "senator"), and words of its name that a description repeats ("party"). */
  nouns: ReadonlySet<string>;
  /** States of the U.S. that a person stands for. */
  states: ReadonlySet<string>;
  /** Codes of the countries that a person's roles name. */
  countries: ReadonlySet<string>;
  /** The words of a person's roles, each, or a body's name, in lower case. */
  titles: readonly string[];
}

/** One of whom nothing but the kind is known. */
export const nameless = (type: EntityType, gender: Gender | null = null): Referent => ({
  type,
  gender,
  nouns: new Set(),
  states: new Set(),
  countries: new Set(),
  titles: [],
});

/** A place where an entity is mentioned, by any kind of mention; `subject`: it is the subject of its clause. */
export interface Occurrence {
  word: number;
  entity: number;
  subject: boolean;
  /** By which pronoun, of which form ("he" for "his"); null by any other words. */
  pronoun: string | null;
}

export interface PronounKind {
  person: 1 | 3;
  /** The subject's form: "he" for "his". */
  form: string;
  gender: Gender | null;
  number: 'one' | 'many' | 'thing';
}

const kinds: Record<string, PronounKind> = {};
for (const word of ['he', 'him', 'his', 'himself']) kinds[word] = { person: 3, form: 'he', gender: 'm', number: 'one' };
for (const word of ['she', 'her', 'hers', 'herself'])
  kinds[word] = { person: 3, form: 'she', gender: 'f', number: 'one' };
for (const word of ['it', 'its', 'itself']) kinds[word] = { person: 3, form: 'it', gender: null, number: 'thing' };
for (const word of ['they', 'them', 'their', 'themselves', 'theirs'])
  kinds[word] = { person: 3, form: 'they', gender: null, number: 'many' };
for (const word of ['i', 'me', 'my', 'mine', 'myself', 'we', 'us', 'our', 'ours', 'ourselves'])
  kinds[word] = { person: 1, form: 'i', gender: null, number: 'one' };

/** @returns what sort of pronoun a lower-case word is; null for any other word */
export const pronounKind = (word: string): PronounKind | null => kinds[word] ?? null;

export const agrees = (referent: Referent, kind: PronounKind): boolean => {
  if (referent.type === 'group') return kind.number === 'many';
  if (kind.number === 'one')
    return referent.type === 'person' && !(referent.gender && kind.gender && referent.gender !== kind.gender);
  if (kind.number === 'thing') return referent.type === 'organization' || referent.type === 'country';
  return referent.type !== 'person' && referent.type !== 'place';
};

/** How often each entity was mentioned before a word. */
function countBefore(at: number, occurrences: readonly Occurrence[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { word, entity } of occurrences) if (word < at) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts;
}

/** How near to a reader's mind a mention is: recent, the subject, best of the main clause, often named. */
const salience = (
  reading: Reading,
  { word, entity, subject }: Occurrence,
  at: number,
  counts: ReadonlyMap<number, number>,
): number =>
  reading.sentenceOf(word) -
  reading.sentenceOf(at) +
  (subject ? (mainClause(reading, word) ? 1.3 : 0.7) : 0) +
  Math.min(0.6, 0.15 * (counts.get(entity) ?? 0)) -
  (at - word) * 0.004;

/** Is a word, or the noun phrase that it heads, the subject of its clause? */
export const isSubject = (reading: Reading, word: number): boolean => {
  const relation = reading.relation(word);
  if (relation === 'nsubj' || relation === 'csubj') return true;
  const head = reading.words[word]!.head;
  // A noun that the parse makes a root of its own, at the head of a sentence, is the subject whose verb it missed.
  if (
    head === word &&
    reading.tag(word).startsWith('NN') &&
    word - reading.analysis.sentences[reading.sentenceOf(word)]!.first <= 5
  )
    return true;
  const top = topOfName(reading, word, partOfSubject);
  return top !== word && reading.relation(top) === 'nsubj';
};

const partOfName = /^(flat|compound|appos)$/;
const partOfSubject = /^(flat|compound|appos|conj)$/;

/** The noun on which a name's words hang: "nominee" of "nominee Joe Biden", where each hangs on the one before. */
export function topOfName(reading: Reading, word: number, part = partOfName): number {
  let top = word;
  for (let steps = 0; steps < 4 && part.test(reading.relation(top)); steps++) top = reading.words[top]!.head;
  return top;
}

/** Does a word belong to the main clause of its sentence, or to one that hangs on a saying there? */
export const mainClause = (reading: Reading, word: number): boolean => {
  const verb = clause(reading, word);
  return reading.words[verb]!.head === verb || /^(conj|parataxis)$/.test(reading.relation(verb));
};

const clause = (reading: Reading, word: number): number => {
  let at = word;
  for (let steps = 0; steps < 12; steps++) {
    if (/^(VB|MD)/.test(reading.tag(at))) return at;
    const head = reading.words[at]!.head;
    if (head === at) return at;
    at = head;
  }
  return at;
};

export const sameClause = (reading: Reading, a: number, b: number): boolean =>
  clause(reading, a) === clause(reading, b);

/** Is a word the subject that is understood with another's verb: "Roe" of "Roe has to ask him"? */
export function understood(reading: Reading, subject: number, at: number): boolean {
  const own = clause(reading, subject);
  let verb = clause(reading, at);
  for (let steps = 0; steps < 4 && verb !== own; steps++) {
    const child = (relation: string): boolean =>
      reading.childrenOf(verb).some((word) => reading.relation(word) === relation);
    if (!/^(xcomp|conj|advcl)$/.test(reading.relation(verb)) || child('nsubj')) return false;
    verb = clause(reading, reading.words[verb]!.head);
    if (verb !== own && child('obj')) return false;
  }
  return verb === own;
}

const partisan = /^(republican|democrat|independent)$/;

/** What a description says beside its noun; null where it does not. */
export interface Qualities {
  /** The state of the U.S. that it names. */
  state: string | null;
  /** The code of the country that it names, or by its adjective: "the Russian president". */
  country: string | null;
  /** "republican", "libertarian" */
  party: string | null;
  /** Which kind of office or body: "prime", "vice", "district". */
  kind: string | null;
  /** The last word of the name after "of", in lower case: "party" of "of the Constitution Party" with the word before it. */
  of: string | null;
}

const parties = /\b(republican|democrat|libertarian|green|conservative|labour)/g;

const kindWord =
  /^(prime|vice|first|deputy|foreign|defen[cs]e|interior|finance|health|attorney|district|appeals|circuit|city|county|presidential|\d{4})$/;

/** Which kind of office or body the words before a noun tell; "vice" before all others. */
export function kindBefore(words: readonly string[], noun: number): string | null {
  const kinds = words.slice(Math.max(0, noun - 3), noun).filter((word) => kindWord.test(word));
  return kinds.includes('vice') ? 'vice' : (kinds[kinds.length - 1] ?? null);
}

/** Does what a text says of somebody contradict a description? */
function contradicts({ type, gender, titles, nouns }: Referent, noun: string, { party, kind, of }: Qualities): boolean {
  const own = titles.filter((title) => title.split(' ').includes(noun));
  if (type !== 'person') return kind !== null && !titles.some((title) => title.includes(kind));
  if (of && !titles.some((title) => title.includes(of))) return true;
  // "the prime minister" is no first minister, and "the nominee" none for vice president, if a kind is all that the text says.
  const kinds = own.map((title) => kindBefore(title.split(' '), title.split(' ').indexOf(noun)));
  const differs = (other: string | null): boolean =>
    other !== kind && ((kind !== null && other !== null) || kind === 'vice' || other === 'vice');
  if (kinds.length > 0 && kinds.every(differs)) return true;
  const called = genderOfTitle(noun);
  if (called && gender && called !== gender) return true;
  const said = [...titles, ...nouns].flatMap((text) => [...text.matchAll(parties)].map(([one]) => one));
  return party !== null && said.length > 0 && !said.includes(party);
}

/** Bodies that a text of several calls so only where it has just named them; and how many sentences that is. */
const passing = /^(campaign|administration|agency|group)$/;
const aParagraph = 6;

/**
 * "the president", "the Kentucky Republican", "the group": the most salient entity whose roles or name hold the head noun.
 * @param noun the description's head noun, lower case, singular
 * @param qualities what the description says besides
 */
export function resolveDescription(
  reading: Reading,
  at: number,
  noun: string,
  qualities: Qualities,
  occurrences: readonly Occurrence[],
  referents: readonly Referent[],
): number | null {
  const { state, country } = qualities;
  const several = passing.test(noun) && referents.filter(({ nouns }) => nouns.has(noun)).length > 1;
  const counts = countBefore(at, occurrences);
  let best: { entity: number; score: number } | null = null;
  for (const occurrence of occurrences) {
    if (occurrence.word >= at) break;
    const { type, nouns, states, countries } = referents[occurrence.entity]!;
    if (several && reading.sentenceOf(at) - reading.sentenceOf(occurrence.word) > aParagraph) continue;
    // "the Russian president" is nobody whom the text does not call Russian; Americans are seldom called so at home.
    if (type === 'person' && country && !countries.has(country) && (country !== 'US' || countries.size > 0)) continue;
    if (state === null ? !nouns.has(noun) : !states.has(state) || !(nouns.has(noun) || partisan.test(noun))) continue;
    if (contradicts(referents[occurrence.entity]!, noun, qualities)) continue;
    const score = salience(reading, occurrence, at, counts);
    if (!best || score >= best.score) best = { entity: occurrence.entity, score };
  }
  return best?.entity ?? null;
}

/** A pronoun that stands for nobody, whatever is named before it: "he or she", "make it harder to", "be it", the "his" of "[T]his". */
export function isNoReference(reading: Reading, i: number): boolean {
  const kind = pronounKind(reading.lower(i));
  if (!kind) return false;
  if (pieced(reading, i)) return true;
  const other = (at: number): boolean => (pronounKind(reading.lower(at)) ?? kind).form !== kind.form;
  const or = (at: number): boolean => /^(or|\/)$/.test(reading.lower(at));
  if ((or(i + 1) && other(i + 2)) || (or(i - 1) && other(i - 2))) return true;
  if (reading.lower(i) !== 'it') return false;
  const verb = reading.lower(i - 1);
  return (
    (verb === 'be' && reading.lower(i + 1) !== ',') ||
    (/^(mak(e|es|ing)|made|find|finds|found)$/.test(verb) &&
      /^JJ/.test(reading.tag(i + 1)) &&
      /^(to|for|that)$/.test(reading.lower(i + 2)))
  );
}

/** "his" of "[T]his", "I" of "[I]n": a writer's brackets have cut a word. */
function pieced(reading: Reading, i: number): boolean {
  const touch = (a: number): boolean => reading.words[a]?.end === reading.words[a + 1]?.start;
  const cut = (bracket: number): boolean =>
    reading.word(bracket) === ']' && touch(bracket - 1) && touch(bracket) && /^\p{L}/u.test(reading.word(bracket + 1));
  return cut(i - 1) || cut(i + 1);
}
