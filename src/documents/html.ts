/** An HTML page to an article: its text by Readability, its metadata by meta tags and JSON-LD. The text is what later spans point into. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parseDate } from './dates.ts';

export interface Page {
  text: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
  url: string | null;
}

/** Deeper nesting than this is flattened first: a parser's recursion must not meet it. */
const DEEPEST = 300;
const block =
  /^(P|DIV|LI|H[1-6]|BLOCKQUOTE|TR|SECTION|ARTICLE|FIGCAPTION|PRE|UL|OL|TABLE|HEADER|FOOTER|ASIDE|FIGURE|DT|DD)$/;

/** @returns null when the page holds no article */
export function readPage(html: string): Page | null {
  const { document } = parseHTML(flatten(html)) as unknown as { document: HtmlDocument };
  const meta = metadata(document);
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: 100,
  }).parse();
  const content = article?.content
    ? (parseHTML(`<html><body>${article.content}</body></html>`) as unknown as { document: HtmlDocument })
    : null;
  const text = content ? textOf(content.document.body) : '';
  if (text.length === 0) return null;
  return {
    ...meta,
    text,
    title: meta.title ?? article?.title ?? null,
    publisher: meta.publisher ?? article?.siteName ?? null,
  };
}

/** The little of the DOM that is used here. */
interface HtmlNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<HtmlNode>;
}
interface HtmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
}
interface HtmlDocument {
  body: HtmlElement;
  title: string;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** Tags beyond the deepest nesting are dropped, their text stays. */
function flatten(html: string): string {
  let depth = 0;
  return html.replace(
    /<(\/?)(div|span|section|article|ul|ol|li|table|tr|td|b|i|em|strong|font|blockquote|p|a)\b[^>]{0,2000}>/gi,
    (tag, close) => {
      if (close) {
        depth--;
        return depth >= DEEPEST ? '' : tag;
      }
      depth++;
      return depth > DEEPEST ? '' : tag;
    },
  );
}

/** Text of a tree, a blank line between blocks, runs of white space as one space. Walks without recursion. */
function textOf(root: HtmlNode): string {
  const parts: string[] = [];
  let line = '';
  const end = (): void => {
    const clean = line.replace(/\s+/g, ' ').trim();
    if (clean) parts.push(clean);
    line = '';
  };
  const stack: (HtmlNode | 'end')[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'end') end();
    else if (node.nodeType === 3) line += node.textContent ?? '';
    else if (node.nodeType === 1) {
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME)$/i.test(node.nodeName)) continue;
      if (node.nodeName === 'BR') end();
      else if (block.test(node.nodeName)) {
        end();
        stack.push('end');
      }
      stack.push(...[...node.childNodes].reverse());
    }
  }
  end();
  return parts.join('\n\n');
}

function metadata(document: HtmlDocument): Omit<Page, 'text'> {
  const meta = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const key = (
      tag.getAttribute('property') ??
      tag.getAttribute('name') ??
      tag.getAttribute('itemprop')
    )?.toLowerCase();
    const value = tag.getAttribute('content')?.trim();
    if (key && value && !meta.has(key)) meta.set(key, value);
  }
  const link = [...document.querySelectorAll('link[rel="canonical"]')][0]?.getAttribute('href') ?? null;
  const data = linkedData(document);
  const pick = (...keys: string[]): string | null => keys.map((key) => meta.get(key)).find((value) => value) ?? null;
  const dates = [
    ...[
      'article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'dc.date.issued',
      'pubdate',
      'publish-date',
      'parsely-pub-date',
    ].map((key) => meta.get(key)),
    data.date,
  ];
  const time = [...document.querySelectorAll('time[datetime]')][0]?.getAttribute('datetime');
  return {
    title: pick('og:title', 'dc.title', 'twitter:title') ?? data.title ?? (document.title?.trim() || null),
    date: [...dates, time].map((value) => (value ? parseDate(value) : null)).find((value) => value) ?? null,
    publisher: pick('og:site_name', 'article:publisher', 'dc.publisher', 'application-name') ?? data.publisher,
    url: pick('og:url') ?? link,
  };
}

function linkedData(document: HtmlDocument): { title: string | null; date: string | null; publisher: string | null } {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const items = [data]
      .flat()
      .flatMap((item) => (isObject(item) && Array.isArray(item['@graph']) ? item['@graph'] : [item]));
    for (const item of items) {
      if (!isObject(item) || !/Article|Posting|Report/.test(String(item['@type']))) continue;
      const { publisher } = item;
      const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);
      return {
        title: text(item.headline) ?? text(item.name),
        date: text(item.datePublished),
        publisher: isObject(publisher) ? text(publisher.name) : text(publisher),
      };
    }
  }
  return { title: null, date: null, publisher: null };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
