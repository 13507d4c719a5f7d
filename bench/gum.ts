/**
 * Documents of the GUM corpus with who is who in them: text, and for each pronoun and name the number of whom it stands for. It reads the
 * CoNLL-U files that go with Universal Dependencies, and scores nothing.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../src/model.ts';

export interface GumMention extends Span {
  /** Who or what is meant; the same number, the same one. */
  of: string;
  kind: 'name' | 'pronoun' | 'other';
}

export interface GumDocument {
  id: string;
  text: string;
  mentions: GumMention[];
}

interface Token extends Span {
  tag: string;
  head: number;
}

/** One mention while it is open. */
interface Open {
  of: string;
  first: number;
}

/** @param path of a .conllu.gz file */
export function readGum(path: string): GumDocument[] {
  const documents: GumDocument[] = [];
  for (const part of gunzipSync(readFileSync(path))
    .toString('utf8')
    .split(/^# newdoc id = /m)
    .slice(1))
    documents.push(readDocument(part.slice(0, part.indexOf('\n')), part.split('\n').slice(1)));
  return documents;
}

function readDocument(id: string, lines: readonly string[]): GumDocument {
  let text = '';
  const mentions: GumMention[] = [];
  const open: Open[] = [];
  const tokens: Token[] = [];
  let sentence = 0;
  let whole = { until: 0, start: 0, end: 0 };
  const close = (of: string, last: number): void => {
    const at = open.findLastIndex((one) => one.of === of);
    if (at < 0) return;
    const [{ first }] = open.splice(at, 1) as [Open];
    const inside = tokens.slice(first, last + 1);
    const top = inside.findIndex(({ head }) => head < first || head > last);
    const tag = inside[Math.max(0, top)]!.tag;
    mentions.push({
      of,
      start: inside[0]!.start,
      end: inside[inside.length - 1]!.end,
      kind: inside.length === 1 && /^PRP/.test(tag) ? 'pronoun' : /^NNPS?$/.test(tag) ? 'name' : 'other',
    });
  };
  for (const line of lines) {
    if (line.startsWith('# newpar')) text = text && `${text.trimEnd()}\n\n`;
    if (line.startsWith('# sent_id')) sentence = tokens.length;
    const cells = line.split('\t');
    if (cells.length < 10 || cells[0]!.includes('.')) continue;
    const [number, form, , , tag, , head, , , misc] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const space = misc.includes('SpaceAfter=No') ? '' : ' ';
    if (number.includes('-')) {
      whole = { until: Number(number.split('-')[1]), start: text.length, end: text.length + form.length };
      text += form + space;
      continue;
    }
    const inWhole = Number(number) <= whole.until;
    const span = inWhole
      ? { start: whole.start, end: whole.end }
      : { start: text.length, end: text.length + form.length };
    if (!inWhole) text += form + space;
    if (Number(number) === whole.until) whole = { until: 0, start: 0, end: 0 };
    tokens.push({ ...span, tag, head: head === '0' ? -1 : sentence + Number(head) - 1 });
  }
  // A second walk: heads of later words are needed to tell a mention's kind.
  let at = -1;
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells.length < 10 || !/^\d+$/.test(cells[0]!)) continue;
    at++;
    const marks = /(?:^|\|)Entity=([^|]*)/.exec(cells[9]!)?.[1] ?? '';
    for (const [mark, opened, closed] of marks.matchAll(/\((\d+)-[^()]*|(\d+)\)|\)/g)) {
      if (opened) open.push({ of: opened, first: at });
      else if (closed) close(closed, at);
      else if (mark === ')' && open.length > 0) close(open[open.length - 1]!.of, at);
    }
  }
  return { id, text: text.trimEnd(), mentions };
}
