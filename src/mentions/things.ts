/** Which names of bodies and places in a document are one: by normal form, acronym, "Department of X" and a form shortened by a common word. */
import {
  countryByAdjective,
  countryByName,
  institutionByName,
  isCommonBody,
  placeByName,
  stateName,
} from '../lexicon/index.ts';
import type { EntityType } from '../model.ts';
import type { FoundName } from './names.ts';
import { isBodyNoun } from './nouns.ts';
import { sharedPlaces } from './places.ts';
import type { Reading } from './reading.ts';

export interface ThingDraft {
  type: Exclude<EntityType, 'person' | 'group'>;
  names: FoundName[];
  key: string;
  country: string | null;
  rules: string[];
  /** Its name with the place whose body it is, where that stands apart: "Puerto Rico Senate" for "Puerto Rico's Senate". */
  called: string | null;
}

const generic =
  /^(party|corporation|corp|inc|company|co|group|council|union|university|police|department|force|air|airlines|airways|industries|holdings|international|ltd|channel|agency|organi[sz]ation|foundation|institute|association|committee|court|network|news|newspaper|magazine|times|journal)$/;

const nation = 'united states ';

/** A name without what varies: leading "the", possessive, dots, case; "U.S." before another word spelled out. */
export const normalName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’']s?$/, '')
    .replace(/[.’']/g, '')
    .replace(/[\s\u00a0-]+/g, ' ')
    .replace(/^the /, '')
    .replace(/^us /, nation)
    .trim();

/** "Department of State" → "state department"; any other name as it is. */
const departmentForm = (key: string): string => {
  const match = /^(?:united states )?(department|ministry|office) (?:of|for) (?:the )?(.+)$/.exec(key);
  return match ? `${match[2]} ${match[1]}` : key.replace(/^united states (?=.* department$)/, '');
};

const initials = (key: string): string =>
  key
    .split(' ')
    .filter((word) => !/^(of|the|for|and|on|in|to|de|la)$/.test(word))
    .map((word) => word[0] ?? '')
    .join('');

/**
 * Is `short` the same body as `long`, named in fewer words? A nationality before or a common word or "of …" after may be left out; the
 * "Oversight Committee" is the "House Oversight and Reform Committee", the "Times" the "New York Times".
 */
export function shortened(short: string, long: string): boolean {
  if (short.length < 3 || long === short) return false;
  const [few, many] = [short.split(/[ -]/), long.split(/[ -]/)];
  if (long.startsWith(`${short} `)) {
    const rest = many.slice(few.length);
    // The Constitution Party of Idaho is a branch of the Constitution Party.
    if (/ party$/.test(short) && stateName(capitals(rest.slice(1).join(' ')))) return false;
    return /^(of|in)$/.test(rest[0]!) || (rest.length === 1 && generic.test(rest[0]!));
  }
  if (few.length === 1) {
    const before = long.endsWith(` ${short}`) ? long.slice(0, -short.length - 1) : null;
    return before !== null && (isNationality(before) || outlet.test(short));
  }
  const last = few[few.length - 1]!;
  if (last !== many[many.length - 1] || isFixed(short))
    return long.endsWith(` ${short}`) && isNationality(long.slice(0, -short.length - 1));
  let at = 0;
  for (const word of many) if (word === few[at]) at++;
  return at === few.length;
}

const outlet = /^(times|post|journal|tribune|globe|herald|guardian|telegraph)$/;

const capitals = (name: string): string => name.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());

const isFixed = (name: string): boolean => isCommonBody(capitals(name)) || institutionByName(capitals(name)) !== null;

const isNationality = (words: string): boolean =>
  countryByName(capitals(words)) !== null || countryByAdjective(capitals(words)) !== null;

/** What a firm's name adds to the one that all know it by: "Mahan Air", "Peabody Energy", "Levi Strauss & Co". */
const added =
  /^(air|airlines|airways|coal|energy|oil|gas|motors|industries|holdings|pharmaceuticals?|entertainment|international|usa|group|corp|corporation|inc|incorporated|company|co|ltd|llc|plc|bank|foundation|institute|association)$/;

/** Is a body named by the first words of another's name alone: "Mahan" for "Mahan Air"? */
const opens = (short: string, long: string): boolean =>
  short.length > 2 && long.startsWith(`${short} `) && added.test(long.slice(long.lastIndexOf(' ') + 1));

interface Typed {
  name: FoundName;
  type: ThingDraft['type'];
}

/** What a state calls itself where its name need not be said. */
const seat = /^(state|commonwealth|province|territory)$/;

/** Does a body's name say only what it is for, as that of a ministry of any country may? */
export const isMinistry = (name: string): boolean =>
  /^(Ministry|Department) (of|for) |^\p{L}[\p{L}&, ]+ ([Mm]inistry|[Dd]epartment)$|^(Federal|National|State|Prime Minister's) (Police|Government|Court|Office)$/u.test(
    name,
  );

/** Does a body's name say only that it is a state's: "state Senate"? */
export const isSomeStates = (name: string): boolean => name.includes(' ') && seat.test(name.split(' ')[0]!);

/**
 * The place right before the common name of a body, which says whose it is: "Puerto Rico" of "Puerto Rico's Senate", "state" of "the state
 * Senate". Of countries only where the name tells of no office of state: "the US Federation"; null for none.
 */
function seatOf(reading: Reading, { name }: Typed, before: Typed | undefined): string | null {
  const text = reading.nameOf(name);
  const common = isCommonBody(text);
  if (!common && (text.includes(' ') || !isBodyNoun(text.toLowerCase()))) return null;
  let at = name.first - 1;
  const state = seat.test(reading.word(at)) ? reading.word(at) : null;
  if (state) at--;
  const owns = reading.tag(at) === 'POS';
  if (owns) at--;
  if (before?.name.last === at && (before.type === 'place' || (before.type === 'country' && !common && !owns)))
    return reading.nameOf(before.name);
  return state ?? (owns && seat.test(reading.word(at)) ? reading.word(at) : null);
}

/** "China" of "China's Ministry of Commerce": the country right before a body's name that owns it. */
function ownerBefore(reading: Reading, { name }: Typed, before: Typed | undefined): FoundName | null {
  const owns =
    before?.type === 'country' && reading.tag(name.first - 1) === 'POS' && before.name.last === name.first - 2;
  return owns ? before.name : null;
}

/** @param typed the names that are no persons, each with its type, in the order of the text */
export function groupThings(reading: Reading, typed: readonly Typed[]): ThingDraft[] {
  const things = new Map<string, ThingDraft>();
  const shared = sharedPlaces(
    reading,
    typed.filter(({ type }) => type === 'place').map(({ name }) => name),
  );
  let beside = { sentence: -1, seat: '' };
  for (const [i, one] of typed.entries()) {
    const { name, type } = one;
    const text = reading.nameOf(name);
    const country = type === 'country' ? countryByName(text) : null;
    const canonical = type === 'organization' ? institutionByName(text)?.name : undefined;
    const place = type === 'place' ? (shared.get(name) ?? null) : null;
    let whose = type === 'organization' ? seatOf(reading, one, typed[i - 1]) : null;
    // "The state's House passed it, but the Senate did not."
    const sentence = reading.sentenceOf(name.first);
    if (whose && isCommonBody(text)) beside = { sentence, seat: whose };
    else if (type === 'organization' && isCommonBody(text) && beside.sentence === sentence && isChamber(text))
      whose = beside.seat;
    const ministry = type === 'organization' && !canonical && isMinistry(text);
    const owner = ministry ? ownerBefore(reading, one, typed[i - 1]) : null;
    const owned = owner && reading.nameOf({ first: owner.first, last: name.last });
    const called = place ?? owned ?? (whose && `${whose} ${text}`);
    const national = canonical && !called && isCommonBody(canonical) && normalName(text).startsWith(nation);
    const form = departmentForm(normalName(owner ? text : (called ?? canonical ?? text)));
    const key = country ?? `${type}:${national ? nation : ''}${form}${owner ? `@${reading.nameOf(owner)}` : ''}`;
    const thing = things.get(key);
    if (thing) thing.names.push(name);
    else
      things.set(key, {
        type,
        names: [name],
        key,
        country,
        rules: [canonical && !called ? 'name.institution' : 'name.same'],
        called,
      });
  }
  joinSeated(reading, things);
  return mergeShort(reading, [...things.values()]);
}

/** Is a body a chamber, which a state may have as well as its nation? */
export const isChamber = (name: string): boolean =>
  /^(Senate|House|House of Representatives|(State |Legislative )?Assembly|Legislature)$/.test(name);

/**
 * An article that names one place's body, "the Puerto Rico Senate", twice, or two bodies of it, means it by "Senate" too, and by "the state
 * Senate"; not by "U.S. Senate".
 */
function joinSeated(reading: Reading, things: Map<string, ThingDraft>): void {
  const seated = new Map<string, { thing: ThingDraft; lead: string }[]>();
  const named = new Map<string, number>();
  for (const thing of things.values()) {
    const words = (thing.called ?? reading.nameOf(thing.names[0]!)).split(' ');
    const end = [1, 2].find((length) => isCommonBody(words.slice(length).join(' ')));
    const lead = words.slice(0, end).join(' ');
    if (thing.type !== 'organization' || !end || lead === 'state' || !(thing.called || placeByName(lead))) continue;
    const key = normalName(words.slice(end).join(' '));
    seated.set(key, [...(seated.get(key) ?? []), { thing, lead }]);
    named.set(lead, (named.get(lead) ?? 0) + thing.names.length);
  }
  for (const [body, [one, ...others]] of seated) {
    if (others.length > 0) continue;
    const { thing, lead } = one!;
    const canonical = institutionByName(capitals(body))?.name ?? body;
    for (const key of [`organization:state ${body}`, `organization:${normalName(canonical)}`]) {
      const bare = things.get(key);
      if (!bare || bare === thing || (!bare.called && named.get(lead)! < 2)) continue;
      thing.names.push(...bare.names);
      thing.names.sort((a, b) => a.first - b.first);
      things.delete(key);
    }
  }
}

/**
 * A text that says "the Senate" and only then "the U.S. Senate" may mean that of a state by the first: here they stay apart, and the merge,
 * which knows what the document is about, joins them or does not.
 */
const isOthersChamber = (short: string, long: string, one: FoundName, other: FoundName): boolean =>
  long === nation + short && isChamber(capitals(short).replace(' Of ', ' of ')) && one.first < other.first;

/** Of two bodies that a short name fits, the one named so many times as often is meant. */
const clearly = 3;

function mergeShort(reading: Reading, things: ThingDraft[]): ThingDraft[] {
  const gone = new Set<ThingDraft>();
  const bare = (thing: ThingDraft): string => thing.key.slice(thing.key.indexOf(':') + 1);
  for (const short of things) {
    if (short.country) continue;
    const fits = things.filter(
      (long) =>
        long !== short &&
        !gone.has(long) &&
        long.type === short.type &&
        bare(long).length > bare(short).length &&
        !isOthersChamber(bare(short), bare(long), short.names[0]!, long.names[0]!),
    );
    const tests: [string, (long: ThingDraft) => boolean][] = [
      ['name.acronym', (long) => bracketed(reading, long, short)],
      [
        'name.acronym',
        (long) => bare(long).includes(' ') && isAcronym(reading, short) && initials(bare(long)) === bare(short),
      ],
      ['name.short', (long) => long.key.startsWith(`${short.key}@`) || shortened(bare(short), bare(long))],
      [
        'name.opening',
        (long) => short.type === 'organization' && !isFixedBody(reading, short) && opens(bare(short), bare(long)),
      ],
    ];
    for (const [rule, test] of tests) {
      const [long, other] = fits.filter(test).sort((a, b) => b.names.length - a.names.length);
      if (!long || (other && long.names.length < clearly * other.names.length)) continue;
      long.names.push(...short.names);
      long.names.sort((a, b) => a.first - b.first);
      if (!long.rules.includes(rule)) long.rules.push(rule);
      gone.add(short);
      break;
    }
  }
  return things.filter((thing) => !gone.has(thing));
}

const isFixedBody = (reading: Reading, thing: ThingDraft): boolean =>
  institutionByName(reading.textOf(thing.names[0]!)) !== null;

const isAcronym = (reading: Reading, thing: ThingDraft): boolean =>
  /^[A-Z.]{2,8}$/.test(reading.textOf(thing.names[0]!));

/**
 * "National Rifle Association (NRA)": the short name stands in brackets right after the long one. The NSW of "Parliament of New South Wales
 * (NSW)" shortens its end alone.
 */
const bracketed = (reading: Reading, long: ThingDraft, short: ThingDraft): boolean =>
  !endsInInitials(reading, long, short) &&
  long.names.some((name) =>
    short.names.some(
      (other) =>
        other.first === name.last + 2 && reading.word(name.last + 1) === '(' && reading.word(other.last + 1) === ')',
    ),
  );

const endsInInitials = (reading: Reading, long: ThingDraft, short: ThingDraft): boolean => {
  const [full, few] = [long, short].map(({ names }) => normalName(reading.textOf(names[0]!))) as [string, string];
  const letters = initials(full);
  return letters.endsWith(few) && letters !== few;
};
