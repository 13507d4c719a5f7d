/** Vocabulary of courses of action, as data: which light verb a noun takes, which verb a noun of action comes from, what an act is, what a verb does to its object. */
import { readFileSync } from 'node:fs';
import { lexiconPath } from '../assets.ts';

interface Courses {
  light: Record<string, string>;
  takes: string;
  actions: string;
  acts: string;
  refusals: string;
  personal: string;
  leaving: string;
  wanting: string;
  bringing: string;
  undoing: string;
  opposites: string;
}

function open() {
  const data = JSON.parse(readFileSync(lexiconPath('courses.json'), 'utf8')) as Courses;
  const set = (words: string): Set<string> => new Set(words.split(' '));
  const light = new Map(Object.entries(data.light).flatMap(([verb, nouns]) => nouns.split(' ').map((n) => [n, verb])));
  const actions = new Map(data.actions.split(' ').map((row) => row.split(':') as [string, string]));
  return {
    light,
    takes: set(data.takes),
    actions,
    acts: set(data.acts),
    refusals: set(data.refusals),
    personal: set(data.personal),
    leaving: set(data.leaving),
    wanting: set(data.wanting),
    bringing: set(data.bringing),
    undoing: set(data.undoing),
    opposites: data.opposites.split('|').map((row) => row.split(':') as [string, string]),
  };
}

let opened: ReturnType<typeof open> | undefined;
const courses = (): ReturnType<typeof open> => {
  opened ??= open();
  return opened;
};

/** "tariffs" → "impose": the verb by which a measure becomes a course of action, or null. */
export const lightVerb = (noun: string): string | null => courses().light.get(noun) ?? null;

/** What one does with a thing that names no course of action: "support", "back". It says no more than that one is for it. */
export const isTaking = (verb: string): boolean => courses().takes.has(verb);

/** "withdrawal" → "withdraw": nouns whose complement after "of" is what is acted on. */
export const verbOfNoun = (noun: string): string | null => courses().actions.get(noun)?.replace('_', ' ') ?? null;

/** Verbs that are a policy when somebody does them: "suspend", "appoint". */
export const isAct = (verb: string): boolean => courses().acts.has(verb);

/** Verbs that refuse what somebody else proposes: "reject", "block". */
export const isRefusal = (verb: string): boolean => courses().refusals.has(verb);

/** What one does oneself, so that the wording must say who: "resign", "run". */
export const isPersonal = (verb: string): boolean => courses().personal.has(verb);

/** What has no object: "the resignation of the mayor" is no resigning of him. */
export const isLeaving = (verb: string): boolean => courses().leaving.has(verb);

/** Nouns of wanting, whose infinitive is what is wanted: "calls to block the sale". */
export const isWanting = (noun: string): boolean => courses().wanting.has(noun);

/** Does a verb bring about or keep its object (1: "build", "keep"), do away with it or hinder it (-1: "repeal", "limit"), or neither (0)? */
export const effect = (verb: string): -1 | 0 | 1 =>
  courses().bringing.has(verb) ? 1 : courses().undoing.has(verb) ? -1 : 0;

/** Pairs of verbs that ask for contrary things: first the change, then what keeps or undoes. */
export const opposites = (): readonly (readonly [string, string])[] => courses().opposites;

/** The first contrary of a verb, or null. */
export const oppositeOf = (verb: string): string | null => {
  for (const [a, b] of opposites()) if (a === verb || b === verb) return a === verb ? b : a;
  return null;
};
