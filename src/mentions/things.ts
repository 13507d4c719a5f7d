/** Which names of bodies and places in a document are one: by normal form, acronym, "Department of X" and a form shortened by a common word. */
import { countryByAdjective, countryByName, institutionByName } from '../lexicon/index.ts';
import type { EntityType } from '../model.ts';
import type { FoundName } from './names.ts';
import type { Reading } from './reading.ts';

export interface ThingDraft {
  type: Exclude<EntityType, 'person' | 'group'>;
  names: FoundName[];
  key: string;
  country: string | null;
  rules: string[];
}

const generic =
  /^(party|corporation|corp|inc|company|co|group|council|union|university|agency|organi[sz]ation|foundation|institute|association|committee|court|network|news|newspaper|magazine|times|journal)$/;

/** A name without what varies: leading "the", possessive, dots, case. */
export const normalName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’']s?$/, '')
    .replace(/[.’']/g, '')
    .replace(/[\s\u00a0-]+/g, ' ')
    .replace(/^the /, '')
    .trim();

/** "Department of State" → "state department"; any other name as it is. */
const departmentForm = (key: string): string => {
  const match = /^(?:(?:us|united states) )?(department|ministry|office) (?:of|for) (?:the )?(.+)$/.exec(key);
  return match ? `${match[2]} ${match[1]}` : key.replace(/^(?:us|united states) (?=.* department$)/, '');
};

const initials = (key: string): string =>
  key
    .split(' ')
    .filter((word) => !/^(of|the|for|and|on|in|to|de|la)$/.test(word))
    .map((word) => word[0] ?? '')
    .join('');

/** Is `short` the same body as `long`, named in fewer words? Only a nationality before or a common word or "of …" after may be left out. */
export function shortened(short: string, long: string): boolean {
  if (short.length < 3 || long === short) return false;
  if (long.startsWith(`${short} `)) {
    const rest = long.slice(short.length + 1).split(' ');
    return rest[0] === 'of' || (rest.length === 1 && generic.test(rest[0]!));
  }
  if (long.endsWith(` ${short}`)) {
    const before = long.slice(0, -short.length - 1);
    const word = before.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
    return before === 'us' || countryByName(word) !== null || countryByAdjective(word) !== null;
  }
  return false;
}

/** @param typed the names that are no persons, each with its type, in the order of the text */
export function groupThings(
  reading: Reading,
  typed: readonly { name: FoundName; type: ThingDraft['type'] }[],
): ThingDraft[] {
  const things = new Map<string, ThingDraft>();
  for (const { name, type } of typed) {
    const text = reading.textOf(name);
    const country = type === 'country' ? countryByName(text) : null;
    const canonical = type === 'organization' ? institutionByName(text)?.name : undefined;
    const key = country ?? `${type}:${departmentForm(normalName(canonical ?? text))}`;
    const thing = things.get(key);
    if (thing) {
      thing.names.push(name);
      continue;
    }
    things.set(key, { type, names: [name], key, country, rules: [canonical ? 'name.institution' : 'name.same'] });
  }
  return mergeShort(reading, [...things.values()]);
}

function mergeShort(reading: Reading, things: ThingDraft[]): ThingDraft[] {
  const gone = new Set<ThingDraft>();
  const bare = (thing: ThingDraft): string => thing.key.slice(thing.key.indexOf(':') + 1);
  for (const short of things) {
    if (short.country) continue;
    const fits = things.filter(
      (long) => long !== short && !gone.has(long) && long.type === short.type && bare(long).length > bare(short).length,
    );
    const tests: [string, (long: ThingDraft) => boolean][] = [
      ['name.acronym', (long) => bracketed(reading, long, short)],
      [
        'name.acronym',
        (long) => bare(long).includes(' ') && isAcronym(reading, short) && initials(bare(long)) === bare(short),
      ],
      ['name.short', (long) => shortened(bare(short), bare(long))],
    ];
    for (const [rule, test] of tests) {
      const matches = fits.filter(test);
      if (matches.length !== 1) continue;
      const long = matches[0]!;
      long.names.push(...short.names);
      long.names.sort((a, b) => a.first - b.first);
      if (!long.rules.includes(rule)) long.rules.push(rule);
      gone.add(short);
      break;
    }
  }
  return things.filter((thing) => !gone.has(thing));
}

const isAcronym = (reading: Reading, thing: ThingDraft): boolean =>
  /^[A-Z.]{2,8}$/.test(reading.textOf(thing.names[0]!));

/** "National Rifle Association (NRA)": the short name stands in brackets right after the long one. */
const bracketed = (reading: Reading, long: ThingDraft, short: ThingDraft): boolean =>
  long.names.some((name) =>
    short.names.some(
      (other) =>
        other.first === name.last + 2 && reading.word(name.last + 1) === '(' && reading.word(other.last + 1) === ')',
    ),
  );
