/** The graph on the screen: sigma draws nodes and edges, our own programs dashes and labels. It changes no state; it reports what was chosen. */
import { createNodeBorderProgram } from '@sigma/node-border';
import Sigma from 'sigma';
import type { Pair, Pairs } from './agreement.ts';
import { type Corpus, type Edge, edgeKey, type PageNode, weigh } from './corpus.ts';
import { agreementGraph, stanceGraph, type Ties, tiesOf } from './graphs.ts';
import { openLettering } from './lettering.ts';
import { nearCurve, neighbourhood, type Point } from './places.ts';
import { PlainRibbonProgram, RibbonProgram } from './ribbon.ts';
import { passes, type State, start } from './state.ts';
import { light, type Theme, withAlpha } from './theme.ts';

export interface View {
  /** Shows what passes the filters, and brings out what is chosen. */
  show(state: State, theme: Theme): void;
  /** Brings a node into view. */
  lookAt(node: PageNode): void;
  zoom(factor: number): void;
  pan(x: number, y: number): void;
  reset(): void;
}

/** Up to so many nodes and edges are drawn in full size and colour; more of them smaller and lighter, so that structure shows. */
const ROOM = { nodes: 150, edges: 1500, ties: 150 };

/** With more edges than these, those out of focus are not drawn at all, and edges answer to a click only where something is chosen. */
const CROWD = 4000;

/** Can this browser draw at all? */
export function hasWebGL(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** @param choose is told what was clicked: a node, an edge, a pair of actors, or nothing. Draws only after the first `show`. */
export function openView(
  container: HTMLElement,
  corpus: Corpus,
  pairs: Pairs,
  choose: (chosen: PageNode | Edge | Pair | null) => void,
): View {
  const drawn = [...corpus.nodes.values()].filter((node): node is PageNode & Point => node.x !== undefined);
  const small = Math.max(0.25, Math.min(1, Math.sqrt(ROOM.nodes / drawn.length)));
  const crowded = corpus.edges.size > CROWD;
  const pale = Math.max(0.12, Math.min(1, ROOM.edges / corpus.edges.size));
  /** In pixels, by the root of its statements. */
  const radius = (n: number): number => Math.min(20, 4 + 2.6 * Math.sqrt(n)) * small;
  const whole = stanceGraph(corpus, drawn, container.clientWidth / Math.max(1, container.clientHeight));
  let graph = whole;

  let theme: Theme = light;
  let state: State = start;
  let weights = new Map<string, ReturnType<typeof weigh>>();
  /** In the agreement view, its edges, and the pairs that they were made of. */
  let ties: Ties = new Map();
  let tied: readonly Pair[] | null = null;
  let sizes = new Map<string, number>();
  /** What is brought out: the chosen node with its neighbours, the ends of the chosen edge; null where nothing is chosen. */
  let near: Set<string> | null = null;
  let hovered: string | null = null;

  const lettering = openLettering(container, corpus);
  const renderer = new Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultEdgeType: 'ribbon',
    defaultNodeType: 'ring',
    edgeProgramClasses: { ribbon: crowded ? PlainRibbonProgram : RibbonProgram },
    nodeProgramClasses: {
      ring: createNodeBorderProgram({
        borders: [
          { size: { value: 0.22, mode: 'relative' }, color: { attribute: 'rim' } },
          { size: { fill: true }, color: { attribute: 'color' } },
        ],
      }),
    },
    defaultDrawNodeHover: () => undefined,
    // Two quick clicks choose two things; there are buttons to zoom.
    doubleClickTimeout: 0,
    enableEdgeEvents: !crowded,
    renderLabels: false,
    stagePadding: Math.min(70, container.clientWidth / 8),
    minCameraRatio: 0.03,
    maxCameraRatio: 2.5,
    zIndex: true,
    nodeReducer(id, place) {
      const size = sizes.get(id) ?? 0;
      const node = corpus.nodes.get(id)!;
      const faded = near !== null && !near.has(id);
      const position = node.kind === 'position';
      const colour = position ? theme.ground : theme.kind[node.kind];
      const rim = position ? theme.kind.position : id === state.about ? theme.ink : theme.paper;
      return {
        ...place,
        // Whoever has no edge at all is there because it was asked for.
        hidden: size === 0 && whole.degree(id) > 0,
        size: radius(size) * (id === state.about ? 1.25 : faded ? 0.7 : 1),
        color: faded ? theme.faded : colour,
        rim: faded ? theme.paper : id === state.about ? theme.ink : rim,
        zIndex: faded ? 0 : id === state.about ? 2 : 1,
      };
    },
    edgeReducer(key, shape) {
      const edge = corpus.edges.get(key);
      if (!edge) return { ...shape, ...tieLook(key) };
      const weight = weights.get(key);
      const chosen = state.on !== null ? key === edgeKey(state.about!, state.on, state.as!) : false;
      const beside =
        near === null ||
        chosen ||
        (state.on === null && (edge.actor.id === state.about || edge.position.id === state.about));
      const touched = hovered !== null && (edge.actor.id === hovered || edge.position.id === hovered);
      const crowd = near !== null || touched ? 1 : pale;
      const alpha = !beside && !touched ? 0.1 * pale : (weight && weight.asserted > 0 ? 0.85 : 0.4) * crowd;
      return {
        ...shape,
        hidden: weight === undefined || (crowded && !beside && !touched),
        size: ((chosen ? 2 : 0.6) + 1.1 * Math.sqrt(weight?.weight ?? 0)) * (crowd < 1 ? 0.6 : 1),
        color: withAlpha(theme.stance[edge.stance], alpha),
        zIndex: beside ? 1 : 0,
      };
    },
  });
  // Labels lie over all that sigma draws, and under the mouse.
  container.insertBefore(container.querySelector('.lettering')!, container.querySelector('.sigma-mouse'));

  renderer.on('afterRender', () => {
    const { width, height } = renderer.getDimensions();
    const anchors = graph.nodes().flatMap((id) => {
      const data = renderer.getNodeDisplayData(id);
      if (!data || data.hidden) return [];
      const { x, y } = renderer.framedGraphToViewport(data);
      if (x < -40 || y < -40 || x > width + 40 || y > height + 40) return [];
      const node = corpus.nodes.get(id)!;
      const bright = near === null || near.has(id);
      return {
        node,
        x,
        y,
        r: renderer.scaleSize(data.size),
        rank: (sizes.get(id) ?? 0) * (node.kind === 'position' ? 1.5 : 1) + (near !== null && bright ? 1e6 : 0),
        forced: id === state.about || id === state.on || id === state.and || id === hovered,
        faded: !bright && id !== hovered,
      };
    });
    lettering.draw(anchors, width, height, theme);
  });

  const hover = (id: string | null): void => {
    if (id === hovered) return;
    hovered = id;
    container.classList.toggle('pointing', id !== null);
    renderer.refresh({ skipIndexation: true });
  };
  renderer.on('enterNode', ({ node }) => hover(node));
  renderer.on('leaveNode', () => hover(null));
  renderer.on('enterEdge', () => container.classList.add('pointing'));
  renderer.on('leaveEdge', () => container.classList.remove('pointing'));
  const labelled = (event: { x: number; y: number }): PageNode | null =>
    corpus.nodes.get(lettering.at(event.x, event.y) ?? '') ?? null;
  renderer.on('clickNode', ({ node }) => choose(corpus.nodes.get(node)!));
  renderer.on('clickEdge', ({ edge, event }) =>
    choose(labelled(event) ?? corpus.edges.get(edge) ?? ties.get(edge)?.pair ?? null),
  );
  renderer.on('clickStage', ({ event }) => {
    const key = crowded && near !== null && !labelled(event) ? edgeAt(event) : null;
    choose(labelled(event) ?? (key === null ? null : (corpus.edges.get(key) ?? ties.get(key)?.pair ?? null)));
  });

  function tieLook(key: string): Record<string, unknown> {
    const { pair, kind, weight } = ties.get(key)!;
    const ends = [pair.a.id, pair.b.id];
    const beside =
      near === null ||
      (state.and !== null ? ends.includes(state.about!) && ends.includes(state.and) : ends.includes(state.about!));
    const touched = hovered !== null && ends.includes(hovered);
    const crowd = near !== null || touched ? 1 : Math.max(0.15, Math.min(1, ROOM.ties / ties.size));
    return {
      size: (0.6 + 1.3 * Math.sqrt(weight)) * (crowd < 1 ? 0.7 : 1),
      color: withAlpha(
        theme.stance[kind === 'congruence' ? 'support' : 'oppose'],
        beside || touched ? 0.8 * crowd : 0.08,
      ),
      zIndex: beside ? 1 : 0,
    };
  }

  /** In a crowd sigma is spared to know what lies under the mouse: of the edges in focus, the one that passes within a few pixels. */
  function edgeAt({ x, y }: { x: number; y: number }): string | null {
    const at = (id: string) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(id)!);
    return (
      graph.findEdge((key, { bend }, source, target) => {
        const data = renderer.getEdgeDisplayData(key);
        return data !== undefined && !data.hidden && nearCurve({ x, y }, at(source), at(target), bend as number, 5);
      }) ?? null
    );
  }

  const camera = renderer.getCamera();
  const quick = { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250 };
  return {
    show(next, paint) {
      state = next;
      theme = paint;
      weights = new Map();
      sizes = new Map();
      for (const [key, edge] of corpus.edges) {
        const kept = edge.statements.filter((statement) => passes(statement, next));
        if (kept.length === 0) continue;
        weights.set(key, weigh(kept));
        for (const { id } of [edge.actor, edge.position]) sizes.set(id, (sizes.get(id) ?? 0) + kept.length);
      }
      const agreement = next.view === 'agreement';
      const wanted = agreement ? pairs(next) : null;
      if (wanted && wanted !== tied) ties = tiesOf(wanted);
      const stale = agreement !== (graph !== whole) || (wanted !== null && wanted !== tied);
      if (stale) graph = agreement ? agreementGraph(whole, ties) : whole;
      tied = wanted;
      near = neighbourhood(next, graph, agreement ? ties : weights);
      if (stale) renderer.setGraph(graph);
      else renderer.refresh({ skipIndexation: true });
    },
    lookAt(node) {
      const data = renderer.getNodeDisplayData(node.id);
      if (!data) return;
      const { x, y } = renderer.framedGraphToViewport(data);
      const { width, height } = renderer.getDimensions();
      if (x < 60 || y < 60 || x > width - 60 || y > height - 60) camera.animate({ x: data.x, y: data.y }, quick);
    },
    zoom: (factor) => camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, quick),
    pan: (x, y) => camera.animate({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio }, quick),
    reset: () => camera.animatedReset(quick),
  };
}
