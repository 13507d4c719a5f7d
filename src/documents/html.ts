/** A web page to its article: Readability finds it, paragraphs are kept apart by a blank line. Pages built to choke a parser are refused. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Skipped } from '../model.ts';
import { type Fields, firstOf, noFields } from './found.ts';
import { pageFields } from './html-meta.ts';
import { shapeProblem } from './html-shape.ts';

export interface Page {
  fields: Fields;
  text: string;
  /** Captions of figures. */
  skipped: Skipped[];
}

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const UNREAD = new Set(
  'script style noscript template svg math iframe object embed video audio canvas map select option button textarea input form head nav title'.split(
    ' ',
  ),
);
/** Readability's own expressions take minutes over these. */
const LONG_BLANK = /\s{200,}/g;
const ELEMENT = 1;
const TEXT = 3;

/** @returns the article with its metadata, or why the page cannot be read */
export function readPage(html: string): Page | { unreadable: string } {
  const unreadable = shapeProblem(html);
  if (unreadable) return { unreadable };
  const page = html.replace(LONG_BLANK, ' ');
  const document = parse(page);
  const meta = pageFields(document);
  const article = extract(document);
  const fields = firstOf(meta, {
    ...noFields,
    title: article?.title || document.querySelector('h1')?.textContent || null,
  });
  const read = article ? textOf(article.content) : null;
  return { fields, ...(read?.text ? read : textOf(parse(page).body)) };
}

/** A field of a feed may hold HTML; told by a closing block tag or a line break tag. */
export const looksLikeHtml = (text: string): boolean => /<\/(?:p|div|article|h[1-6]|ul)>|<br ?\/?>/i.test(text);

/** The parser wants the outer elements that HTML lets a page leave out. */
function parse(html: string): Document {
  const whole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  const inner = whole ? html : html.replace(/<!doctype[^>]{0,300}>|<\/?(?:html|body|head)(?:\s[^>]{0,300})?>/gi, '');
  return parseHTML(whole ? html : `<!doctype html><html><head></head><body>${inner}</body></html>`).document;
}

function extract(document: Document): { title: string | null; content: Node } | null {
  try {
    const article = new Readability<Node>(document, { serializer: (node) => node, disableJSONLD: true }).parse();
    return article?.content ? { title: article.title ?? null, content: article.content } : null;
  } catch {
    // Readability gives up on pages without structure; their words are read as they come.
    return null;
  }
}

/** The words of an element, blocks apart, blanks collapsed as a browser would. Menus and forms that are left are passed over. */
function textOf(root: Node): { text: string; skipped: Skipped[] } {
  let text = '';
  let line = '';
  const skipped: Skipped[] = [];
  const flush = (caption: boolean): void => {
    const words = line
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{2,}/g, '\n')
      .trim();
    line = '';
    if (!words) return;
    const start = text ? text.length + 2 : 0;
    text += text ? `\n\n${words}` : words;
    if (caption) skipped.push({ start, end: text.length, why: 'photo credit' });
  };
  const walk = (node: Node, caption: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT) line += (child.nodeValue ?? '').replace(/\s+/g, ' ');
      if (child.nodeType !== ELEMENT) continue;
      const name = child.nodeName.toLowerCase();
      if (UNREAD.has(name)) continue;
      if (name === 'br') line += '\n';
      else if (BLOCKS.has(name)) {
        flush(caption);
        walk(child, caption || name === 'figcaption');
        flush(caption || name === 'figcaption');
      } else walk(child, caption);
    }
  };
  walk(root, false);
  flush(false);
  return { text, skipped };
}
