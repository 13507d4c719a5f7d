import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeLabels, type Wanted, wrapText } from '../../src/page/labels.ts';

const wanted = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 600 }),
  r: fc.integer({ min: 2, max: 20 }),
  w: fc.integer({ min: 20, max: 180 }),
  h: fc.integer({ min: 14, max: 50 }),
  forced: fc.constant(false),
  faded: fc.boolean(),
  centred: fc.boolean(),
});
const touch = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('labels', () => {
  it('never cover each other, nor leave the picture', () => {
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 60 }), (list) => {
        const placed = placeLabels(
          list.map((one, i): Wanted => ({ ...one, id: String(i) })),
          800,
          600,
          50,
        );
        placed.forEach((a, i) => {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= 800 && a.y + a.h <= 600).toBe(true);
          for (const b of placed.slice(i + 1)) expect(touch(a, b)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  const label = (id: string, x: number, more: Partial<Wanted> = {}): Wanted => ({
    id,
    x,
    y: 300,
    r: 5,
    w: 100,
    h: 20,
    forced: false,
    faded: false,
    centred: false,
    ...more,
  });

  it('keep to the limit, but for those that must be read', () => {
    const list = [label('a', 100), label('b', 400), label('c', 700, { forced: true })];
    expect(placeLabels(list, 800, 600, 1).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('stand right of an actor and below a position, where there is room', () => {
    const [actor, position] = placeLabels([label('a', 200), label('p', 600, { centred: true })], 800, 600, 9);
    expect(actor).toEqual({ id: 'a', x: 208, y: 290, w: 100, h: 20 });
    expect(position).toEqual({ id: 'p', x: 550, y: 308, w: 100, h: 20 });
  });

  it.each([
    ['short enough', 'Ban the bomb', ['Ban the bomb']],
    ['broken between words', 'Ban the bomb for all time', ['Ban the bomb', 'for all time']],
    ['cut with “…”', 'Ban the bomb for all time and in all lands', ['Ban the bomb', 'for all time…']],
  ])('are wrapped: %s', (_, text, lines) => {
    expect(wrapText(text, 13, 2, ({ length }) => length)).toEqual(lines);
  });
});
