/** The picture: the most telling part of a graph as one SVG, legible at the width of a README. It shows stance by colour and dash. */
import { type AggregateEdge, aggregate, weightOf } from '../../graph/aggregate.ts';
import type { Places } from '../../graph/layout.ts';
import { placesHere } from '../../graph/places.ts';
import { type GraphData, stances } from '../../model.ts';
import type { ExportOptions } from '../exporter.ts';
import { palette, xml } from '../text.ts';
import { titleOf } from '../title.ts';
import { choose } from './choose.ts';
import { dash, legend } from './legend.ts';
import { width, wrap } from './lettering.ts';
import { type Box, tidy } from './tidy.ts';

const WIDTH = 960;
const TOP = 84;
const BOTTOM = 76;
const SIZE = 12.5;
const LINE = 16;

interface Sign extends Box {
  id: string;
  kind: keyof typeof palette;
  lines: string[];
}

const isPosition = ({ kind }: Sign): boolean => kind === 'position';

/** What is written for a node, and how much room that takes. */
function sign(data: GraphData, names: ReadonlyMap<string, GraphData['entities'][number]>, id: string): Sign {
  const course = data.positions.find((one) => one.id === id);
  const text = course?.label ?? names.get(id)?.name ?? id;
  const measure = (line: string): number => width(line, SIZE, course !== undefined);
  const lines = wrap(text, course ? 176 : 150, course ? 4 : 2, measure);
  return {
    id,
    kind: course ? 'position' : (names.get(id)?.type ?? 'group'),
    lines,
    x: 0,
    y: 0,
    w: Math.ceil(Math.max(...lines.map(measure)) + (course ? 20 : 34)),
    h: lines.length * LINE + (course ? 12 : 9),
  };
}

/** Signs at the places of their nodes, spread over the picture and then moved until it can be read. */
function place(
  signs: Sign[],
  edges: readonly AggregateEdge[],
  bend: (edge: AggregateEdge) => number,
  places: Places,
): number {
  const points = signs.map(({ id }) => places.get(id) ?? { x: 0, y: 0 });
  const range = (axis: 'x' | 'y'): [number, number] => [
    Math.min(...points.map((point) => point[axis])),
    Math.max(...points.map((point) => point[axis])),
  ];
  const [[left, right], [low, high]] = [range('x'), range('y')];
  const area = signs.reduce((sum, { w, h }) => sum + (w + 24) * (h + 24), 0);
  const tall = Math.round(Math.min(1000, Math.max(150, (area * 2.05) / WIDTH)));
  signs.forEach((one, i) => {
    const { x, y } = points[i]!;
    one.x = 100 + ((x - left) / Math.max(1, right - left)) * (WIDTH - 200);
    // Gephi and the page have y upwards, a picture downwards.
    one.y = 20 + ((high - y) / Math.max(1, high - low)) * (tall - 40);
  });
  const index = new Map(signs.map(({ id }, i) => [id, i]));
  tidy(
    signs,
    edges.map((edge) => [index.get(edge.actor)!, index.get(edge.position)!, bend(edge)] as const),
    WIDTH,
    tall,
  );
  const top = Math.min(...signs.map(({ y, h }) => y - h / 2));
  for (const one of signs) one.y += TOP - top;
  return Math.ceil(Math.max(...signs.map(({ y, h }) => y + h / 2)) + BOTTOM);
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line from sign to sign, under both; bent only where the same two have another. */
function line(edge: AggregateEdge, signs: ReadonlyMap<string, Sign>, bend: number): string {
  const [a, b] = [signs.get(edge.actor)!, signs.get(edge.position)!];
  const [mx, my] = [(a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend];
  const way = bend === 0 ? `L${n(b.x)} ${n(b.y)}` : `Q${n(mx)} ${n(my)} ${n(b.x)} ${n(b.y)}`;
  const faint = edge.asserted === 0 ? ' stroke-opacity="0.45"' : '';
  return `<path class="edge" data-actor="${xml(edge.actor)}" data-position="${xml(edge.position)}" data-stance="${edge.stance}" d="M${n(a.x)} ${n(a.y)}${way}" fill="none" stroke="${palette[edge.stance]}" stroke-width="${n(0.9 + 0.9 * Math.sqrt(weightOf(edge)))}"${dash[edge.stance]}${faint}/>`;
}

function draw(one: Sign): string {
  const { id, kind, lines, x, y, w, h } = one;
  const course = isPosition(one);
  const first = y - ((lines.length - 1) * LINE) / 2 + SIZE * 0.36;
  const dot = course
    ? ''
    : `<circle cx="${n(x - w / 2 + 13)}" cy="${n(y)}" r="5.5" fill="${palette[kind]}" stroke="#444444" stroke-width="0.7"/>`;
  const words = lines
    .map(
      (text, i) =>
        `<text x="${n(course ? x : x + 7)}" y="${n(first + i * LINE)}" text-anchor="middle"${course ? ' font-weight="bold"' : ''}>${xml(text)}</text>`,
    )
    .join('');
  const shape = `rx="${course ? 4 : n(Math.min(h, LINE + 9) / 2)}" fill="${course ? '#FFF3DC' : '#FFFFFF'}" stroke="${course ? palette.position : '#777777'}" stroke-width="${course ? 1.4 : 0.8}"`;
  return `<g class="node" data-id="${xml(id)}" data-kind="${kind}"><rect x="${n(x - w / 2)}" y="${n(y - h / 2)}" width="${n(w)}" height="${n(h)}" ${shape}/>${dot}${words}</g>`;
}

/** The whole SVG, with title, legend, and a caption that says what nearness means. */
export function picture(data: GraphData, { places = placesHere(data), isolates = false }: ExportOptions = {}): string {
  const all = aggregate(data);
  const names = new Map(data.entities.map((one) => [one.id, one]));
  const modest = new Set(data.entities.filter(({ type }) => type === 'group').map(({ id }) => id));
  const edges = choose(all, modest);
  const title = `${titleOf(data)}: who stands where`;
  const page = (height: number, words: string, body: string): string => {
    const caption = wrap(words, WIDTH - 40, 2, (line) => width(line, SIZE, false));
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, Helvetica, Arial, sans-serif" font-size="${SIZE}" fill="#1D1D1B" role="img" aria-label="${xml(title)}">\n<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>\n<text x="20" y="32" font-size="20" font-weight="bold">${xml(title)}</text>\n${caption.map((line, i) => `<text x="20" y="${54 + i * LINE}" fill="#555555">${xml(line)}</text>`).join('')}\n${body}</svg>\n`;
  };
  if (edges.length === 0) return page(90, 'No statements with a policy were found.', '');
  const ids = new Set(edges.flatMap(({ actor, position }) => [actor, position]));
  if (isolates && edges.length === all.length) for (const { id } of [...data.entities, ...data.positions]) ids.add(id);
  const signs = [...ids].sort().map((id) => sign(data, names, id));
  const byId = new Map(signs.map((one) => [one.id, one]));
  const parallel = new Map<string, number>();
  for (const { actor, position } of edges)
    parallel.set(`${actor}\n${position}`, (parallel.get(`${actor}\n${position}`) ?? 0) + 1);
  const bend = ({ actor, position, stance }: AggregateEdge): number =>
    parallel.get(`${actor}\n${position}`) === 1 ? 0 : { support: 0.07, oppose: -0.07, neutral: 0 }[stance];
  const height = place(signs, edges, bend, places);
  const count = (kind: boolean): number => signs.filter((one) => isPosition(one) === kind).length;
  const part = edges.length < all.length ? `, the most telling ${edges.length} of ${all.length} ties` : '';
  const lines = [...edges].sort((a, b) => stances.indexOf(b.stance) - stances.indexOf(a.stance));
  return page(
    height,
    `${count(false)} actors, ${count(true)} positions${part}. Near each other: who supports the same. Coded by machine: check the sentence.`,
    `${lines.map((edge) => line(edge, byId, bend(edge))).join('\n')}\n${signs.map(draw).join('\n')}\n${legend(height - 18, edges, signs)}\n`,
  );
}
