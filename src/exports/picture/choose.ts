/** The most telling part of a graph for one picture: what divides people, and who is heard on it. Small graphs are shown whole. */
import { type AggregateEdge, weightOf } from '../../graph/aggregate.ts';

const MOST_POSITIONS = 16;
const MOST_ACTORS = 24;
/** More lines than these are a knot, however few the boxes. */
const MOST_TIES = 80;

/** The best by score, ids deciding between equals. */
const best = (scores: ReadonlyMap<string, number>, most: number): Set<string> =>
  new Set(
    [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, most)
      .map(([id]) => id),
  );

/**
 * Positions by how many actors they have and how evenly these are divided; of their actors those who speak on most of them, then most often.
 * @param modest actors that only one document knows ("officials"): they stand behind others
 */
export function choose(edges: readonly AggregateEdge[], modest: ReadonlySet<string>): AggregateEdge[] {
  const camps = new Map<string, { support: number; oppose: number; neutral: number; weight: number }>();
  for (const edge of edges) {
    const camp = camps.get(edge.position) ?? { support: 0, oppose: 0, neutral: 0, weight: 0 };
    camp[edge.stance] += modest.has(edge.actor) ? 0.5 : 1;
    camp.weight += weightOf(edge);
    camps.set(edge.position, camp);
  }
  const divides = new Map(
    [...camps].map(([id, { support, oppose, neutral, weight }]) => [
      id,
      support + oppose + neutral + 3 * Math.min(support, oppose) + weight / 4,
    ]),
  );
  for (let share = 1; ; share *= 0.9) {
    const positions = best(divides, Math.max(1, Math.round(MOST_POSITIONS * share)));
    const of = edges.filter(({ position }) => positions.has(position));
    const heard = new Map<string, number>();
    for (const edge of of)
      heard.set(
        edge.actor,
        (heard.get(edge.actor) ?? 0) + (modest.has(edge.actor) ? 0.3 : 1) * (3 + Math.min(4, weightOf(edge))),
      );
    const actors = best(heard, Math.max(1, Math.round(MOST_ACTORS * share)));
    const chosen = of.filter(({ actor }) => actors.has(actor));
    if (chosen.length <= MOST_TIES) return chosen;
  }
}
