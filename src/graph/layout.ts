/**
 * Where nodes stand in pictures: ForceAtlas2 (Jacomy et al. 2014) from a start that the ids give, so that a graph always looks the same.
 * Support and agreement attract; opposing weighs a tenth, so that camps part. It draws nothing.
 */
import { createHash } from 'node:crypto';
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import noverlapModule from 'graphology-layout-noverlap';
import { type AggregateEdge, weightOf } from './aggregate.ts';
import { actorTies } from './projections.ts';

// Both packages are CommonJS with a typed default: what is imported at run time is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
const noverlap = noverlapModule as unknown as typeof noverlapModule.default;

export interface Point {
  x: number;
  y: number;
}

const BARNES_HUT_FROM = 1000;
const NOVERLAP_UP_TO = 5000;

/** @param links further edges that should keep nodes near, with their weight. @returns a place for every node, isolates in a row below */
export function layout(
  nodes: readonly string[],
  edges: readonly AggregateEdge[],
  links: readonly { a: string; b: string; weight: number }[] = [],
): Map<string, Point> {
  const graph = new UndirectedGraph();
  for (const id of [...nodes].sort()) graph.addNode(id, { ...start(id), size: 6 });
  const pull = (a: string, b: string, weight: number): void => {
    if (a === b || !graph.hasNode(a) || !graph.hasNode(b)) return;
    graph.updateEdge(a, b, (attributes) => ({ weight: ((attributes.weight as number | undefined) ?? 0) + weight }));
  };
  for (const edge of edges)
    pull(
      edge.actor,
      edge.position,
      weightOf(edge) * (edge.stance === 'oppose' ? 0.1 : edge.stance === 'neutral' ? 0.3 : 1),
    );
  if (graph.order < BARNES_HUT_FROM)
    for (const { a, b, congruence, conflict } of actorTies(edges))
      if (congruence > conflict) pull(a, b, congruence - conflict);
  for (const { a, b, weight } of links) pull(a, b, weight);
  const alone = graph.nodes().filter((node) => graph.degree(node) === 0);
  for (const node of alone) graph.dropNode(node);
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: graph.order < BARNES_HUT_FROM ? 500 : 150,
      getEdgeWeight: 'weight',
      settings: {
        ...forceAtlas2.inferSettings(graph),
        barnesHutOptimize: graph.order >= BARNES_HUT_FROM,
        linLogMode: false,
        gravity: 1,
        strongGravityMode: true,
        scalingRatio: 20,
        edgeWeightInfluence: 0.6,
      },
    });
    if (graph.order <= NOVERLAP_UP_TO) noverlap.assign(graph, { maxIterations: 200, settings: { margin: 3 } });
  }
  const places = new Map<string, Point>();
  let [left, right, bottom] = [0, 1, 0];
  graph.forEachNode((node, { x, y }) => {
    const place = { x: round(x as number), y: round(y as number) };
    places.set(node, place);
    left = Math.min(left, place.x);
    right = Math.max(right, place.x);
    bottom = Math.min(bottom, place.y);
  });
  const across = Math.max(1, Math.ceil(Math.sqrt(alone.length) * 2));
  const step = Math.max(12, (right - left) / across);
  alone.forEach((node, i) => {
    places.set(node, { x: round(left + (i % across) * step), y: round(bottom - (1 + Math.floor(i / across)) * step) });
  });
  return places;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A place in the square of side 1000, by the id's hash. */
function start(id: string): Point {
  const hash = createHash('sha256').update(id).digest();
  return { x: hash.readUInt32BE(0) / 4294967.296, y: hash.readUInt32BE(4) / 4294967.296 };
}
