/** The two graphs that the page draws: actors and positions by stance, and actors by agreement, each node at the same place. */
import { MultiDirectedGraph } from 'graphology';
import type { Pair, TieKind } from './agreement.ts';
import type { Corpus, PageNode } from './corpus.ts';
import { type Point, stretchTo } from './places.ts';

/** An edge of the agreement view: of a pair of actors, on how many positions they go together, or part. */
export type Ties = Map<string, { pair: Pair; kind: TieKind; weight: number }>;

/** @param aspect of the drawing area, width by height. Edges are keyed as in the corpus */
export function stanceGraph(
  { edges }: Corpus,
  drawn: readonly (PageNode & Point)[],
  aspect: number,
): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const stretch = stretchTo(drawn, aspect);
  for (const { id, x, y } of drawn) graph.addNode(id, { x: x * stretch, y });
  for (const { key, actor, position } of edges.values()) graph.addEdgeWithKey(key, actor.id, position.id);
  for (const { key, actor, position, stance } of edges.values()) {
    const parallel = graph.directedEdges(actor.id, position.id).length > 1;
    graph.mergeEdgeAttributes(key, {
      bend: !parallel || stance === 'neutral' ? 0 : stance === 'support' ? 0.12 : -0.12,
      dash: stance === 'support' ? 0 : stance === 'oppose' ? 7 : 2.5,
    });
  }
  return graph;
}

export const tiesOf = (pairs: readonly Pair[]): Ties =>
  new Map(
    pairs.flatMap((pair) =>
      (['congruence', 'conflict'] as const)
        .filter((kind) => pair[kind] > 0)
        .map((kind) => [`${kind} ${pair.key}`, { pair, kind, weight: pair[kind] }] as const),
    ),
  );

/** Only actors who have a tie; where both kinds join the same two, each bends its way. */
export function agreementGraph(whole: MultiDirectedGraph, ties: Ties): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const [key, { pair, kind }] of ties) {
    const { a, b, congruence, conflict } = pair;
    if (!whole.hasNode(a.id) || !whole.hasNode(b.id)) continue;
    for (const { id } of [a, b]) if (!graph.hasNode(id)) graph.addNode(id, whole.getNodeAttributes(id));
    graph.addEdgeWithKey(key, a.id, b.id, {
      bend: congruence === 0 || conflict === 0 ? 0 : kind === 'congruence' ? 0.1 : -0.1,
      dash: kind === 'congruence' ? 0 : 7,
    });
  }
  return graph;
}
