/** Draws the labels over the graph: positions in boxes, actors as plain names with a halo. It also knows which label lies under a point. */
import type { Corpus, PageNode } from './corpus.ts';
import { type Placed, placeLabels, type Wanted, wrapText } from './labels.ts';
import type { Theme } from './theme.ts';

const LINE = 15;
const SIZE = 12;
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
/** Overrides of reading direction: they would turn a name round. */
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;

export interface Anchor {
  node: PageNode;
  x: number;
  y: number;
  r: number;
  /** Higher comes first. */
  rank: number;
  forced: boolean;
  faded: boolean;
}

export interface Lettering {
  draw(anchors: Anchor[], width: number, height: number, theme: Theme): void;
  /** @returns the id of the node whose label is there */
  at(x: number, y: number): string | null;
}

export function openLettering(container: HTMLElement, { nodes }: Corpus): Lettering {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('class', 'lettering');
  container.append(canvas);
  const ink = canvas.getContext('2d')!;
  const texts = new Map<string, { lines: string[]; width: number }>();
  let placed: Placed[] = [];

  const room = (position: boolean): number => Math.max(110, Math.min(position ? 170 : 150, container.clientWidth / 4));
  const font = (node: PageNode): string => `${node.kind === 'position' ? '600 ' : ''}${SIZE}px ${FAMILY}`;
  const textOf = (node: PageNode): { lines: string[]; width: number } => {
    const known = texts.get(node.id);
    if (known) return known;
    ink.font = font(node);
    const measure = (text: string): number => ink.measureText(text).width;
    const position = node.kind === 'position';
    const lines = wrapText(node.label.replace(bidi, ''), room(position), position ? 3 : 2, measure);
    const text = { lines, width: Math.max(...lines.map(measure)) };
    texts.set(node.id, text);
    return text;
  };

  return {
    draw(anchors, width, height, theme) {
      const ratio = devicePixelRatio || 1;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      ink.setTransform(ratio, 0, 0, ratio, 0, 0);
      anchors.sort(
        (a, b) => Number(b.forced) - Number(a.forced) || b.rank - a.rank || (a.node.id < b.node.id ? -1 : 1),
      );
      const wanted = anchors.map(({ node, x, y, r, forced, faded }): Wanted => {
        const { lines, width: w } = textOf(node);
        const position = node.kind === 'position';
        return {
          id: node.id,
          x,
          y,
          r,
          w: w + (position ? 14 : 4),
          h: lines.length * LINE + (position ? 8 : 2),
          forced,
          faded,
          centred: position,
        };
      });
      placed = placeLabels(wanted, width, height, Math.round((width * height) / 9000), [
        // The zoom buttons and the caption lie there.
        { x: width - 56, y: height - 132, w: 56, h: 132 },
        { x: 0, y: height - 34, w: width - 56, h: 34 },
      ]);
      const faded = new Map(anchors.map((anchor) => [anchor.node.id, anchor.faded]));
      ink.textAlign = 'center';
      ink.textBaseline = 'middle';
      ink.lineJoin = 'round';
      for (const { id, x, y, w, h } of [...placed].reverse()) {
        const node = nodes.get(id)!;
        const { lines } = textOf(node);
        ink.globalAlpha = faded.get(id) ? 0.3 : 1;
        ink.font = font(node);
        if (node.kind === 'position') {
          ink.beginPath();
          ink.roundRect(x, y, w, h, 4);
          ink.fillStyle = theme.ground;
          ink.fill();
          ink.strokeStyle = theme.kind.position;
          ink.lineWidth = 1;
          ink.stroke();
        }
        lines.forEach((line, i) => {
          const [cx, cy] = [x + w / 2, y + h / 2 + (i - (lines.length - 1) / 2) * LINE];
          if (node.kind !== 'position') {
            ink.strokeStyle = theme.paper;
            ink.lineWidth = 4;
            ink.strokeText(line, cx, cy);
          }
          ink.fillStyle = theme.ink;
          ink.fillText(line, cx, cy);
        });
      }
      ink.globalAlpha = 1;
    },
    at: (px, py) => placed.find(({ x, y, w, h }) => px >= x && px <= x + w && py >= y && py <= y + h)?.id ?? null,
  };
}
