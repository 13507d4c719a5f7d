/**
 * Where nodes stand in pictures: ForceAtlas2 (Jacomy et al. 2014) from a start that the ids give, so that a graph always looks the same.
 * It knows nodes and how strongly pairs of them attract, and neither stance nor statement; it draws nothing.
 */
import { createHash } from 'node:crypto';
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import noverlapModule from 'graphology-layout-noverlap';

// Both packages are CommonJS with a typed default: what is imported at run time is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
const noverlap = noverlapModule as unknown as typeof noverlapModule.default;

export interface Point {
  x: number;
  y: number;
}
export type Places = ReadonlyMap<string, Point>;

export interface Pull {
  a: string;
  b: string;
  weight: number;
}

export interface Arrangement {
  /** The pulls of the first are placed freely; those of each further one around what is there already, which stays. */
  layers: readonly (readonly Pull[])[];
  /** Places of an earlier picture: what is in it stays about where it was. */
  from?: Places;
}

/** From so many nodes on, forces are approximated (Barnes and Hut 1986), and a picture is worth a thread of its own. */
export const LARGE = 1000;
const NOVERLAP_UP_TO = 3000;
/** Iterations at a time, between two reports of progress. */
const SLICE = 50;
/** How far a node of an earlier picture follows what pulls it elsewhere now. */
const GIVE = 0.4;
/** A picture of n nodes is about this times √n wide: room for a node and a short label each. */
const ROOM = 80;

/** @param onProgress is told the share that is done, 0..1. @returns a place for every node that a pull names */
export function arrange({ layers, from }: Arrangement, onProgress: (share: number) => void = () => {}): Places {
  const graph = new UndirectedGraph();
  layers.forEach((layer, i) => {
    const pulls = layer.filter(({ a, b }) => a !== b);
    const fresh = [...new Set(pulls.flatMap(({ a, b }) => [a, b]))].filter((id) => !graph.hasNode(id)).sort();
    graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, fixed: true }));
    for (const id of fresh) graph.addNode(id, { ...start(id), size: 10, fixed: false });
    for (const { a, b, weight } of pulls)
      graph.updateEdge(a, b, (attributes) => ({ weight: ((attributes.weight as number | undefined) ?? 0) + weight }));
    settle(graph, fresh, i === 0 ? from : undefined, (share) => onProgress((i + share) / layers.length));
    if (i === 0) scale(graph);
  });
  if (graph.order > 1 && graph.order <= NOVERLAP_UP_TO)
    noverlap.assign(graph, { maxIterations: 200, settings: { margin: 6, ratio: 1.1 } });
  const round = (value: number): number => Math.round(value * 10) / 10;
  return new Map(graph.mapNodes((id, { x, y }) => [id, { x: round(x as number), y: round(y as number) }]));
}

/** Runs the forces on the nodes that are not fixed. */
function settle(
  graph: UndirectedGraph,
  fresh: readonly string[],
  from: Places | undefined,
  onProgress: (share: number) => void,
): void {
  const known = fresh.filter((id) => from?.has(id));
  for (const id of known) graph.mergeNodeAttributes(id, { ...from!.get(id)!, fixed: true });
  for (const id of fresh) beside(graph, id);
  const large = graph.order >= LARGE;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: large,
    linLogMode: false,
    gravity: 1,
    strongGravityMode: true,
    scalingRatio: 275,
    edgeWeightInfluence: 0.6,
  };
  const anew = fresh.length === graph.order && known.length === 0;
  // What has placed neighbours needs only to find room; what an earlier picture showed gives way a little in the end.
  const slices = anew ? Math.max(4, Math.min(10, Math.round(100_000 / graph.order / SLICE))) : 3;
  for (let i = 0; i < slices; i++) {
    if (i === slices - 1) for (const id of known) graph.setNodeAttribute(id, 'fixed', false);
    if (graph.order > 1) forceAtlas2.assign(graph, { iterations: SLICE, getEdgeWeight: 'weight', settings });
    onProgress((i + 1) / slices);
  }
  for (const id of known) {
    const was = from!.get(id)!;
    graph.updateNodeAttributes(id, ({ x, y, ...rest }) => ({
      ...rest,
      x: was.x + GIVE * ((x as number) - was.x),
      y: was.y + GIVE * ((y as number) - was.y),
    }));
  }
}

/** Starts a node at the middle of its placed neighbours, a little off, for coinciding nodes never part. */
function beside(graph: UndirectedGraph, id: string): void {
  if (graph.getNodeAttribute(id, 'fixed') === true) return;
  const near = graph.neighbors(id).filter((other) => graph.getNodeAttribute(other, 'fixed') === true);
  if (near.length === 0) return;
  const mean = (axis: 'x' | 'y'): number =>
    near.reduce((sum, other) => sum + (graph.getNodeAttribute(other, axis) as number), 0) / near.length;
  const { x, y } = start(id);
  graph.mergeNodeAttributes(id, { x: mean('x') + x / 20, y: mean('y') + y / 20 });
}

/** Centres the places and spreads them over the room that so many nodes need. */
function scale(graph: UndirectedGraph): void {
  if (graph.order === 0) return;
  const middle = (axis: 'x' | 'y'): number =>
    graph.reduceNodes((sum, _, attributes) => sum + (attributes[axis] as number), 0) / graph.order;
  const [mx, my] = [middle('x'), middle('y')];
  const spread = Math.sqrt(
    graph.reduceNodes((sum, _, { x, y }) => sum + ((x as number) - mx) ** 2 + ((y as number) - my) ** 2, 0) /
      graph.order,
  );
  // Nodes spread evenly over a disc of this diameter have a root mean square distance of diameter / √8 from its middle.
  const factor = spread > 0 ? (ROOM * Math.sqrt(graph.order)) / Math.sqrt(8) / spread : 1;
  graph.updateEachNodeAttributes((_, attributes) => ({
    ...attributes,
    x: ((attributes.x as number) - mx) * factor,
    y: ((attributes.y as number) - my) * factor,
  }));
}

/** Whoever has no place, in rows below all others: for pictures that show isolates too. */
export function withIsolates(places: Places, ids: readonly string[]): Places {
  const alone = ids.filter((id) => !places.has(id)).sort();
  const points = [...places.values()];
  const [left, right, low] = points.reduce(
    ([l, r, b], { x, y }) => [Math.min(l, x), Math.max(r, x), Math.min(b, y)],
    [0, 0, 0],
  );
  const step = ROOM / 2;
  const across = Math.max(1, Math.floor((right - left) / step), Math.ceil(Math.sqrt(alone.length)));
  return new Map([
    ...places,
    ...alone.map((id, i): [string, Point] => [
      id,
      { x: Math.round(left + (i % across) * step), y: Math.round(low - (1.5 + Math.floor(i / across)) * step) },
    ]),
  ]);
}

/** A place in the square of side 1000 around the middle, by the id's hash. */
function start(id: string): Point {
  const hash = createHash('sha256').update(id).digest();
  return { x: hash.readUInt32BE(0) / 4294967.296 - 500, y: hash.readUInt32BE(4) / 4294967.296 - 500 };
}
