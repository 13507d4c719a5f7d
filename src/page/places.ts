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

/** Does a point lie within so many pixels of an edge as it is drawn: a quadratic curve, its control point `bend` of its length aside? */
export function nearCurve(point: Point, from: Point, to: Point, bend: number, within: number): boolean {
  const [wx, wy] = [to.x - from.x, to.y - from.y];
  // On the screen y grows downwards, so the control point lies on the other side than in the shader.
  const middle = { x: (from.x + to.x) / 2 + wy * bend, y: (from.y + to.y) / 2 - wx * bend };
  const steps = Math.max(2, Math.ceil(Math.hypot(wx, wy) / within));
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const x = (1 - t) ** 2 * from.x + 2 * t * (1 - t) * middle.x + t * t * to.x;
    const y = (1 - t) ** 2 * from.y + 2 * t * (1 - t) * middle.y + t * t * to.y;
    if (Math.hypot(x - point.x, y - point.y) <= within) return true;
  }
  return false;
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
