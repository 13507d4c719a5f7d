/** One-mode projections: actors who take the same or the contrary stance on a position; positions that the same actors hold. */
import type { AggregateEdge } from './aggregate.ts';

/** As much of an edge as counts here. */
export type Leaning = Pick<AggregateEdge, 'actor' | 'position' | 'stance' | 'asserted'>;

export interface Tie {
  a: string;
  b: string;
  /** Positions (of two actors) or actors (of two positions) on which they go together, and on which they part. */
  congruence: number;
  conflict: number;
}

/** Stance of an actor on a position, by asserted statements only: the larger side; none where both weigh the same. */
function stances(edges: readonly Leaning[]): Map<string, Map<string, 'support' | 'oppose'>> {
  const sums = new Map<string, number>();
  for (const { actor, position, stance, asserted } of edges) {
    if (stance === 'neutral' || asserted === 0) continue;
    const key = `${actor}\n${position}`;
    sums.set(key, (sums.get(key) ?? 0) + (stance === 'support' ? asserted : -asserted));
  }
  const result = new Map<string, Map<string, 'support' | 'oppose'>>();
  for (const [key, sum] of sums) {
    if (sum === 0) continue;
    const [actor, position] = key.split('\n') as [string, string];
    const row = result.get(position) ?? new Map<string, 'support' | 'oppose'>();
    row.set(actor, sum > 0 ? 'support' : 'oppose');
    result.set(position, row);
  }
  return result;
}

function pairs(rows: Iterable<ReadonlyMap<string, string>>): Tie[] {
  const ties = new Map<string, Tie>();
  for (const row of rows) {
    const members = [...row].sort((x, y) => (x[0] < y[0] ? -1 : 1));
    for (let i = 0; i < members.length; i++)
      for (let j = i + 1; j < members.length; j++) {
        const [[a, one], [b, two]] = [members[i]!, members[j]!];
        const tie = ties.get(`${a}\n${b}`) ?? { a, b, congruence: 0, conflict: 0 };
        if (one === two) tie.congruence++;
        else tie.conflict++;
        ties.set(`${a}\n${b}`, tie);
      }
  }
  return [...ties.values()].sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1));
}

/** @returns each pair of actors with a common position, sorted */
export const actorTies = (edges: readonly Leaning[]): Tie[] => pairs(stances(edges).values());

/** @returns each pair of positions with a common actor, sorted */
export function positionTies(edges: readonly Leaning[]): Tie[] {
  const byActor = new Map<string, Map<string, string>>();
  for (const [position, row] of stances(edges))
    for (const [actor, stance] of row) byActor.set(actor, (byActor.get(actor) ?? new Map()).set(position, stance));
  return pairs(byActor.values());
}
