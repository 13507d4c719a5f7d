import { describe, expect, it } from 'vitest';
import { made } from '../../bench/made-graph.ts';
import { aggregate } from '../../src/graph/aggregate.ts';
import { report } from '../../src/graph/report.ts';
import { telling, WHOLE } from '../../src/graph/telling.ts';
import { fixture } from './fixture.ts';

describe('the most telling part of a graph', () => {
  it('is the whole graph as long as that can be looked at', () => {
    const data = fixture();
    expect(telling(data)).toBe(data);
    expect(report(data)).not.toContain('most telling');
  });

  it('of a very large one is at most 2,000 nodes, with at most five statements an edge, and the report says so', () => {
    const data = made(6000, WHOLE + 1);
    const part = telling(data);
    const edges = aggregate(part);
    const nodes = new Set(edges.flatMap(({ actor, position }) => [actor, position]));
    expect([part.entities.length, part.positions.length]).toEqual([1000, 1000]);
    expect(nodes.size).toBeLessThanOrEqual(2000);
    expect(Math.max(...edges.map(({ statements }) => statements.length))).toBe(5);
    expect(new Set(part.documents.map(({ id }) => id))).toEqual(
      new Set(part.statements.map(({ document }) => document)),
    );
    expect(report(data)).toMatch(
      /all but the most telling [\d,]+ statements on 1,000 positions; the JSONL files hold all/,
    );
  });

  it('keeps whoever has most statements', () => {
    const data = made(6000, WHOLE + 1);
    const counts = new Map<string, number>();
    for (const { actor } of data.statements) counts.set(actor.id, (counts.get(actor.id) ?? 0) + 1);
    const [busiest] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    expect(telling(data).entities.map(({ id }) => id)).toContain(busiest);
  });
});
