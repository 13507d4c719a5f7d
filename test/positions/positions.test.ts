import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePositions, type PositionItem } from '../../src/positions/index.ts';
import { change, contrary } from '../../src/positions/polarity.ts';

/** An item whose vector points where its topic lies: the same topic, the same vector. */
const item = (wording: string, topic: number, more: Partial<PositionItem> = {}): PositionItem => ({
  wording,
  vector: Array.from({ length: 8 }, (_, i) => (i === topic ? 1 : 0)),
  document: 'a',
  date: '2024-05-01',
  start: topic * 10,
  concerns: [],
  imperative: true,
  ...more,
});

describe('positions', () => {
  it('join wordings of one topic under the imperative that asks for the change, and turn its contrary round', () => {
    const { positions, of } = mergePositions([
      item('Keep the limits', 0),
      item('Lift the limits', 0, { start: 5 }),
      item('Lift the limits', 0, { start: 9 }),
      item('Raise the tax', 1),
    ]);
    expect(positions.map(({ label, wordings }) => [label, wordings])).toEqual([
      ['Lift the limits', ['Lift the limits', 'Keep the limits']],
      ['Raise the tax', ['Raise the tax']],
    ]);
    expect(of.map(({ flipped }) => flipped)).toEqual([true, false, false, false]);
  });

  it('stay apart where the numbers differ', () => {
    expect(
      mergePositions([item('Provide $3 billion in aid', 0), item('Provide $60 billion in aid', 0, { start: 4 })], 0.9)
        .positions.length,
    ).toBe(2);
  });

  it('stay apart in different stories that share neither words nor entities', () => {
    expect(
      mergePositions([item('Pass the bill', 0), item('Adopt a measure', 0, { document: 'b' })], 0.85).positions.length,
    ).toBe(2);
  });

  it('do not depend on the order of the statements', () => {
    const items = [
      item('Lift the limits', 0),
      item('Keep the limits', 0, { start: 3, document: 'b' }),
      item('Ban the rifles', 1),
      item('Ban the guns', 1, { start: 12 }),
      item('Raise the tax', 2),
    ];
    const expected = mergePositions(items).positions.map(({ members: _, ...position }) => position);
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        const { positions, of } = mergePositions(shuffled);
        expect(positions.map(({ members: _, ...position }) => position)).toEqual(expected);
        expect(of.length).toBe(items.length);
      }),
    );
  });

  it.each([
    ['Lift the ban', 'Keep the ban', true],
    ['Allow strikes', 'Ban strikes', true],
    ['Leave the union', 'Remain in the union', true],
    ['Lift the ban', 'Ease the ban', false],
  ])('knows whether “%s” and “%s” are contrary', (a, b, answer) => {
    expect(contrary(a, b)).toBe(answer);
  });

  it('tells a change from keeping things as they are', () => {
    expect([change('Lift the ban'), change('Maintain the ban'), change('Paint the wall')]).toEqual([1, -1, 0]);
  });
});
