/** Which labels of the graph are drawn, and where: the weightiest first, beside their node, none over another. */

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Wanted {
  id: string;
  /** The node's middle and radius, in pixels. */
  x: number;
  y: number;
  r: number;
  w: number;
  h: number;
  /** Drawn even where it covers another. */
  forced: boolean;
  /** Out of the reader's focus: others may cover its node. */
  faded: boolean;
  /** Rather under its node than beside it. */
  centred: boolean;
}

export interface Placed extends Box {
  id: string;
}

const GAP = 3;
const CELL = 96;
const CLEAR = 80;

/** Boxes that can be asked whether a further one would touch them; a grid keeps that quick. */
class Taken {
  readonly cells = new Map<string, Box[]>();

  free(box: Box): boolean {
    return this.keys(box).every((key) => !(this.cells.get(key) ?? []).some((other) => touch(box, other)));
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  private keys({ x, y, w, h }: Box): string[] {
    const keys: string[] = [];
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i++)
      for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j++) keys.push(`${i} ${j}`);
    return keys;
  }
}

const touch = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/**
 * @param wanted in order of importance; pixels
 * @param width of the drawing area, in pixels, as `height`: a label stays inside it
 * @param reserved where no label may go unless it must
 */
export function placeLabels(
  wanted: readonly Wanted[],
  width: number,
  height: number,
  most: number,
  reserved: readonly Box[] = [],
): Placed[] {
  const taken = new Taken();
  for (const box of reserved) taken.add(box);
  const placed: Placed[] = [];
  // Of a crowd, only the weightiest nodes keep labels off themselves: else the middle of a large graph had none.
  for (const { x, y, r, faded } of wanted.slice(0, CLEAR))
    if (!faded) taken.add({ x: x - r * 0.7, y: y - r * 0.7, w: r * 1.4, h: r * 1.4 });
  for (const label of wanted) {
    if (placed.length >= most && !label.forced) continue;
    const spots = around(label).map((spot) => clamp(spot, width, height));
    const spot = spots.find((one) => taken.free(one)) ?? (label.forced ? spots[0] : undefined);
    if (!spot) continue;
    taken.add(spot);
    placed.push({ id: label.id, ...spot });
  }
  return placed;
}

function around({ x, y, r, w, h, centred }: Wanted): Box[] {
  const [right, left, below, above] = [x + r + GAP, x - r - GAP - w, y + r + GAP, y - r - GAP - h];
  const beside = [right, left].map((at) => ({ x: at, y: y - h / 2, w, h }));
  const upright = [below, above].map((at) => ({ x: x - w / 2, y: at, w, h }));
  const corners = [right, left].flatMap((at) => [below, above].map((to) => ({ x: at, y: to, w, h })));
  const shifted = [w / 4, -w / 4].flatMap((by) => [below, above].map((to) => ({ x: x - w / 2 + by, y: to, w, h })));
  return centred ? [...upright, ...beside, ...shifted, ...corners] : [...beside, ...upright, ...corners];
}

const clamp = (box: Box, width: number, height: number): Box => ({
  ...box,
  x: Math.max(2, Math.min(width - box.w - 2, box.x)),
  y: Math.max(2, Math.min(height - box.h - 2, box.y)),
});

/** Words to lines of at most `room` pixels, at most `most` lines; what is cut ends in "…". */
export function wrapText(text: string, room: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && measure(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length === most) {
      lines[most - 1] = `${last}…`;
      break;
    } else lines.push(word.length > 40 ? `${word.slice(0, 39)}…` : word);
  }
  return lines;
}
