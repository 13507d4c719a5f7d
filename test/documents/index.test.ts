import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReadOptions, readDocuments } from '../../src/documents/index.ts';
import { InputError } from '../../src/errors.ts';

const BODY = 'Blinken urged Biden to let Ukraine use American weapons.';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standpoint-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (files: Record<string, string | Buffer>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
};

/** Ids of documents and problems as `!where message`, in order. */
async function outline(inputs: readonly string[] = [root], options: ReadOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const reading of readDocuments(inputs, options))
    lines.push('document' in reading ? reading.document.id : `!${reading.problem.where} ${reading.problem.message}`);
  return lines;
}

async function one(name: string, content: string | Buffer) {
  put({ [name]: content });
  for await (const reading of readDocuments([join(root, name)])) if ('document' in reading) return reading.document;
  throw new Error('no document');
}

describe('a folder', () => {
  test('is read by path, with what is hidden, noted or no text passed over', async () => {
    put({
      'b.txt': BODY,
      'a/z.md': BODY,
      'a.html': `<p>${BODY}</p>`,
      'B.text': BODY,
      '.hidden.txt': BODY,
      'node_modules/x.txt': BODY,
      'README.md': BODY,
      'a/FACTS.md': BODY,
      'expected.jsonl': '{}',
      'photo.jpg': 'x',
      'a_files/frame.html': `<p>${BODY}</p>`,
      'other_files/c.txt': BODY,
    });
    expect(await outline()).toEqual(['B.text', 'a.html', 'a/z.md', 'b.txt', 'other_files/c.txt']);
  });
  test('mixes formats, ids from keys or from the place', async () => {
    put({
      'a.json': JSON.stringify([{ id: 'own', text: BODY }, { text: BODY }]),
      'b.jsonl': `${JSON.stringify({ body: BODY })}\n\n${JSON.stringify({ id: 7, Content: BODY })}`,
      'c.csv': `id,Text\n,"${BODY}"\nrow,"${BODY}"\n`,
      'd.tsv': `headline\tbody\nT\t${BODY}\n`,
      'e.jsonl.gz': gzipSync(JSON.stringify({ text: BODY })),
    });
    expect(await outline()).toEqual(['own', 'a.json#2', 'b.jsonl#1', '7', 'c.csv#2', 'row', 'd.tsv#2', 'e.jsonl.gz#1']);
  });
  test('does not follow a link that leads out of it', async () => {
    put({ 'in/a.txt': BODY, 'out.txt': BODY });
    symlinkSync(join(root, 'out.txt'), join(root, 'in/link.txt'));
    symlinkSync(join(root, 'in/a.txt'), join(root, 'in/again.txt'));
    symlinkSync(root, join(root, 'in/up'));
    symlinkSync(join(root, 'nowhere'), join(root, 'in/dead.txt'));
    expect(await outline([join(root, 'in')])).toEqual([
      '!dead.txt is a link that leads nowhere. Mend or remove it.',
      '!link.txt is a link that leads out of the folder, and was not followed. Copy the file, or name it as an input of its own.',
      '!up is a link that leads out of the folder, and was not followed. Copy the file, or name it as an input of its own.',
      'a.txt',
    ]);
  });
  test('without documents just ends', async () => expect(await outline()).toEqual([]));
});

describe('an input that cannot be right is refused before anything is read', () => {
  test.each([
    ['missing.txt', /no file or folder/, /spelling/],
    ['https://example.org/news', /web address/, /Save the page/],
  ])('%s', async (input, message, advice) => {
    put({ 'a.txt': BODY });
    const reading = outline([join(root, 'a.txt'), input]);
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toMatchObject({ advice: expect.stringMatching(advice) });
  });
});

describe('what cannot be read is a problem with its place, and the others go on', () => {
  const bad: [name: string, content: string | Buffer, problem: RegExp | string][] = [
    ['empty.txt', '', '!empty.txt is empty.'],
    ['blank.md', ' \n\n', '!blank.md is empty.'],
    ['word.txt', 'Ukraine', '!word.txt is too short to hold a sentence.'],
    ['furniture.txt', 'By Jane Doe\n\n© 2024 The Ledger. All rights reserved.', '!furniture.txt is too short'],
    ['zero.txt', Buffer.from([1, 0, 2, 0, 0, 3]), '!zero.txt is a binary file, not text.'],
    ['paper.txt', '%PDF-1.7 …', '!paper.txt is a PDF file, not text.'],
    ['paper.pdf', '%PDF-1.7 …', '!paper.pdf is a PDF file, not text.'],
    ['big.txt', 'word '.repeat(1000), '!big.txt is too large for one article (5000 bytes, the most is 2000 bytes).'],
    ['list.json', '[]', '!list.json is an empty list.'],
    [
      'none.json',
      '{"title":"x"}',
      '!none.json has no text. Give the article under one of the keys text, body, content.',
    ],
    ['broken.json', '{\n"text": "a",\n}', '!broken.json:3 is no valid JSON'],
    ['string.json', '"text"', '!string.json is no object'],
    [
      'lines.jsonl',
      `{"id":"1","text":"${BODY}"}\n{"id":"2","text":"${BODY}"}\n{"id":\n{"id":"4","text":"${BODY}"}`,
      '!lines.jsonl:3 is no valid JSON',
    ],
    [
      'long.jsonl',
      `{"text":"${'x '.repeat(1500)}"}\n{"id":"5","text":"${BODY}"}`,
      '!long.jsonl:1 is longer than 2000 bytes',
    ],
    ['control.jsonl', `{"id":"a\\u0007","text":"${BODY}"}`, '!control.jsonl:1 has an id with control characters.'],
    ['table.csv', 'id,title\n1,x\n', '!table.csv has no column "text", only "id", "title".'],
    [
      'quote.csv',
      `id,text\n6,"${BODY}"\n7,"not closed\nand more\n`,
      '!quote.csv:3 has a quotation mark that is not closed.',
    ],
    ['head.csv', 'id,text\n', '!head.csv has no rows below its header.'],
    ['damaged.jsonl.gz', gzipSync(BODY.repeat(99)).subarray(0, 40), '!damaged.jsonl.gz is a damaged gzip archive.'],
    ['matter.md', `---\ntitle: [a\n---\n${BODY}`, '!matter.md has front matter that is no YAML'],
    ['deep.html', '<div>'.repeat(300), '!deep.html nests elements more than 120 deep'],
    [
      'spanish.txt',
      'El presidente dijo el miércoles que su gobierno no permitirá que las fuerzas armadas de otro país entren en el territorio nacional, y pidió a los senadores que voten en contra de la ley que el partido de la oposición presentó la semana pasada en el congreso.',
      '!spanish.txt is in Spanish (franc’s guess); Standpoint reads English.',
    ],
  ];
  test.each(bad)('%s', async (name, content, problem) => {
    put({ [name]: content, 'zz.txt': BODY });
    const lines = await outline([root], { maxBytes: 2000 });
    expect(lines.filter((line) => line.startsWith('!'))).toEqual([expect.stringContaining(String(problem))]);
    expect(lines.at(-1)).toBe('zz.txt');
  });
  test('the lines around a broken one are read', async () => {
    put({
      'lines.jsonl': bad.find(([name]) => name === 'lines.jsonl')![1],
      'quote.csv': bad.find(([name]) => name === 'quote.csv')![1],
    });
    const ids = (await outline()).filter((line) => !line.startsWith('!'));
    expect(ids).toEqual(['1', '2', '4', '6']);
  });
  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    put({ 'a.txt': BODY, 'b.txt': BODY });
    chmodSync(join(root, 'a.txt'), 0);
    expect(await outline()).toEqual(['!a.txt cannot be read: permission denied. Check its permissions.', 'b.txt']);
  });
});

describe('ids', () => {
  test('a clash names both places, and the second is left out', async () => {
    put({ 'a.json': `{"id":"x","text":"${BODY}"}`, 'b.jsonl': `{"id":"x","text":"${BODY}"}` });
    expect(await outline()).toEqual([
      'x',
      '!b.jsonl:1 has the id "x", which a.json has already, and was left out. Give each article an id of its own.',
    ]);
  });
  test('files of one name are told apart by their input', async () => {
    put({ 'p/a.txt': BODY, 'q/a.txt': BODY });
    expect(await outline([join(root, 'p/a.txt'), join(root, 'q/a.txt')])).toEqual([
      'a.txt',
      '!a.txt (input 2) has the id "a.txt", which a.txt (input 1) has already, and was left out. Give each article an id of its own.',
    ]);
  });
});

describe('standard input is told by its content', () => {
  test.each([
    ['plain text', BODY, ['stdin']],
    ['Markdown', `---\nid: m\n---\n${BODY}`, ['m']],
    ['HTML', `<!doctype html><p>${BODY}</p>`, ['stdin']],
    ['a JSON object', `{\n  "text": "${BODY}"\n}`, ['stdin']],
    ['a JSON list', `[{"text":"${BODY}"}]`, ['stdin#1']],
    ['JSONL', `{"id":"a","text":"${BODY}"}\n{"text":"${BODY}"}\n`, ['a', 'stdin#2']],
    ['CSV', `title;body\nx;"${BODY}"\n`, ['stdin#2']],
    ['text in UTF-16', Buffer.from(`\ufeff${BODY}`, 'utf16le'), ['stdin']],
    ['zipped JSONL', gzipSync(`{"id":"z","text":"${BODY}"}`), ['z']],
    ['nothing', '', ['!standard input is empty. Put an article in it, or remove it.']],
  ])('%s', async (_name, content, ids) =>
    expect(await outline(['-'], { stdin: Readable.from([Buffer.from(content as string)]) })).toEqual(ids),
  );
});

describe('metadata', () => {
  test('of a text come from its header, then its first lines', async () => {
    const text = `Blinken urges strikes\n\nBy Jane Doe, 22 May 2024\n\nKYIV (Reuters) — ${BODY}\n`;
    expect(await one('a.txt', text)).toEqual({
      id: 'a.txt',
      text,
      title: 'Blinken urges strikes',
      date: '2024-05-22',
      publisher: 'Reuters',
      url: null,
      skipped: [
        { start: 23, end: 47, why: 'byline' },
        { start: 49, end: 66, why: 'dateline' },
      ],
    });
    expect(await one('b.txt', `Title: Own title\nDate: 05/06/2024\nPublisher: Ledger\n\n${text}`)).toMatchObject({
      text,
      title: 'Own title',
      date: '2024-05-22',
      publisher: 'Ledger',
    });
  });
  test('of a row stand under many names, and a source may be an object', async () =>
    expect(
      await one(
        'a.json',
        JSON.stringify({
          headline: ' A \n b ',
          publishedAt: '2024-05-22T10:00Z',
          source: { name: 'Ledger' },
          link: 'https://l.example/1',
          content: BODY,
        }),
      ),
    ).toEqual({
      id: 'a.json',
      text: BODY,
      title: 'A b',
      date: '2024-05-22',
      publisher: 'Ledger',
      url: 'https://l.example/1',
      skipped: [],
    }));
  test('an address that is none, and a date that could be two, are left out', async () =>
    expect(
      await one('a.json', JSON.stringify({ url: 'javascript:alert(1)', date: '05/06/2024', text: BODY })),
    ).toMatchObject({ url: null, date: null }));
  test('a Wikinews article begins with its date', async () => {
    const text = `Friday, September 27, 2019 \n\n\n${BODY}`;
    expect(await one('a.txt', text)).toMatchObject({
      date: '2019-09-27',
      title: null,
      skipped: [{ start: 0, end: 26, why: 'dateline' }],
    });
  });
  test('HTML in a row is read as a page', async () =>
    expect(await one('a.json', JSON.stringify({ text: `<p>${BODY}</p><p>${BODY}</p>` }))).toMatchObject({
      text: `${BODY}\n\n${BODY}`,
    }));
});

test('the text of plain files passes through unaltered', async () => {
  const text = `\n  ${BODY}\r\n\ttwo \u00a0 three\u200b \ud83d\ude00\n`;
  expect((await one('a.txt', text)).text).toBe(text);
  expect((await one('b.jsonl', JSON.stringify({ text: `${BODY}\ud800` }))).text).toBe(`${BODY}\ud800`);
  expect((await one('c.csv', `text\r\n"${BODY}\r\nsecond ""line"" here"\r\n`)).text).toBe(
    `${BODY}\r\nsecond "line" here`,
  );
});

test('a table of many rows is streamed: the first document comes before the last row is read', async () => {
  let given = 0;
  const rows = async function* () {
    yield Buffer.from('id,text\n');
    for (; given < 100_000; given++) yield Buffer.from(`${given},${BODY}\n`);
  };
  for await (const reading of readDocuments(['-'], { stdin: Readable.from(rows()) })) {
    expect('document' in reading && reading.document.id).toBe('0');
    break;
  }
  expect(given).toBeLessThan(10_000);
});
