/** Of the graph on the screen: how its places fill the drawing area, and what lies around what was chosen. */
import type { MultiDirectedGraph } from 'graphology';
import type { State } from './state.ts';

export interface Point {
  x: number;
  y: number;
}

/** How much wider to draw the places so that they fill an area of this aspect; within bounds, for distance means something. */
export function stretchTo(points: readonly Point[], aspect: number): number {
  const extent = (of: (point: Point) => number): number =>
    points.reduce((most, point) => Math.max(most, of(point)), -Infinity) -
    points.reduce((least, point) => Math.min(least, of(point)), Infinity);
  const [wide, tall] = [extent(({ x }) => x), extent(({ y }) => y)];
  return wide > 0 && tall > 0 ? Math.max(0.6, Math.min(1.7, aspect / (wide / tall))) : 1;
}

/** The chosen node with its neighbours, or the ends of the chosen edge; null where nothing is chosen. */
export function neighbourhood(
  { about, on, and }: State,
  graph: MultiDirectedGraph,
  shown: ReadonlyMap<string, unknown>,
): Set<string> | null {
  if (about === null || !graph.hasNode(about)) return null;
  if (on !== null) return new Set([about, on]);
  if (and !== null) return new Set([about, and]);
  const near = new Set([about]);
  graph.forEachEdge(about, (key, _, source, target) => {
    if (shown.has(key)) near.add(source).add(target);
  });
  return near;
}
