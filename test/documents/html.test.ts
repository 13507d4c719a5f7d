import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/documents/html.ts';

const P = [
  'The State Department is pressing the White House to permit strikes across the border, officials said on Wednesday.',
  'Matthew Miller, the spokesman of the department, declined to comment on the talks, which are at an early stage.',
  'Victoria Nuland said that the bases from which attacks are launched, just over the border, ought to be fair game.',
];
const article = `<article>${P.map((p) => `<p>${p}</p>`).join('')}</article>`;
const page = (head: string, body = article): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const read = (html: string) => {
  const result = readPage(html);
  if ('unreadable' in result) throw new Error(result.unreadable);
  return result;
};

test('the text is the article, paragraphs parted by a blank line, menus left out', () => {
  const menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>';
  expect(read(page('', `${menu}${article}<footer>About us</footer>`)).text).toBe(P.join('\n\n'));
});
test('a page may leave out html, head and body', () =>
  expect(read(`<title>Strikes</title><meta property="og:site_name" content="Ledger">${article}`)).toMatchObject({
    text: P.join('\n\n'),
    fields: { publisher: 'Ledger' },
  }));
test('captions of figures are kept and skipped', () => {
  const { text, skipped } = read(
    page(
      '',
      article.replace(
        '</p><p>',
        '</p><figure><img src="a.jpg"><figcaption>Miller at the podium.</figcaption></figure><p>',
      ),
    ),
  );
  expect(skipped.map(({ start, end, why }) => [text.slice(start, end), why])).toEqual([
    ['Miller at the podium.', 'photo credit'],
  ]);
});
test('entities, inline tags and line breaks become plain words', () =>
  expect(
    read(page('', article.replace('The State', 'AT&amp;T&nbsp;and <b>the</b>\n  State<br>The State'))).text,
  ).toMatch(/^AT&T and the State\nThe State Department/));

describe('metadata come from meta tags, then JSON-LD, then the page', () => {
  const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const news = {
    '@type': 'NewsArticle',
    headline: 'LD title',
    datePublished: '2024-05-21',
    publisher: { '@type': 'Organization', name: 'LD Post' },
    mainEntityOfPage: { '@id': 'https://ld.example/1' },
  };
  const og =
    '<meta property="og:title" content="OG title"><meta property="og:site_name" content="OG Post"><meta property="article:published_time" content="2024-05-22T08:00:00Z"><meta property="og:url" content="https://og.example/1">';
  const fromLd = { title: 'LD title', date: '2024-05-21', publisher: 'LD Post', url: 'https://ld.example/1' };
  test.each([
    [
      'meta tags win',
      og + ld(news),
      { title: 'OG title', date: '2024-05-22T08:00:00Z', publisher: 'OG Post', url: 'https://og.example/1' },
    ],
    ['an article by itself', ld(news), fromLd],
    ['an article in a list', ld([{ '@type': 'WebSite', name: 'No' }, news]), fromLd],
    [
      'an article in a graph, its publisher by id',
      ld({
        '@graph': [
          { ...news, '@type': ['ReportageNewsArticle'], publisher: { '@id': '#o' } },
          { '@id': '#o', '@type': 'Organization', name: 'LD Post' },
        ],
      }),
      fromLd,
    ],
    [
      'broken JSON-LD says nothing',
      `<script type="application/ld+json">{"headline":</script><title>Page title of the article</title>`,
      { title: 'Page title of the article', date: null },
    ],
    [
      'names, not properties',
      '<meta name="dc.date" content="2024-05-20"><meta name="dc.publisher" content="DC Post">',
      { date: '2024-05-20', publisher: 'DC Post' },
    ],
    ['a canonical link', '<link rel="canonical" href="https://c.example/1">', { url: 'https://c.example/1' }],
  ])('%s', (_name, head, fields) => expect(read(page(head)).fields).toMatchObject(fields));
  test('a time element counts where all say one day', () => {
    const time = (day: string): string => `<time datetime="${day}T10:00">x</time>`;
    expect(read(page('', time('2024-05-22') + article)).fields.date).toBe('2024-05-22');
    expect(read(page('', time('2024-05-22') + time('2020-01-01') + article)).fields.date).toBeNull();
  });
});

describe('pages built to choke a parser are read or refused within seconds', () => {
  test.each([
    ['nested elements', '<div>'.repeat(100_000), true],
    ['closed by other names', '<div></b>'.repeat(100_000), true],
    ['nested tables', '<table><tr><td>'.repeat(5_000), true],
    ['very many elements', '<a href="x">hello there</a> '.repeat(100_000), true],
    ['stray signs', '<'.repeat(1_000_000), true],
    ['entities', '&amp;'.repeat(300_000), true],
    ['blanks', '\u00a0'.repeat(1_000_000), false],
    ['an open comment', '<!--'.repeat(200_000), false],
    ['an open attribute', `<a x="${'y'.repeat(1_000_000)}`, false],
    ['a script full of tags', `<script>${'<div>'.repeat(100_000)}</script>${article}`, false],
  ])('%s', (_name, html, refused) => expect('unreadable' in readPage(html)).toBe(refused), 20_000);
});
