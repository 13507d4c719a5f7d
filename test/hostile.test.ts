/** Text from outside that was made to do harm: nothing but the program's own errors, no offset off the text, no time that explodes. */
import { Readable } from 'node:stream';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, walkWindows } from '../src/analysis/windows.ts';
import { WordPiece } from '../src/analysis/wordpiece.ts';
import { readCodebook } from '../src/codebook/read.ts';
import { readCorrections } from '../src/corrections/read.ts';
import { readDocuments } from '../src/documents/index.ts';
import { signatureOf } from '../src/documents/signature.ts';
import { readAliases } from '../src/entities/index.ts';
import { StandpointError } from '../src/errors.ts';
import { quoted } from '../src/exports/cypher.ts';
import { type Shape, shapes } from '../src/exports/exporter.ts';
import { exporters } from '../src/exports/index.ts';
import { csv, xml } from '../src/exports/text.ts';
import { formatExtract, parseExtract, readExtracts } from '../src/extract-file.ts';
import { readEventList } from '../src/imports/rows.ts';
import type { Extract, GraphData } from '../src/model.ts';
import { gexfErrors } from './exports/relaxng.ts';
import { fixture, hostile } from './graph/fixture.ts';

const sentence = 'Senator Maria Lopez urged Congress on Monday to ban assault weapons, she said.';
/** Strings that programs stumble over, and any others. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '"',
    '\\',
    "'",
    '\\u0041',
    ']]>',
    '<!--',
    '\ud800',
    '\u2028',
    '\r\n',
    '\u0000',
    "'}); MATCH (n) DETACH DELETE n //",
  ),
);

const readings = async (content: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const reading of readDocuments(['-'], { stdin: Readable.from([Buffer.from(content)]) }))
    found.push('document' in reading ? reading.document.text : `! ${reading.problem.message}`);
  return found;
};

const nested = (open: string, close: string, inside: string): string =>
  open.repeat(200_000) + inside + close.repeat(200_000);

describe('documents that are nested 200,000 deep are read or refused', () => {
  it.each<[string, string]>([
    ['a title of lists', `{"text":"${sentence}","title":${nested('[', ']', '1')}}`],
    ['a publisher of objects', `{"text":"${sentence}","publisher":${nested('{"name":', '}', '1')}}`],
    ['a list of lists', nested('[', ']', '1')],
    ['elements', `<html><body>${nested('<div>', '</div>', sentence)}</body></html>`],
    [
      'JSON-LD',
      `<html><head><script type="application/ld+json">${nested('[', ']', '1')}</script></head><p>${sentence}</p></html>`,
    ],
    ['front matter', `---\ntitle: ${'['.repeat(60_000)}\n---\n${sentence}`],
    ['quotations', `${'> '.repeat(200_000)}${sentence}`],
  ])(
    '%s',
    async (_, content) => {
      const found = await readings(content);
      expect(found.length).toBeGreaterThan(0);
      for (const each of found) expect(each.startsWith('!') || each.includes(sentence)).toBe(true);
    },
    20_000,
  );

  it('front matter whose aliases would fill the memory is refused', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    expect((await readings(`---\na0: &a0 x\n${levels.join('\n')}\ntitle: *a9\n---\n${sentence}`))[0]).toMatch(
      /^! has front matter/,
    );
  });
});

describe('a megabyte', () => {
  const pieces = new WordPiece(['[UNK]', '[CLS]', '[SEP]', 'a', '##a', '"']);
  it.each([
    ['of one word', 'a'],
    ['of one word again and again', 'a '],
    ['of quotation marks', '"'],
    ['of lines', 'a\n'],
    ['of combining marks', 'a\u0301\u0301\u0301 '],
    ['of halves of surrogate pairs', '\ud83c'],
    ['of flags', '🇺🇦'],
    ['of abbreviations', 'a.a.'],
    ['of clitics', "an't"],
  ])(
    '%s goes through windows that lose no word, and has a signature',
    async (_, unit) => {
      const content = unit.repeat(Math.ceil(1e6 / unit.length));
      const paragraphs = paragraphsOf(content, [], pieces);
      const words = paragraphs.reduce((sum, paragraph) => sum + paragraph.words.length, 0);
      let walked = 0;
      await walkWindows(paragraphs, 298, async (window) => {
        expect(window.pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(298);
        walked += window.words.length;
        return window.words.length;
      });
      expect(walked).toBe(words);
      expect(signatureOf({ text: content, skipped: [] }).length % 64).toBe(0);
    },
    20_000,
  );
});

const line = formatExtract({
  schema: 1,
  model: 'm',
  document: { id: 'a', text: sentence, title: null, date: null, publisher: null, url: null, skipped: [] },
  words: 8,
  sentences: 1,
  entities: [
    {
      type: 'person',
      name: 'Lopez',
      mentions: [{ start: 14, end: 19, kind: 'name' }],
      affiliations: [],
      country: null,
      rules: [],
    },
  ],
  statements: [],
  signature: [1],
  problems: [],
} satisfies Extract);

/** Throws whatever is no error that a user can meet. */
function allowOwn(error: unknown): void {
  if (!(error instanceof StandpointError)) throw error;
}

describe('files that Standpoint reads back', () => {
  it('an extract with any value at any place is read or refused, never a crash', () => {
    const places = ['schema', 'model', 'document', 'entities', 'statements', 'signature', 'problems', 'words'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        try {
          parseExtract(JSON.stringify({ ...JSON.parse(line), [place]: value }), 'x:1');
        } catch (error) {
          allowOwn(error);
        }
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('a file of extracts cut anywhere, or of any bytes, is read or refused', async () => {
    const bytes = Buffer.from(line + line);
    const cut = fc.integer({ min: 0, max: bytes.length }).map((length) => bytes.subarray(0, length));
    const any = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, any), async (content) => {
        try {
          for await (const { document } of readExtracts('-', Readable.from([content])))
            expect(document.text).toBe(sentence);
        } catch (error) {
          allowOwn(error);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  const marks = ['\n  - ', '\n', '[', ']', '{', '}', '&a', '*a', ': ', ', ', '"'];
  it.each([
    ['an aliases file', ['same:', 'rename: {', 'type:'], (text: string) => readAliases(text, 'aliases.yaml')],
    [
      'a codebook',
      ['positions:', 'beliefs:', 'id: a', 'label: A', 'same: [', 'different: [', 'examples:'],
      (text: string) => readCodebook(text, 'codebook.yaml'),
    ],
    [
      'a file of corrections',
      ['{"statement":"s1"', '"verdict":"wrong"', '"add":true', '"quote":', '"start":1', 'null', '-1', '1e999', '}\n'],
      (text: string) => readCorrections(text, 'corrections.jsonl'),
    ],
    [
      'an event list',
      ['time,document,person,organization,concept,agreement\n', '2024-05-01', '0,', '1\n', '""', 'yes'],
      (text: string) => readEventList(text, 'events.csv'),
    ],
  ])('%s of any text is read or refused', (_, words, read) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.constantFrom(...words, ...marks))), (parts) => {
        try {
          read(parts.join(''));
        } catch (error) {
          allowOwn(error);
        }
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  it('a correction with any value at any place is read or refused', () => {
    const whole = { document: 'a', start: 1, end: 9, quote: 'x', verdict: 'wrong', actor: 'A', stance: 'support' };
    const places = [...Object.keys(whole), 'statement', 'add', 'reject', 'position', 'modality', 'type', 'note'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        try {
          readCorrections(JSON.stringify({ ...whole, [place]: value }), 'corrections.jsonl');
        } catch (error) {
          allowOwn(error);
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe('any text that is written', () => {
  it('stands in a GEXF that is valid, and is read back from its labels', async () => {
    const write = (data: GraphData, shape: Shape): string => exporters.gexf.write(data, { shape }) as string;
    const named = shapes.filter((shape) => write(fixture(), shape).includes('Ann Lee'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text).map((parts) => parts.join('')),
        fc.constantFrom(...named),
        async (bad, shape) => {
          const written = write(hostile(bad), shape);
          expect(await gexfErrors(written)).toEqual([]);
          const kept = bad.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
          expect(written).toContain(`label="${xml(kept)}"`);
        },
      ),
      { numRuns: 30, seed: 7 },
    );
  }, 60_000);

  it('as CSV is read back, but for the apostrophe that keeps a spreadsheet from running it', () => {
    const kept = (value: string): string =>
      (/^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value).replace(/\p{Cs}/gu, '\ufffd');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const back = parseCsv(csv(['a', 'b'], rows), { record_delimiter: '\n' }) as string[][];
        expect(back.slice(1)).toEqual(rows.map((row) => row.map(kept)));
      }),
    );
  });

  it('as XML is read back, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { document } = parseHTML(`<p title="${xml(value)}"></p>`);
        const kept = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
        expect(document.querySelector('p')?.getAttribute('title')).toBe(kept);
      }),
    );
  });

  it('as a Cypher string ends where it should, and stays on its line', () => {
    fc.assert(
      fc.property(text, (value) => {
        const written = quoted(value);
        expect(written).toMatch(/^'(?:[^'\\\n\r\u2028\u2029]|\\[\\'nrt]|\\u[0-9a-f]{4})*'$/);
        const inside = written
          .slice(1, -1)
          .replace(/\\(u[0-9a-f]{4}|.)/g, (_, code: string) =>
            code.length > 1
              ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
              : ({ n: '\n', r: '\r', t: '\t' }[code] ?? code),
          );
        expect(inside).toBe(value);
      }),
    );
  });
});
