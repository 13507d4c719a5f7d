import { expect, test } from 'vitest';
import { datelineOf, isDateLine } from '../../src/documents/dateline.ts';
import { isoDate } from '../../src/documents/dates.ts';

test.each([
  ['2024-05-22', '2024-05-22'],
  ['2024-05-22T23:15:00-04:00', '2024-05-22'],
  ['2024-05', '2024-05'],
  ['2024', '2024'],
  ['20240522', '2024-05-22'],
  ['2024/5/2', '2024-05-02'],
  ['22 May 2024', '2024-05-22'],
  ['22nd of May, 2024', '2024-05-22'],
  ['Wednesday, May 22, 2024', '2024-05-22'],
  ['Sept. 27, 2019 5:40 PM ET', '2019-09-27'],
  ['Wed, 22 May 2024 10:00:00 +0000', '2024-05-22'],
  ['Wed May 22 2024 10:00:00 GMT+0200', '2024-05-22'],
  ['May 2024', '2024-05'],
  ['22/05/2024', '2024-05-22'],
  ['05/22/2024', '2024-05-22'],
  ['22.05.2024', '2024-05-22'],
  ['05/05/2024', '2024-05-05'],
  ['1716336000', '2024-05-22'],
  ['1716336000000', '2024-05-22'],
])('%s is read as %s', (written, iso) => expect(isoDate(written)).toBe(iso));

test.each([
  '05/06/2024',
  '30 February 2024',
  '2024-13-01',
  'May 22',
  'yesterday',
  'Theresa May',
  '',
  '99',
  '2024-05-22-7',
  '12345',
])('"%s" is no date that one could be sure of', (written) => expect(isoDate(written)).toBeNull());

test.each([
  ['KYIV, May 22 (Reuters) — Blinken spoke.', 'KYIV, May 22 (Reuters) — ', null, 'Reuters'],
  [
    'LONDON, May 24, 2024 (Pellworth Post) — It is late.',
    'LONDON, May 24, 2024 (Pellworth Post) — ',
    '2024-05-24',
    'Pellworth Post',
  ],
  [
    'SAN JUAN, Puerto Rico, Aug. 3 (Ostrel Wire) — Pedro won.',
    'SAN JUAN, Puerto Rico, Aug. 3 (Ostrel Wire) — ',
    null,
    'Ostrel Wire',
  ],
  ['Kyiv, Ukraine (AP) — “We won,” he said.', 'Kyiv, Ukraine (AP) — ', null, 'AP'],
  ['WASHINGTON (Reuters) - The House voted.', 'WASHINGTON (Reuters) - ', null, 'Reuters'],
  ['HEMPSTEAD, N.Y. – The debate began.', 'HEMPSTEAD, N.Y. – ', null, null],
  ['NEW YORK—Stocks fell.', 'NEW YORK—', null, null],
  ['Paris, 3 June 2023 - Macron refused.', 'Paris, 3 June 2023 - ', '2023-06-03', null],
  ['(CNN) The president left.', '(CNN) ', null, 'CNN'],
])('"%s" opens with a dateline', (line, opening, date, agency) =>
  expect(datelineOf(line)).toEqual({ length: opening.length, date, agency }),
);

test.each([
  'NATO — the alliance — said no.',
  'Blinken (R-Texas) — A man of few words.',
  'Sen. Ted Cruz (R-Texas) — Against it.',
  'The vote - a close one - came late.',
  'Washington said on May 22 that it would help.',
])('"%s" opens with a sentence', (line) => expect(datelineOf(line)).toBeNull());

test.each([
  ['Friday, September 27, 2019', true],
  ['Published: May 22, 2024 at 10:00 a.m. ET', true],
  ['5 hours ago', true],
  ['On May 22, 2024, Blinken spoke', false],
  ['May', false],
  ['2024', false],
])('whether "%s" is a line of date alone: %s', (line, is) => expect(isDateLine(line)).toBe(is));
