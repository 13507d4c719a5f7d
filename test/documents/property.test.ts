import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/documents/document.ts';
import { type Reading, readDocuments } from '../../src/documents/index.ts';
import { foreignLanguage } from '../../src/documents/language.ts';
import { articles } from './data.ts';

const all = async (source: AsyncIterable<Reading>): Promise<Reading[]> => {
  const readings: Reading[] = [];
  for await (const reading of source) readings.push(reading);
  return readings;
};

function checkSpans(reading: Reading): void {
  if (!('document' in reading)) {
    expect(reading.problem.message).toMatch(/^\S.*\.$/s);
    return;
  }
  const { text, skipped } = reading.document;
  let at = 0;
  for (const { start, end } of skipped) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    at = end;
  }
}

/** Pieces that news files are made of, so that chance meets more than noise. */
const piece = fc.constantFrom(
  ...'{ } [ ] " \' , : ; | \\ < > & # * _ - ( ) / \n \r \t'.split(' '),
  ...[
    '\n\n',
    '---\n',
    '"text":',
    '"id":',
    '{"text":"',
    '"}',
    '<p>',
    '</p>',
    '<div>',
    '<table>',
    '<html><body>',
    '<!--',
    '-->',
    '<script>',
    '&amp;',
  ],
  ...[
    'id,text\n',
    'Title: ',
    'By Jane Doe',
    'Leave a Reply',
    '© 2024 ',
    'Photo: ',
    '(Photo by ',
    'KYIV, May 22 (Reuters) — ',
    'May 22, 2024',
  ],
  ...[
    'Blinken urged Biden to let Ukraine use American weapons. ',
    '![a](b)',
    '[a](',
    '```\n',
    '\ud800',
    '\ufeff',
    '\u2028',
    '\u00a0',
  ],
);
const soup = fc
  .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 })
  .map((parts) => parts.join(''));
const bytes = fc.oneof(
  soup.map((text) => Buffer.from(text)),
  soup.map((text) => Buffer.from(text, 'utf16le')),
  fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
);
const extension = fc.constantFrom('txt', 'md', 'html', 'json', 'jsonl', 'csv', 'tsv', 'jsonl.gz', 'xyz');

test('any bytes under any name are documents or problems, with skipped spans in order inside the text', async () => {
  const root = mkdtempSync(join(tmpdir(), 'standpoint-'));
  try {
    await fc.assert(
      fc.asyncProperty(bytes, extension, async (content, ext) => {
        const file = join(root, `a.${ext}`);
        writeFileSync(file, content);
        const readings = await all(readDocuments([file]));
        expect(readings.length).toBeGreaterThan(0);
        readings.forEach(checkSpans);
      }),
      { numRuns: 600, seed: 1 },
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('any bytes on standard input, in chunks of any size, give the same documents as in one piece', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 7 }), async (content, size) => {
      const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, i) =>
        content.subarray(i * size, i * size + size),
      );
      const [torn, whole] = await Promise.all([
        all(readDocuments(['-'], { stdin: Readable.from(chunks, { objectMode: true }) })),
        all(readDocuments(['-'], { stdin: Readable.from([content], { objectMode: true }) })),
      ]);
      expect(torn).toEqual(whole);
    }),
    { numRuns: 200, seed: 2 },
  );
});

const MILLION = 1_000_000;
const judged = (text: string): Reading =>
  judge({
    id: null,
    title: null,
    date: null,
    publisher: null,
    url: null,
    place: 'a',
    fallbackId: 'a',
    text,
    skipped: [],
  });

describe('a megabyte of hostile text is judged within seconds', () => {
  test.each([
    ['one letter', 'a'],
    ['blanks', ' '],
    ['line feeds', '\n'],
    ['line separators', '\u2028'],
    ['open brackets', '('],
    ['brackets and labels', '( photo: '],
    ['names', 'Jane Doe '],
    ['a byline without end', 'By Jane Doe and '],
    ['capitals', 'AAAA BBBB, '],
    ['dashes', '— - '],
    ['bars', 'a | '],
    ['share words', `${'share tweet '.repeat(12)}\n`],
    ['a byline that fails at its end', `By Jane ${'Doe '.repeat(90)}!\n`],
    ['agencies', `${'Jane, '.repeat(60)}\n`],
    ['slashes', `${'A/'.repeat(250)}\n`],
    ['credits', `${'x. Photo: '.repeat(29)}\n`],
    ['dates', `${'May 22 2024 '.repeat(7)}\n`],
    ['clocks', `${'1:1 '.repeat(20)}\n`],
    ['signs of comments', `${'12 on '.repeat(8)}\n`],
  ])('%s', (_name, unit) => checkSpans(judged(unit.repeat(Math.ceil(MILLION / unit.length)))), 10_000);
});

describe('the language of an article', () => {
  test.each([
    [
      'German',
      'Der Präsident sagte am Mittwoch, dass seine Regierung es nicht zulassen werde, dass fremde Truppen in das Land kommen, und bat die Abgeordneten, gegen das Gesetz zu stimmen, das die Opposition in der vergangenen Woche vorgelegt hatte.',
    ],
    [
      'French',
      'Le président a déclaré mercredi que son gouvernement ne permettrait pas aux troupes étrangères d’entrer dans le pays et a demandé aux sénateurs de voter contre la loi que le parti de l’opposition a présentée la semaine dernière.',
    ],
    [
      'Russian',
      'Президент заявил в среду, что его правительство не позволит иностранным войскам войти на территорию страны, и попросил сенаторов проголосовать против закона, который оппозиционная партия внесла на прошлой неделе в парламент страны.',
    ],
  ])('is seen to be %s', (language, text) => expect(foreignLanguage(text)).toBe(language));
  test('names and short texts are never rejected', () => {
    expect(foreignLanguage('El presidente dijo no.')).toBeNull();
    expect(
      foreignLanguage('Angela Merkel, Emmanuel Macron, Volodymyr Selenskyj, Luiz Inácio Lula da Silva'),
    ).toBeNull();
  });
  test.skipIf(articles().length === 0)('every real English article passes (STANDPOINT_DATA)', () =>
    expect(articles().filter(({ text }) => foreignLanguage(text) !== null)).toEqual([]),
  );
});

test.skipIf(articles().length === 0)(
  'every real article is a document with its text, and its spans in order (STANDPOINT_DATA)',
  () => {
    for (const { text } of articles()) {
      const reading = judged(text);
      checkSpans(reading);
      if ('document' in reading) expect(reading.document.text).toBe(text);
    }
  },
);
