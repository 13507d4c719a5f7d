import { expect, it } from 'vitest';
import { day, list, precision, shorten, wellFormed } from '../../src/neo4j/values.ts';

it.each([
  ['2024-05-22', '2024-05-22', 'day'],
  ['2024-05', '2024-05-01', 'month'],
  ['2024', '2024-01-01', 'year'],
  ['2024-02-30', null, null],
  ['2024-13', null, null],
  ['May 2024', null, null],
  [null, null, null],
])('stores %s as the date %s, precise to the %s', (date, stored, precise) => {
  expect([day(date), precision(date)]).toEqual([stored, precise]);
});

it('has no empty items and no empty lists', () => {
  expect([list(['a', '', 'b']), list([]), list([''])]).toEqual([['a', 'b'], null, null]);
});

it('replaces half a surrogate pair, and keeps a whole one', () => {
  expect(wellFormed('a\ud83db \ude00 😀')).toBe('a\ufffdb \ufffd 😀');
});

it('shortens a caption to 80 characters on one line, and cuts no character in two', () => {
  expect(shorten(' let\nUkraine ')).toBe('let Ukraine');
  expect(shorten('😀'.repeat(80))).toBe('😀'.repeat(80));
  expect(shorten('😀'.repeat(81))).toBe(`${'😀'.repeat(79)}…`);
});
