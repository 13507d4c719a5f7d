import { describe, expect, it } from 'vitest';
import { type AggregateEdge, aggregate } from '../../src/graph/aggregate.ts';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { toGraph } from '../../src/graph/graph.ts';
import { type Places, withIsolates } from '../../src/graph/layout.ts';
import { type PlacedNode, placesHere, placesOf } from '../../src/graph/places.ts';
import { actorTies } from '../../src/graph/projections.ts';
import type { GraphData } from '../../src/model.ts';
import { fixture } from './fixture.ts';

const gallery = ['ukraine-strikes', 'puerto-rico-succession'];
const contested = ['puerto-rico-succession', 'steel-tariffs', 'gun-safety-act'];
const distance = (places: Places, a: string, b: string): number => {
  const [p, q] = [places.get(a)!, places.get(b)!];
  return Math.hypot(p.x - q.x, p.y - q.y);
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the places of nodes', () => {
  it('are the same whatever the order of the data, and every node with an edge has one', () => {
    const data = fixture();
    const places = placesHere(data);
    const turned: GraphData = {
      ...data,
      entities: [...data.entities].reverse(),
      positions: [...data.positions].reverse(),
      statements: [...data.statements].reverse(),
    };
    expect(placesHere(turned)).toEqual(places);
    expect([...places.keys()].sort()).toEqual(toGraph(data).nodes());
    for (const { x, y } of places.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it.each(contested)('%s: actors in conflict stand further apart than actors who agree', (name) => {
    const data = readGraphFolder(`graphs/${name}`);
    const places = placesHere(data);
    const ties = actorTies(aggregate(data));
    const far = (of: typeof ties): number => mean(of.map(({ a, b }) => distance(places, a, b)));
    const conflict = ties.filter((tie) => tie.conflict > tie.congruence);
    const agreement = ties.filter((tie) => tie.congruence > tie.conflict);
    expect([conflict.length > 5, agreement.length > 5]).toEqual([true, true]);
    expect(far(conflict)).toBeGreaterThan(1.2 * far(agreement));
  });

  it.each(gallery)('%s: no two nodes cover each other', (name) => {
    const places = [...placesHere(readGraphFolder(`graphs/${name}`)).entries()];
    for (const [a] of places)
      for (const [b] of places) if (a < b) expect(distance(new Map(places), a, b)).toBeGreaterThan(15);
  });

  /** How far a story's nodes move when its last article comes in, in shares of the drawing: with the earlier build known, and without. */
  const grown = (name: string): { known: number; afresh: number } => {
    const whole = readGraphFolder(`graphs/${name}`);
    const last = whole.documents.at(-1)!.id;
    const early = { ...whole, statements: whole.statements.filter(({ document }) => document !== last) };
    const old = placesHere(early);
    const placed: PlacedNode[] = [...old].map(([id, point]) => ({ id, kind: '', label: '', ...point }));
    const extent = mean([...old.values()].map(({ x, y }) => Math.hypot(x, y)));
    const drawn = (edges: readonly AggregateEdge[]): string[] =>
      edges.flatMap(({ actor, position }) => [actor, position]);
    const moved = (places: Places): number =>
      mean(
        [...new Set(drawn(aggregate(early)))].map((id) => {
          const [was, is] = [old.get(id)!, places.get(id)!];
          return Math.hypot(was.x - is.x, was.y - is.y);
        }),
      ) / extent;
    return { known: moved(placesHere(whole, placed)), afresh: moved(placesHere(whole)) };
  };

  it.each(gallery)('%s: with the earlier build known, a grown graph stays recognizable', (name) => {
    expect(grown(name).known).toBeLessThan(0.3);
  });

  // A story whose last article adds little may move little without, too.
  it('stay nearer to the earlier build than they would without, over the stories', () => {
    const stories = gallery.map(grown);
    expect(mean(stories.map(({ known }) => known))).toBeLessThan(mean(stories.map(({ afresh }) => afresh)));
  });

  it('are carried over by kind and label where an id has changed', () => {
    const data = fixture();
    const x = 4000;
    const [by, other] = ['person', 'position'].map((kind) =>
      placesHere(data, [{ id: 'another', kind, label: 'Ann Lee', x, y: 0 }]),
    );
    expect(by).not.toEqual(placesHere(data));
    expect(other).toEqual(placesHere(data));
  });

  it('tell how far the work is', async () => {
    const shares: number[] = [];
    const places = await placesOf(fixture(), { onProgress: (share) => shares.push(share) });
    expect(places).toEqual(placesHere(fixture()));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('of isolates are rows below all others, only where somebody asks for them', () => {
    const places = placesHere(fixture());
    const all = withIsolates(places, ['place-nowhere', 'p1']);
    expect(all.size).toBe(places.size + 1);
    expect(all.get('place-nowhere')!.y).toBeLessThan(Math.min(...[...places.values()].map(({ y }) => y)));
  });
});
