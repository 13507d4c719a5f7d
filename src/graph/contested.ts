/** Which positions divide most: both camps by asserted statements, counted once a story. */
import type { GraphData, PositionRecord, StatementRecord } from '../model.ts';
import { type AggregateEdge, aggregate } from './aggregate.ts';

export interface Contested {
  position: PositionRecord;
  /** Actors of each camp. */
  supporters: string[];
  opponents: string[];
  /** One telling statement of each camp: the surest, the shortest of equals. */
  pro: StatementRecord;
  con: StatementRecord;
}

/** @returns at most `count`, the most evenly and widely divided first */
export function contested(data: GraphData, count: number): Contested[] {
  const edges = new Map<string, AggregateEdge[]>();
  for (const edge of aggregate(data)) {
    if (edge.asserted === 0) continue;
    const beside = edges.get(edge.position);
    if (beside) beside.push(edge);
    else edges.set(edge.position, [edge]);
  }
  const found: Contested[] = [];
  for (const position of data.positions) {
    const camp = (stance: 'support' | 'oppose') =>
      (edges.get(position.id) ?? []).filter((edge) => edge.stance === stance);
    const [yes, no] = [camp('support'), camp('oppose')];
    const pro = best(yes.flatMap(({ statements }) => statements));
    const con = best(no.flatMap(({ statements }) => statements));
    if (!pro || !con) continue;
    found.push({
      position,
      supporters: [...new Set(yes.map(({ actor }) => actor))],
      opponents: [...new Set(no.map(({ actor }) => actor))],
      pro,
      con,
    });
  }
  const score = ({ supporters, opponents, position: { support, oppose } }: Contested): number =>
    Math.min(supporters.length, opponents.length) * 100 +
    Math.min(support.asserted, oppose.asserted) * 10 +
    support.asserted +
    oppose.asserted;
  return found.sort((a, b) => score(b) - score(a) || (a.position.id < b.position.id ? -1 : 1)).slice(0, count);
}

const best = (statements: readonly StatementRecord[]): StatementRecord | undefined =>
  statements
    .filter(({ modality }) => modality === 'asserted')
    .sort((a, b) => b.confidence - a.confidence || a.quote.length - b.quote.length || (a.id < b.id ? -1 : 1))[0];
