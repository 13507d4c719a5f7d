/** Plain text and Markdown to a draft: front matter or a header block gives the metadata; the body stays as it is. */
import { parse } from 'yaml';
import { type Draft, fromRecord } from './record.ts';

const headerLine = /^(title|headline|date|published|publisher|outlet|source|url|id): ?(.*)$/i;

/** A text whose first lines are "Title: …", "Date: …" and so on, then a blank line, then the article. */
export function fromText(content: string, id: string, where: string): Draft | string {
  const record: Record<string, unknown> = {};
  let at = 0;
  for (;;) {
    const end = content.indexOf('\n', at);
    const match = end < 0 ? null : headerLine.exec(content.slice(at, end).trim());
    if (!match) break;
    record[match[1]!.toLowerCase()] = match[2];
    at = end + 1;
  }
  const fields = Object.keys(record).length;
  const body = fields >= 1 && /^\s*\n/.test(content.slice(at, at + 200)) ? content.slice(at) : content;
  return fromRecord(body === content ? { text: content } : { ...record, text: body.replace(/^\s*\n/, '') }, id, where);
}

/** Markdown: YAML between `---` lines is metadata; what follows is the article, its marks included. */
export function fromMarkdown(content: string, id: string, where: string): Draft | string {
  const match = /^---\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(content);
  if (!match) return withHeading(fromText(content, id, where), content);
  let data: unknown;
  try {
    data = parse(match[1]!, { schema: 'failsafe' });
  } catch (error) {
    return `has front matter that is no YAML (${(error as Error).message.split('\n')[0]})`;
  }
  const record =
    typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : {};
  const text = content.slice(match[0].length).replace(/^\s*\n/, '');
  return withHeading(fromRecord({ ...record, text }, id, where), text);
}

/** The first heading titles a Markdown article that has no other title. */
function withHeading(draft: Draft | string, text: string): Draft | string {
  if (typeof draft === 'string' || draft.title) return draft;
  const heading = /^#{1,2} +(.+?)[ #]*$/m.exec(text.slice(0, 2000));
  return heading ? { ...draft, title: heading[1]! } : draft;
}
