/** The picture: the most telling part of a graph as one SVG, legible at the width of a README. It shows stance by colour and dash. */
import { type AggregateEdge, aggregate, weightOf } from '../graph/aggregate.ts';
import { layout } from '../graph/layout.ts';
import type { GraphData } from '../model.ts';
import type { Exporter } from './exporter.ts';
import { palette, xml } from './text.ts';

const WIDTH = 960;
const TOP = 64;
const BOTTOM = 70;
const MOST_POSITIONS = 16;
const MOST_ACTORS = 26;
const LETTER = 6.4;
const LINE = 14;

interface Box {
  id: string;
  kind: keyof typeof palette;
  lines: string[];
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Words to lines of about `room` letters, at most `most` lines; what is cut ends in "…". */
export function wrap(text: string, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length === most) {
      lines[most - 1] = `${lines[most - 1]!.slice(0, room - 1)}…`;
      break;
    } else lines.push(word.length > room ? `${word.slice(0, room - 1)}…` : word);
  }
  return lines;
}

/** The positions with most weight, and of their actors those with most. */
function choose(edges: readonly AggregateEdge[]): AggregateEdge[] {
  const rank = (key: 'actor' | 'position', of: readonly AggregateEdge[], most: number): Set<string> => {
    const sums = new Map<string, number>();
    for (const edge of of) sums.set(edge[key], (sums.get(edge[key]) ?? 0) + weightOf(edge) + 1);
    return new Set(
      [...sums]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, most)
        .map(([id]) => id),
    );
  };
  const positions = rank('position', edges, MOST_POSITIONS);
  const of = edges.filter(({ position }) => positions.has(position));
  const actors = rank('actor', of, MOST_ACTORS);
  return of.filter(({ actor }) => actors.has(actor));
}

/** Pushes boxes apart until none overlap, by the shorter way; deterministic. */
function separate(boxes: Box[], gap: number): void {
  for (let round = 0; round < 400; round++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i]!, boxes[j]!];
        const dx = (a.w + b.w) / 2 + gap - Math.abs(a.x - b.x);
        const dy = (a.h + b.h) / 2 + gap - Math.abs(a.y - b.y);
        if (dx <= 0 || dy <= 0) continue;
        moved = true;
        if (dy <= dx) {
          const way = a.y < b.y || (a.y === b.y && i < j) ? 1 : -1;
          a.y -= (way * dy) / 2;
          b.y += (way * dy) / 2;
        } else {
          const way = a.x < b.x || (a.x === b.x && i < j) ? 1 : -1;
          a.x -= (way * dx) / 2;
          b.x += (way * dx) / 2;
        }
      }
    for (const box of boxes) box.x = Math.min(WIDTH - box.w / 2 - 8, Math.max(box.w / 2 + 8, box.x));
    if (!moved) return;
  }
}

function place(data: GraphData, edges: readonly AggregateEdge[]): { boxes: Map<string, Box>; height: number } {
  const entity = new Map(data.entities.map((one) => [one.id, one]));
  const position = new Map(data.positions.map((one) => [one.id, one]));
  const ids = [...new Set(edges.flatMap(({ actor, position: at }) => [actor, at]))].sort();
  const places = layout(ids, edges);
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const tall = Math.min(900, 220 + ids.length * 13);
  const boxes = ids.map((id): Box => {
    const { x, y } = places.get(id)!;
    const course = position.get(id);
    const lines = wrap(course?.label ?? entity.get(id)?.name ?? id, course ? 26 : 22, course ? 4 : 2);
    const w = Math.max(...lines.map((line) => line.length)) * LETTER + (course ? 18 : 26);
    return {
      id,
      kind: course ? 'position' : (entity.get(id)?.type ?? 'group'),
      lines,
      x: 90 + ((x - left) / Math.max(1, right - left)) * (WIDTH - 180),
      y: ((y - low) / Math.max(1, high - low)) * tall,
      w,
      h: lines.length * LINE + (course ? 14 : 10),
    };
  });
  separate(boxes, 9);
  const top = Math.min(...boxes.map((box) => box.y - box.h / 2));
  for (const box of boxes) box.y += TOP + 14 - top;
  return {
    boxes: new Map(boxes.map((box) => [box.id, box])),
    height: Math.ceil(Math.max(...boxes.map((box) => box.y + box.h / 2)) + BOTTOM),
  };
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Where the line from a box's middle to a point leaves the box. */
function border(box: Box, x: number, y: number): { x: number; y: number } {
  const [dx, dy] = [x - box.x, y - box.y];
  const scale = Math.min(box.w / 2 / Math.max(0.01, Math.abs(dx)), box.h / 2 / Math.max(0.01, Math.abs(dy)), 1);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

const dash = { support: '', oppose: ' stroke-dasharray="7 4"', neutral: ' stroke-dasharray="2 4"' } as const;

function line(edge: AggregateEdge, boxes: ReadonlyMap<string, Box>): string {
  const [a, b] = [boxes.get(edge.actor)!, boxes.get(edge.position)!];
  const [from, to] = [border(a, b.x, b.y), border(b, a.x, a.y)];
  const bend = edge.stance === 'support' ? 10 : edge.stance === 'oppose' ? -10 : 0;
  const [mx, my] = [
    (from.x + to.x) / 2 - ((to.y - from.y) / 200) * bend,
    (from.y + to.y) / 2 + ((to.x - from.x) / 200) * bend,
  ];
  const faint = edge.asserted === 0 ? ' stroke-opacity="0.45"' : ' stroke-opacity="0.85"';
  return `<path class="edge" data-actor="${xml(edge.actor)}" data-position="${xml(edge.position)}" data-stance="${edge.stance}" d="M${n(from.x)} ${n(from.y)}Q${n(mx)} ${n(my)} ${n(to.x)} ${n(to.y)}" fill="none" stroke="${palette[edge.stance]}" stroke-width="${n(1 + Math.sqrt(weightOf(edge)))}"${dash[edge.stance]}${faint} marker-end="url(#${edge.stance})"/>`;
}

function box({ id, kind, lines, x, y, w, h }: Box): string {
  const course = kind === 'position';
  const first = y - ((lines.length - 1) * LINE) / 2 + 4;
  const dot = course
    ? ''
    : `<circle cx="${n(x - w / 2 + 10)}" cy="${n(y)}" r="5" fill="${palette[kind]}" stroke="#444" stroke-width="0.7"/>`;
  const words = lines
    .map(
      (text, i) =>
        `<text x="${n(course ? x : x + 6)}" y="${n(first + i * LINE)}" text-anchor="middle"${course ? ' font-weight="bold"' : ''}>${xml(text)}</text>`,
    )
    .join('');
  return `<g class="node" data-id="${xml(id)}" data-kind="${kind}"><rect x="${n(x - w / 2)}" y="${n(y - h / 2)}" width="${n(w)}" height="${n(h)}" rx="${course ? 3 : n(h / 2)}" fill="${course ? '#FFF3DC' : '#FFFFFF'}" stroke="${course ? palette.position : '#888888'}" stroke-width="${course ? 1.4 : 0.8}"/>${dot}${words}</g>`;
}

/** The picture's lines and boxes, with its title and legend. */
export function picture(data: GraphData): string {
  const all = aggregate(data);
  const edges = choose(all);
  const head = (height: number, body: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, Helvetica, Arial, sans-serif" font-size="11" role="img" aria-label="${xml(`${data.name}: who stands where`)}">\n<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>\n<text x="20" y="30" font-size="17" font-weight="bold">${xml(titleOf(data.name))}</text>\n${body}</svg>\n`;
  if (edges.length === 0) return head(120, '<text x="20" y="60">No statements with a policy were found.</text>\n');
  const { boxes, height } = place(data, edges);
  const shown = new Set(edges.map(({ position }) => position)).size;
  const actors = new Set(edges.map(({ actor }) => actor)).size;
  const left = all.length - edges.length;
  const caption = `${actors} actors, ${shown} positions, ${edges.length} of ${all.length} ties${left > 0 ? ' (those with most statements)' : ''}. Near: support the same. Coded by machine: check the sentence.`;
  const markers = (['support', 'oppose', 'neutral'] as const)
    .map(
      (stance) =>
        `<marker id="${stance}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${palette[stance]}"/></marker>`,
    )
    .join('');
  return head(
    height,
    `<text x="20" y="48" fill="#555555">${xml(caption)}</text>\n<defs>${markers}</defs>\n${edges.map((edge) => line(edge, boxes)).join('\n')}\n${[...boxes.values()].map(box).join('\n')}\n${legend(height - 22)}\n`,
  );
}

/** "ukraine-strikes" → "Ukraine strikes": who stands where. */
const titleOf = (name: string): string => {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: who stands where`;
};

function legend(y: number): string {
  const items: string[] = [];
  let x = 20;
  for (const [label, stance] of [
    ['supports', 'support'],
    ['opposes', 'oppose'],
    ['neutral', 'neutral'],
  ] as const) {
    items.push(
      `<path d="M${x} ${y - 4}H${x + 34}" stroke="${palette[stance]}" stroke-width="2"${dash[stance]}/><text x="${x + 40}" y="${y}">${label}</text>`,
    );
    x += 108;
  }
  items.push(
    `<path d="M${x} ${y - 4}H${x + 34}" stroke="${palette.support}" stroke-width="2" stroke-opacity="0.45"/><text x="${x + 40}" y="${y}">only hedged</text>`,
  );
  x += 128;
  for (const kind of ['person', 'organization', 'country', 'place', 'group'] as const) {
    items.push(
      `<circle cx="${x}" cy="${y - 4}" r="5" fill="${palette[kind]}" stroke="#444" stroke-width="0.7"/><text x="${x + 10}" y="${y}">${kind}</text>`,
    );
    x += 28 + kind.length * LETTER;
  }
  items.push(
    `<rect x="${x}" y="${y - 11}" width="16" height="13" rx="2" fill="#FFF3DC" stroke="${palette.position}"/><text x="${x + 22}" y="${y}">position</text>`,
  );
  return items.join('');
}

export const svg: Exporter = { description: 'a picture (SVG)', extension: 'svg', write: (data) => picture(data) };
