/**
 * Moves the boxes of a picture until it can be read: none over another, few lines through boxes or across each other. It starts from the
 * graph's places and goes no further than it must, so that nearness keeps its meaning; no chance is in it.
 */

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
/** `bend`: how far a line's control point lies beside its middle, as a share of its length; 0 for a straight one. */
export type Line = readonly [from: number, to: number, bend: number];

const GAP = 12;
const MARGIN = 8;
/** What faults cost, in pixels of length: a line through a foreign box, two lines that cross, a pixel of overlap. */
const THROUGH = 500;
const CROSS = 70;
const OVERLAP = 60;
const LENGTH = 0.5;
/** So much of a line should be seen between its boxes; what lacks costs, a pixel. */
const SEEN = 36;
const TIGHT = 4;
const AWAY = 0.003;
const ROUNDS = 60;

/** @param boxes by their middle, in pixels; moved in place. @param lines by index of the boxes that they join */
export function tidy(boxes: Box[], lines: readonly Line[], wide: number, tall: number): void {
  const home = boxes.map(({ x, y }) => ({ x, y }));
  const own = boxes.map((_, i) => lines.filter(([a, b]) => a === i || b === i));
  const clamp = (box: Box): void => {
    box.x = Math.min(wide - box.w / 2 - MARGIN, Math.max(box.w / 2 + MARGIN, box.x));
    box.y = Math.min(tall - box.h / 2, Math.max(box.h / 2, box.y));
  };
  /** All that box `i` has a part in. */
  const cost = (i: number): number => {
    const box = boxes[i]!;
    let sum = AWAY * ((box.x - home[i]!.x) ** 2 + (box.y - home[i]!.y) ** 2);
    boxes.forEach((other, j) => {
      if (j !== i) sum += overlap(box, other) * OVERLAP;
    });
    for (const line of own[i]!) {
      const [a, b, bend] = [boxes[line[0]]!, boxes[line[1]]!, line[2]];
      sum += LENGTH * Math.hypot(a.x - b.x, a.y - b.y) + TIGHT * Math.max(0, SEEN - between(a, b));
      boxes.forEach((other, j) => {
        if (j !== line[0] && j !== line[1] && passes(a, b, bend, other)) sum += THROUGH;
      });
      for (const [c, d] of lines)
        if (c !== line[0] && c !== line[1] && d !== line[0] && d !== line[1] && cross(a, b, boxes[c]!, boxes[d]!))
          sum += CROSS;
    }
    for (const [a, b, bend] of lines) if (a !== i && b !== i && passes(boxes[a]!, boxes[b]!, bend, box)) sum += THROUGH;
    return sum;
  };
  let better = false;
  /** Makes a change to some boxes, and takes it back unless it lowers their cost. @returns the cost that now holds */
  const attempt = (moved: readonly number[], old: number, change: () => void): number => {
    const before = moved.map((i) => ({ x: boxes[i]!.x, y: boxes[i]!.y }));
    change();
    for (const i of moved) clamp(boxes[i]!);
    const fresh = moved.reduce((sum, i) => sum + cost(i), 0);
    if (fresh < old - 0.01) {
      better = true;
      return fresh;
    }
    moved.forEach((i, k) => {
      Object.assign(boxes[i]!, before[k]);
    });
    return old;
  };
  boxes.forEach(clamp);
  for (let round = 0; round < ROUNDS; round++) {
    better = false;
    const step = 140 * 0.93 ** round + 4;
    boxes.forEach((box, i) => {
      let now = cost(i);
      for (let turn = 0; turn < 8; turn++) {
        const angle = ((turn + (round % 2) / 2) * Math.PI) / 4;
        now = attempt([i], now, () => {
          box.x += step * Math.cos(angle);
          box.y += step * Math.sin(angle) * 0.7;
        });
      }
      // Now and then a leap: what blocks a line may find room elsewhere, or in the place of another.
      if (round % 3 === 1 && now > THROUGH)
        for (let spot = 0; spot < 54; spot++)
          now = attempt([i], now, () => {
            box.x = ((spot % 9) + 0.2 + 0.05 * (round % 13)) * (wide / 9);
            box.y = (Math.floor(spot / 9) + 0.2 + 0.05 * (round % 13)) * (tall / 6);
          });
      if (round % 6 === 0 && now > CROSS)
        for (let j = i + 1; j < boxes.length; j++) {
          const other = boxes[j]!;
          attempt([i, j], cost(i) + cost(j), () => {
            [box.x, other.x] = [other.x, box.x];
            [box.y, other.y] = [other.y, box.y];
          });
        }
    });
    if (!better && step < 8) break;
  }
  apart(boxes, clamp);
}

/** How far apart the borders of two boxes are, along the wider gap. */
const between = (a: Box, b: Box): number =>
  Math.max(Math.abs(a.x - b.x) - (a.w + b.w) / 2, Math.abs(a.y - b.y) - (a.h + b.h) / 2);

/** By how many pixels two boxes would have to part, the shorter way. */
function overlap(a: Box, b: Box): number {
  const dx = (a.w + b.w) / 2 + GAP - Math.abs(a.x - b.x);
  const dy = (a.h + b.h) / 2 + GAP - Math.abs(a.y - b.y);
  return dx > 0 && dy > 0 ? Math.min(dx, dy) : 0;
}

/** Does the line between two boxes' middles pass through a third box, or close by it? A bent one counts as its two halves. */
function passes(a: Box, b: Box, bend: number, box: Box): boolean {
  if (bend === 0) return hits(a.x, a.y, b.x, b.y, box);
  const x = (a.x + b.x) / 2 - ((b.y - a.y) * bend) / 2;
  const y = (a.y + b.y) / 2 + ((b.x - a.x) * bend) / 2;
  return hits(a.x, a.y, x, y, box) || hits(x, y, b.x, b.y, box);
}

/** A segment and a box, a little widened; the part of the segment within the box's columns, then of that within its rows. */
function hits(ax: number, ay: number, bx: number, by: number, { x, y, w, h }: Box): boolean {
  const [wide, tall] = [w / 2 + 4, h / 2 + 4];
  if (Math.max(ax, bx) < x - wide || Math.min(ax, bx) > x + wide) return false;
  if (Math.max(ay, by) < y - tall || Math.min(ay, by) > y + tall) return false;
  let enter = 0;
  let leave = 1;
  const [dx, dy] = [bx - ax, by - ay];
  if (dx !== 0) {
    const [s, t] = [(x - wide - ax) / dx, (x + wide - ax) / dx];
    enter = Math.max(enter, Math.min(s, t));
    leave = Math.min(leave, Math.max(s, t));
  }
  if (dy !== 0) {
    const [s, t] = [(y - tall - ay) / dy, (y + tall - ay) / dy];
    enter = Math.max(enter, Math.min(s, t));
    leave = Math.min(leave, Math.max(s, t));
  }
  return enter < leave;
}

const side = (a: Box, b: Box, c: Box): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
const cross = (a: Box, b: Box, c: Box, d: Box): boolean =>
  side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;

/** Where the search left two boxes over each other, they are pushed apart. */
function apart(boxes: Box[], clamp: (box: Box) => void): void {
  for (let round = 0; round < 300; round++) {
    let moved = false;
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        const dx = (a.w + b.w) / 2 + GAP / 2 - Math.abs(a.x - b.x);
        const dy = (a.h + b.h) / 2 + GAP / 2 - Math.abs(a.y - b.y);
        if (dx <= 0.01 || dy <= 0.01) continue;
        moved = true;
        const axis = dy <= dx ? 'y' : 'x';
        const half = (Math.min(dx, dy) * (a[axis] <= b[axis] ? 1 : -1)) / 2;
        a[axis] -= half;
        b[axis] += half;
        clamp(a);
        clamp(b);
      }
    });
    if (!moved) return;
  }
}
