/** Which place a name means that a state of the U.S. and a city share: by what it is listed with, and what its article says else. */
import { stateName } from '../lexicon/index.ts';
import type { FoundName } from './names.ts';
import type { Reading } from './reading.ts';

/** By the shared name: the name of the state and of the city, and which one is meant where nothing tells. */
const shared: Readonly<Record<string, { state: string; city: string; default: 'state' | 'city' }>> = {
  'New York': { state: 'New York', city: 'New York City', default: 'state' },
  Washington: { state: 'Washington state', city: 'Washington', default: 'city' },
};

type Sense = 'state' | 'city';

/** @param places the names of places, in the order of the text; @returns for those that are shared, under which name each goes */
export function sharedPlaces(reading: Reading, places: readonly FoundName[]): Map<FoundName, string> {
  const found = new Map<FoundName, string>();
  const texts = places.map((name) => reading.nameOf(name));
  for (const [text, names] of Object.entries(shared)) {
    const cityNamed = texts.includes(`${text} City`);
    const senses = places.map((_, i) => (texts[i] === text ? senseOf(reading, places, i) : null));
    const other = cityNamed || senses.includes('city') ? 'city' : names.default;
    places.forEach((name, i) => {
      if (texts[i] === text) found.set(name, names[senses[i] ?? other]);
    });
  }
  return found;
}

const office =
  /^(senator|sen|governor|gov|representative|rep|congress(wo)?man|legislature|gubernatorial|district|upstate)$/;

/** What a name's place in its sentence tells: "Queens, New York", "New York, New York", "Oregon and Washington". */
function senseOf(reading: Reading, places: readonly FoundName[], i: number): Sense | null {
  const name = places[i]!;
  const [before, after] = [places[i - 1], places[i + 1]];
  const next = after && linkBetween(reading, name, after);
  const last = before && linkBetween(reading, before, name);
  if (next === ',' && [reading.nameOf(name), 'N.Y.'].includes(reading.nameOf(after!))) return 'city';
  const near = [name.first - 1, name.first - 2, name.last + 1].map((at) => reading.lower(at).replace('.', ''));
  if (reading.lower(name.last + 1) === 'state' || near.some((word) => office.test(word))) return 'state';
  const listed = [last && before, next && after].filter((one) => !!one).map((one) => kindOf(reading, one));
  if (listed.includes('state')) return 'state';
  if (last === ',' && !next) return 'state';
  // "the mayor's office in New York"
  for (let at = name.first - 5; at <= name.last + 1; at++)
    if (reading.lower(at) === 'mayor' && reading.sentenceOf(at) === reading.sentenceOf(name.first)) return 'city';
  return listed.includes('city') ? 'city' : null;
}

const kindOf = (reading: Reading, name: FoundName): Sense | null =>
  reading.nameOf(name) in shared ? null : stateName(reading.nameOf(name)) ? 'state' : 'city';

/** The comma or "and" that alone stands between two names; null for more. */
function linkBetween(reading: Reading, a: FoundName, b: FoundName): string | null {
  const words = [];
  for (let i = a.last + 1; i < b.first && words.length < 3; i++) words.push(reading.lower(i));
  return /^(,|and|or|, and|, or)$/.test(words.join(' ')) ? words[words.length - 1]! : null;
}
