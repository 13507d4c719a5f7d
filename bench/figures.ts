/** From counts to figures with 95 % intervals. An interval is a bootstrap over articles, seeded: the same counts give the same interval. */

import { chance } from './chance.ts';
import type { Tally } from './score.ts';

/** What each figure says, in the order in which they are printed. */
export const meanings = {
  entities: 'F1 of entities: right type, a shared name, one to one',
  person: 'F1 of entities that are persons',
  organization: 'of organizations',
  country: 'of countries',
  place: 'of other places',
  across: 'B-cubed F1 of entities across the articles of a story, over those found',
  found: 'F1 of statements: right sentence, content that overlaps',
  found_precision: 'share of the built statements that are in gold',
  found_recall: 'share of gold that was found',
  actor: 'F1 of statements found with the right actor',
  actor_if_found: 'share of the statements found that have the right actor',
  actor_referred: 'the same where a pronoun or a description stands for the actor',
  stance: 'F1 of statements with actor and stance right',
  macro: 'mean F1 of the stances, given the right actor',
  positions: 'B-cubed F1 of positions, over the statements found',
  positions_if_apart: 'the same with every statement its own position',
  reporter: 'F1 of who is credited',
  addressee: 'F1 of who is asked or told',
  modality: 'F1 of hedged, conditional, denied',
  form: 'share of the statements found with the right form',
  denied: 'share of denied statements that count for a camp: 0 is right',
} as const;

export type Figures = Record<keyof typeof meanings, number>;

const f1 = (hits: number, built: number, gold: number): number => (built + gold ? (2 * hits) / (built + gold) : 0);
const stances = ['support', 'oppose', 'neutral'];

/** The clusters that one thing is in: of gold, of the program. */
interface Clustered {
  gold: string;
  built: string;
}

/** B-cubed F1 of clusters, and that of keeping each thing apart. Sizes are those in `corpus`. */
function bCubed(things: readonly Clustered[], corpus: readonly Clustered[]): { f: number; apart: number } {
  const keys = ({ gold, built }: Clustered): [string, string, string] => [`g${gold}`, `b${built}`, `${gold}\n${built}`];
  const sizes = new Map<string, number>();
  for (const key of corpus.flatMap(keys)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  let [precision, recall, apart] = [0, 0, 0];
  for (const thing of things) {
    const [inGold, inBuilt, inBoth] = keys(thing).map((key) => sizes.get(key)!) as [number, number, number];
    precision += inBoth / inBuilt / things.length;
    recall += inBoth / inGold / things.length;
    apart += 1 / inGold / things.length;
  }
  return {
    f: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
    apart: things.length ? (2 * apart) / (1 + apart) : 0,
  };
}

const positionsOf = ({ pairs }: Tally): Clustered[] =>
  pairs.map(({ gold, built }) => ({ gold: gold.position, built: built.position }));

/**
 * The figures, each 0..1, over the articles' tallies; an article that is given twice counts twice. Positions reach across
 * articles: their sizes are those in `corpus`, so that a resampled article does not agree with its own copy.
 */
export function figures(tallies: Tally[], corpus = tallies): Figures {
  const total = (key: string): number => tallies.reduce((sum, t) => sum + (t.counts[key] ?? 0), 0);
  const pairs = tallies.flatMap((t) => t.pairs);
  const [gold, built] = [total('gold'), total('built')];
  const n = Math.max(1, pairs.length);
  const byRole = (role: string) => f1(total(role), total(`${role} built`), total(`${role} gold`));

  const right = pairs.filter((p) => p.actor);
  const known = stances.filter((stance) => right.some((p) => p.gold.stance === stance));
  const perStance = known.map((stance) => {
    const inGold = right.filter((p) => p.gold.stance === stance);
    const hits = inGold.filter((p) => p.built.stance === stance).length;
    return f1(hits, right.filter((p) => p.built.stance === stance).length, inGold.length);
  });

  const positions = bCubed(tallies.flatMap(positionsOf), corpus.flatMap(positionsOf));
  const ofType = (type: string) => f1(total(type), total(`${type} built`), total(`${type} gold`));
  return {
    entities: f1(total('entity'), total('entity built'), total('entity gold')),
    person: ofType('person'),
    organization: ofType('organization'),
    country: ofType('country'),
    place: ofType('place'),
    across: bCubed(
      tallies.flatMap((t) => t.across),
      corpus.flatMap((t) => t.across),
    ).f,
    found: f1(pairs.length, built, gold),
    found_precision: pairs.length / Math.max(1, built),
    found_recall: pairs.length / Math.max(1, gold),
    actor: f1(total('actor'), built, gold),
    actor_if_found: total('actor') / n,
    actor_referred: total('referred') / Math.max(1, total('referred found')),
    stance: f1(total('stance'), built, gold),
    macro: perStance.reduce((a, b) => a + b, 0) / Math.max(1, known.length),
    positions: positions.f,
    positions_if_apart: positions.apart,
    reporter: byRole('reporter'),
    addressee: byRole('addressee'),
    modality: byRole('modality'),
    form: total('form') / n,
    denied: total('denied') / Math.max(1, total('denied gold')),
  };
}

/** The middle 95 % of each figure over `rounds` resamplings of the articles, as [low, high]. */
export function intervals(tallies: Tally[], rounds = 1000): Record<keyof Figures, [number, number]> {
  const next = chance(1);
  const samples = Array.from({ length: rounds }, () =>
    figures(
      tallies.map(() => tallies[Math.floor(next() * tallies.length)]!),
      tallies,
    ),
  );
  const bounds = (key: keyof Figures): [number, number] => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
    return [sorted[Math.floor(rounds * 0.025)]!, sorted[Math.ceil(rounds * 0.975) - 1]!];
  };
  return Object.fromEntries(Object.keys(meanings).map((key) => [key, bounds(key as keyof Figures)])) as Record<
    keyof Figures,
    [number, number]
  >;
}
