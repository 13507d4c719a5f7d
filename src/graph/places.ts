/**
 * The places of a graph's nodes, the same in every picture of it. Support and agreement attract; opposing weighs a tenth, so that camps
 * part: whoever supports the same stands near. A large graph is laid out in a thread of its own, so that Ctrl-C and progress stay alive.
 */
import { Worker } from 'node:worker_threads';
import type { GraphData } from '../model.ts';
import { type AggregateEdge, aggregate, weightOf } from './aggregate.ts';
import { toGraph } from './graph.ts';
import { type Arrangement, arrange, LARGE, type Places, type Point, type Pull } from './layout.ts';
import { actorTies } from './projections.ts';

/** A node of an earlier picture. */
export interface PlacedNode extends Point {
  id: string;
  kind: string;
  label: string;
}

export interface PlaceOptions {
  /** The nodes of an earlier build, so that its picture stays recognizable. */
  from?: readonly PlacedNode[];
  /** Is told the share that is done, 0..1. */
  onProgress?: (share: number) => void;
  /** Ends the work: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

const strength = { support: 1, neutral: 0.3, oppose: 0.1 } as const;

/** What attracts what, by stance and by agreement. */
export function stancePulls(edges: readonly AggregateEdge[]): Pull[] {
  const pulls = edges.map((edge) => ({
    a: edge.actor,
    b: edge.position,
    weight: weightOf(edge) * strength[edge.stance],
  }));
  const nodes = new Set(edges.flatMap(({ actor, position }) => [actor, position]));
  if (nodes.size >= LARGE) return pulls;
  for (const { a, b, congruence, conflict } of actorTies(edges))
    if (congruence > conflict) pulls.push({ a, b, weight: congruence - conflict });
  return pulls;
}

/** Those with a stance between them first; around them, whoever is addressed, concerned, or tied to them otherwise. */
function arrangement(data: GraphData, from: readonly PlacedNode[] = []): Arrangement {
  const others = toGraph(data).mapEdges((_, __, a, b): Pull => ({ a, b, weight: 0.2 }));
  return { layers: [stancePulls(aggregate(data)), others], from: remembered(data, from) };
}

/** The earlier places of nodes that are here again: by id, or, where an earlier mention changed that, by kind and label. */
function remembered({ entities, positions }: GraphData, from: readonly PlacedNode[]): Places {
  const byId = new Map(from.map((one) => [one.id, one]));
  const byName = new Map<string, PlacedNode | null>();
  for (const one of from) {
    const name = `${one.kind}\n${one.label}`;
    byName.set(name, byName.has(name) ? null : one);
  }
  const nodes = [
    ...entities.map(({ id, type, name }) => ({ id, name: `${type}\n${name}` })),
    ...positions.map(({ id, label }) => ({ id, name: `position\n${label}` })),
  ];
  return new Map(
    nodes.flatMap(({ id, name }): [string, Point][] => {
      const known = byId.get(id) ?? byName.get(name);
      return known ? [[id, { x: known.x, y: known.y }]] : [];
    }),
  );
}

/** @returns a place for every node of the graph that an edge reaches; at once, however large */
export const placesHere = (data: GraphData, from?: readonly PlacedNode[]): Places => arrange(arrangement(data, from));

/** Node itself runs no TypeScript: from the source, everything is laid out here. */
const compiled = import.meta.url.endsWith('.js');

/** As `placesHere`, in a thread of its own where the graph is large. */
export async function placesOf(
  data: GraphData,
  { from, onProgress = () => {}, signal }: PlaceOptions = {},
): Promise<Places> {
  const task = arrangement(data, from);
  if (!compiled || data.positions.length + data.entities.length < LARGE) return arrange(task, onProgress);
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./layout-worker.js', import.meta.url), { workerData: task });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise<Places>((done, fail) => {
      worker.on('message', (message: { share: number } | { places: Places }) =>
        'places' in message ? done(message.places) : onProgress(message.share),
      );
      worker.on('error', fail);
      worker.on('exit', () => fail(signal?.aborted ? signal.reason : new Error('the layout ended without a result')));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
