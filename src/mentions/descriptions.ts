/**
 * By which common nouns a text may call somebody whom it has named: "the senator", "the court", "the group"; and where such a description
 * stands. It resolves nothing.
 */
import {
  countryByAdjective,
  countryByName,
  institutionByName,
  isOutlet,
  isRoleNoun,
  isTitle,
  officialsNamed,
  stateName,
} from '../lexicon/index.ts';
import type { WordRange } from '../model.ts';
import { isBodyNoun } from './nouns.ts';
import type { PersonDraft } from './people.ts';
import type { Reading } from './reading.ts';
import { kindBefore, type Qualities } from './references.ts';

/** What else a person of an office is called. */
const alsoCalled: Record<string, string> = {
  sen: 'senator lawmaker',
  senator: 'lawmaker',
  rep: 'representative congressman congresswoman lawmaker',
  representative: 'congressman congresswoman lawmaker',
  congressman: 'representative lawmaker',
  congresswoman: 'representative lawmaker',
  mp: 'lawmaker',
  lawmaker: 'legislator',
  gov: 'governor',
  candidate: 'nominee hopeful contender frontrunner front-runner',
  nominee: 'candidate',
  hopeful: 'candidate',
  justice: 'judge',
  attorney: 'lawyer',
  lawyer: 'attorney',
  taoiseach: 'minister premier leader',
  chancellor: 'leader',
};

/** The nouns of a person's roles, and of the party in "(R-Ky.)". */
export function nounsOfPerson(reading: Reading, { roles, names }: PersonDraft): Set<string> {
  const nouns = new Set<string>();
  for (const role of roles) {
    const noun = reading.lower(role.noun).replace(/\.$/, '');
    for (const one of [noun, ...(alsoCalled[noun] ?? '').split(' ')]) if (one) nouns.add(one);
    // "archbishop Monsenor Jane Roe": an office before a form of address
    const before = reading.lower(role.noun - 1);
    if (!isRoleNoun(noun) && role.noun > role.first && isRoleNoun(before)) nouns.add(before);
    for (let i = role.first; i <= role.last; i++)
      if (/^(republican|democrat|democratic)$/.test(reading.lower(i)))
        nouns.add(reading.lower(i).replace('democratic', 'democrat'));
  }
  for (const { last } of names)
    for (let i = last + 1; i <= last + 3; i++) {
      if (/^(R|GOP)(-|$)/.test(reading.word(i)) && /^[(,]$/.test(reading.word(i - 1))) nouns.add('republican');
      if (/^D(-|$)/.test(reading.word(i)) && /^[(,]$/.test(reading.word(i - 1))) nouns.add('democrat');
    }
  return nouns;
}

/** The words of a person's roles, each in lower case. */
export const titlesOfPerson = (reading: Reading, { roles }: PersonDraft): string[] =>
  roles.map((role) => reading.textOf(role).toLowerCase());

/** The states of the U.S. that a text ties to a person: "(R-Ky.)", "of Kentucky", "Kentucky Sen."; else the one that a legislator stands for. */
export function statesOfPerson(reading: Reading, { roles, names, parts }: PersonDraft): Set<string> {
  const states = new Set<string>();
  const look = (i: number): void => {
    const state =
      stateName(`${reading.word(i)} ${reading.word(i + 1)}`) ?? stateName(reading.word(i).replace(/^[RDI]-/, ''));
    if (state) states.add(state);
  };
  for (const { first, last } of roles) for (let i = first; i <= last; i++) look(i);
  for (const { last } of names)
    if (/^(,|\(|of)$/.test(reading.word(last + 1))) for (let i = last + 2; i <= last + 5; i++) look(i);
  if (states.size > 0) return states;
  for (const { given, terms } of officialsNamed(parts[parts.length - 1]!))
    if (given.includes(parts[0]!))
      for (const { state } of terms) {
        const name = state && stateName(state);
        if (name) states.add(name);
      }
  return states;
}

/** Words in a body's name and the common nouns that they allow. */
const kinds: [RegExp, string][] = [
  [/\b(committee|subcommittee|commission|council|board|panel)\b/i, 'panel'],
  [/\b(department|ministry|agency|bureau|administration|office|service|commission|authority)\b/i, 'agency'],
  [
    /\b(inc|corp|corporation|co|company|ltd|llc|airlines|air|motors|energy|pharmaceuticals?|industries)\b\.?/i,
    'company firm',
  ],
  [
    /\b(senate|house|assembly|parliament|congress|bundestag|duma|knesset|legislature)\b/i,
    'chamber legislature parliament',
  ],
  [/\b(union|workers|teamsters|federation|afl-cio)\b/i, 'union federation'],
  [/\b(times|post|journal|tribune|herald|globe|gazette|guardian|telegraph|news)\b/i, 'newspaper paper outlet'],
  [/\b(university|college|school)\b/i, 'university school'],
  [
    /\b(association|foundation|alliance|coalition|federation|front|action|society|institute|center|centre|network|for|movement|league|fund|campaign|citizens|americans|rights|union|project|watch|club|international)\b/i,
    'group organization organisation',
  ],
];

/** The nouns by which a body may be called: those in its name, and those of its kind. */
export function nounsOfBody(name: string): Set<string> {
  const nouns = new Set<string>();
  for (const word of name.toLowerCase().split(/[^\p{L}]+/u)) if (isBodyNoun(word)) nouns.add(word);
  for (const [pattern, called] of kinds) if (pattern.test(name)) for (const noun of called.split(' ')) nouns.add(noun);
  return nouns;
}

/** Nouns that say hardly more than "body": the last one named, unless it is a state's organ or an outlet, whose nature is known. */
const vague = /^(group|organization|organisation|company|firm|coalition|alliance|outlet|network|agency)$/;
export const isVague = (noun: string, { first, last }: WordRange): boolean =>
  // "the test group", "the terrorist group" are nobody named.
  vague.test(noun) && !(noun === 'group' && last - first > 1);

/** Are a body's nouns those of one that is no firm, outlet or club, and would be called by them? */
export const isPublic = (nouns: ReadonlySet<string>): boolean =>
  ['party', 'panel', 'agency', 'university', 'chamber', 'court', 'government'].some((noun) => nouns.has(noun));

export const isKnownBody = (name: string): boolean => institutionByName(name) !== null || isOutlet(name);

/** The noun phrase "the …" that a word heads, when the word is a role or a body. */
export function descriptionAt(reading: Reading, i: number): WordRange | null {
  if (!/^NNP?$/.test(reading.tag(i)) || !(isRoleNoun(reading.lower(i)) || isBodyNoun(reading.lower(i)))) return null;
  if (/^(compound|flat)$/.test(reading.relation(i)) || (reading.tag(i) === 'NNP' && reading.tag(i + 1) === 'NNP'))
    return null;
  // "The Walt Disney Company" is a name.
  const capital = /^\p{Lu}/u;
  if (
    capital.test(reading.word(i)) &&
    capital.test(reading.word(i - 1)) &&
    !/^(The|This|That)$/.test(reading.word(i - 1))
  )
    if (!/^(Republican|Democrat|Independent)$/.test(reading.word(i))) return null;
  if (reading.lower(i + 1) === 'of' && /^company$/.test(reading.lower(i))) return null;
  for (let j = i - 1; j >= Math.max(0, i - 4); j--) {
    if (reading.sentenceOf(j) !== reading.sentenceOf(i)) return null;
    if (/^(the|this|that)$/.test(reading.lower(j))) return { first: j, last: i };
    if (!/^(JJ|NN|NNP|CD|HYPH)$/.test(reading.tag(j))) return null;
  }
  return null;
}

/** The state of the U.S. that a description names: "the South Carolina Republican". */
function stateIn(reading: Reading, { first, last }: WordRange): string | null {
  for (let i = first; i < last; i++) {
    const state = stateName(`${reading.word(i)} ${reading.word(i + 1)}`) ?? stateName(reading.word(i));
    if (state) return state;
  }
  return null;
}

/** Codes of the countries in a person's roles: "Russian President", "president of France". */
export function countriesOfPerson(reading: Reading, { roles }: PersonDraft): Set<string> {
  const codes = new Set<string>();
  for (const { first, last } of roles)
    for (let i = first; i <= last; i++) {
      const code = countryByAdjective(reading.word(i)) ?? countryByName(reading.word(i));
      if (code) codes.add(code);
    }
  return codes;
}

/** What a description says beside its noun, the word at `noun`. @param isPerson does a word name a person? */
export function qualitiesOf(
  reading: Reading,
  { first }: WordRange,
  noun: number,
  isPerson: (word: number) => boolean,
): Qualities {
  const words: string[] = [];
  for (let i = first; i < noun; i++) words.push(reading.lower(i));
  const of = nameAfterOf(reading, noun, isPerson);
  const named = of && reading.textOf(of);
  let country = named ? countryByName(named) : null;
  for (let i = first; i < noun; i++) country ??= countryByAdjective(reading.word(i));
  return {
    state: stateIn(reading, { first, last: noun }),
    country,
    party:
      words.find((word) => /^(republican|libertarian|green|conservative|labour)$/.test(word)) ??
      (words.includes('democratic') ? 'democrat' : words.includes('gop') ? 'republican' : null),
    kind: kindBefore(words, words.length),
    of:
      named && !countryByName(named)
        ? reading.textOf({ first: Math.max(of.first, of.last - 1), last: of.last }).toLowerCase()
        : null,
  };
}

/** The name in "of the Constitution Party" after a noun; a person's may follow at once. */
function nameAfterOf(reading: Reading, noun: number, isPerson: (word: number) => boolean): WordRange | null {
  if (reading.lower(noun + 1) !== 'of') return null;
  const first = reading.lower(noun + 2) === 'the' ? noun + 3 : noun + 2;
  let last = first;
  while (/^NNPS?$/.test(reading.tag(last)) && !isPerson(last) && reading.sentenceOf(last) === reading.sentenceOf(noun))
    last++;
  return last > first ? { first, last: last - 1 } : null;
}

/** "as the nominee", "became the president": nobody is meant, an office is named. */
export function isPredicative(reading: Reading, { first, last }: WordRange): boolean {
  let before = first - 1;
  while (/^(already|also|now|not|once|again|still)$/.test(reading.lower(before))) before--;
  return (
    /^(as|be|been|being|is|was|are|were|becom(e|es|ing)|became|remain(s|ed)?|named|elected|appointed|nominated|chosen)$/.test(
      reading.lower(before),
    ) && !/^nsubj/.test(reading.relation(last))
  );
}

/** "Jane Roe, the mayor," and "the mayor, Jane Roe,": the person whose name stands beside; none of "the mayor, Roe said". */
export function apposed(
  reading: Reading,
  { first, last }: WordRange,
  personAt: (word: number) => number | null,
): number | null {
  if (!isRoleNoun(reading.lower(last))) return null;
  if (reading.word(first - 1) === ',' && personAt(first - 2) !== null) return personAt(first - 2);
  const end = nameAfterOf(reading, last, (i) => personAt(i) !== null)?.last ?? last;
  const comma = reading.word(end + 1) === ',';
  let at = end + (comma ? 2 : 1);
  while (isTitle(reading.word(at))) at++;
  const entity = personAt(at);
  if (entity === null) return null;
  while (personAt(at) === entity) at++;
  return !comma || reading.word(at) === ',' ? entity : null;
}
