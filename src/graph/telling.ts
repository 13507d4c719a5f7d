/** What pictures and graph files hold of a very large graph: its most telling nodes, with a few statements for each edge. The data hold all. */
import type { GraphData, StatementRecord } from '../model.ts';
import { aggregate, weightOf } from './aggregate.ts';

/** Up to so many statements a graph is shown whole. */
export const WHOLE = 20_000;
const NODES = 2000;
/** Of one actor, position and stance: the surest. */
const EACH = 5;

/**
 * @returns the graph itself up to `WHOLE` statements; beyond, the positions and actors with most weight, each with at most `EACH`
 * statements an edge, and no mentions. Counts of positions stay those of the whole.
 */
export function telling(data: GraphData): GraphData {
  if (data.statements.length <= WHOLE) return data;
  const edges = aggregate(data);
  const weights = new Map<string, number>();
  for (const edge of edges)
    for (const id of [edge.actor, edge.position]) weights.set(id, (weights.get(id) ?? 0) + 1 + weightOf(edge));
  const best = (ids: readonly string[]): Set<string> =>
    new Set(
      ids
        .filter((id) => weights.has(id))
        .sort((a, b) => weights.get(b)! - weights.get(a)! || (a < b ? -1 : 1))
        .slice(0, NODES / 2),
    );
  const actors = best(data.entities.map(({ id }) => id));
  const positions = best(data.positions.map(({ id }) => id));
  const groups = new Map<string, StatementRecord[]>();
  for (const one of data.statements) {
    if (!actors.has(one.actor.id) || !positions.has(one.position.id)) continue;
    const key = JSON.stringify([one.actor.id, one.position.id, one.stance, one.modality === 'denied']);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const kept = new Set<StatementRecord>();
  for (const group of groups.values())
    for (const one of group.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1)).slice(0, EACH))
      kept.add(one);
  const statements = data.statements.filter((one) => kept.has(one));
  const cited = new Set(statements.map(({ document }) => document));
  const parties = new Set([
    ...actors,
    ...statements.flatMap(({ onBehalfOf, reporter, addressee }) => [onBehalfOf?.id, reporter?.id, addressee?.id]),
  ]);
  return {
    ...data,
    documents: data.documents.filter(({ id, copyOf }) => cited.has(id) || cited.has(copyOf ?? '')),
    entities: data.entities.filter(({ id }) => parties.has(id)),
    mentions: [],
    positions: data.positions.filter(({ id }) => positions.has(id)),
    statements,
  };
}
