/**
 * Markdown's signs, found so that they can be skipped; its words stay where they are. Heading marks, bullets, emphasis, link targets,
 * pictures, code blocks and raw tags are skipped; the words of a heading, a list or a link are read.
 */
import type { Skipped } from '../model.ts';
import { eachLine } from './lines.ts';

/** At the beginning of a line: `## `, `> `, `- `, `1. `. */
const OPENING = /^(?:\s{0,9}(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?=\s|$))+\s{0,9}/;
/** A line of signs alone: rules, underlines of headings, table borders; and the target of a reference. */
const WHOLE = /^\s{0,9}(?:[-=*_ ]{3,}|[|:\s-]{3,}|\[[^\]]{1,200}\]:\s{0,9}\S.{0,2000})$/;
const FENCE = /^\s{0,3}(?:```|~~~)/;
/** `[words](target)`, `[words][name]`, `![picture](target)`. */
const LINK = /(!?)\[([^[\]]{0,1000})\](?:\([^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,200})?\)|\[[^[\]]{0,200}\])/g;
const EMPHASIS =
  /(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])|`{1,2}/gu;
const MARKUP = /<\/?[a-z!][^<>]{0,500}>/gi;

/** @returns the signs in order; they may touch, and inside a target may overlap */
export function markdownSigns(text: string): Skipped[] {
  const skipped: Skipped[] = [];
  const skip = (start: number, end: number, why: Skipped['why'] = 'navigation'): void => {
    if (end > start) skipped.push({ start, end, why });
  };
  let fence: number | null = null;
  for (const { start, end } of eachLine(text)) {
    const line = text.slice(start, end);
    if (FENCE.test(line)) {
      if (fence !== null) skip(fence, end);
      fence = fence === null ? start : null;
    }
    if (fence !== null || FENCE.test(line)) continue;
    if (WHOLE.test(line)) {
      skip(start, end);
      continue;
    }
    skip(start, start + (OPENING.exec(line)?.[0].length ?? 0));
    for (const link of line.matchAll(LINK)) {
      const at = start + link.index;
      if (link[1]) skip(at, at + link[0].length, 'photo credit');
      else {
        skip(at, at + 1);
        skip(at + 1 + link[2]!.length, at + link[0].length);
      }
    }
    for (const pattern of [EMPHASIS, MARKUP])
      for (const sign of line.matchAll(pattern)) skip(start + sign.index, start + sign.index + sign[0].length);
  }
  return skipped;
}
