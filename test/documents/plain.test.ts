import { describe, expect, test } from 'vitest';
import { mergeSkipped, unskipped } from '../../src/documents/lines.ts';
import { markdownSigns } from '../../src/documents/markdown.ts';
import { readHead } from '../../src/documents/plain.ts';

const head = (text: string) => {
  const { fields, start, broken } = readHead(text);
  return { fields, body: text.slice(start), broken };
};

describe('what stands above the article', () => {
  test('front matter is metadata, and the body begins after it', () =>
    expect(
      head('---\ntitle: "A: b"\ndate: 2024-05-22\nSource: Ledger\nurl: https://l.example\n---\n\nBody stays.\n'),
    ).toMatchObject({
      fields: { title: 'A: b', date: '2024-05-22', publisher: 'Ledger', url: 'https://l.example' },
      body: 'Body stays.\n',
    }));
  test('a header block is metadata', () =>
    expect(head('Title: Blinken urges\r\nDate: May 22, 2024\r\nNote: kept out\r\n\r\nBody.')).toMatchObject({
      fields: { title: 'Blinken urges', date: 'May 22, 2024' },
      body: 'Body.',
    }));
  test.each([
    ['a headline with a colon', 'Analysis: two sentences in Kyiv\n\nBody.'],
    ['a rule above the text', '---\n\nOnly one rule.'],
    ['a word between rules', '---\nBreaking\n---\nBody.'],
    ['a header that runs into the text', 'Title: Blinken\nurged Biden to let Ukraine strike.\n'],
  ])('%s is text', (_name, text) => expect(head(text)).toMatchObject({ fields: { title: null }, body: text }));
  test('broken front matter is told', () => expect(head('---\ntitle: [a\n---\nBody.').broken).toMatch(/flow/i));
});

test.each([
  ['# Head\n\n> quoted\n\n- item\n1. first', 'Head quoted item first'],
  [
    'He asked to [let Ukraine](https://x.example/a_(b)) use *American* **weapons**.',
    'He asked to let Ukraine use American weapons .',
  ],
  ['See ![Kyiv](kyiv.jpg) and [map][1].\n\n[1]: https://x.example', 'See and map .'],
  ['Line\n\n```js\ncode\n```\n\n| a | b |\n|---|---|\n***\nEnd', 'Line | a | b | End'],
  ['5 * 3 and snake_case stay', '5 * 3 and snake_case stay'],
])('Markdown’s signs are skipped, its words are read: %j', (text, words) => {
  const skipped = mergeSkipped(markdownSigns(text));
  expect(unskipped(text, skipped).replace(/\s+/g, ' ').trim()).toBe(words);
});
