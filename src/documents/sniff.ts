/** Tells the format of what has no telling name by how it begins. */
import { decode } from './encoding.ts';
import { fieldsOfKeys } from './fields.ts';
import type { Kind } from './kinds.ts';
import { delimiterOf } from './table.ts';

/** @param head the first bytes, up to 64 KB; @returns `text` when nothing else shows */
export function sniff(head: Buffer): Kind {
  const decoded = decode(head);
  if (!('text' in decoded)) return 'text';
  const begin = decoded.text.slice(0, 4096).trimStart();
  if (/^<(?:!doctype|!--|html|head|body|article|main|div|p|h1|section|\?xml)\b/i.test(begin)) return 'html';
  if (/^\[\s*[{\]]/.test(begin)) return 'json';
  if (begin.startsWith('{')) return /^\{[^\S\n]*\r?\n/.test(begin) ? 'json' : 'jsonl';
  if (/^---[^\S\n]*\r?\n/.test(begin)) return 'markdown';
  const header = begin.slice(0, begin.indexOf('\n') + 1 || begin.length).trimEnd();
  const cells = header.split(delimiterOf(header)).map((cell) => cell.replace(/"/g, '').trim());
  const fields = fieldsOfKeys(cells);
  return header.length < 1000 && fields.includes('text') && fields.filter((field) => field !== null).length > 1
    ? 'csv'
    : 'text';
}
