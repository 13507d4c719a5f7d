/**
 * A document's words in windows that the encoder takes one at a time: whole paragraphs, packed until full. A paragraph longer than a
 * window is cut where the reading of the window before found its last sentence start, so that no sentence is read in halves
 * unless it alone is longer than a window.
 */
import type { Skipped, Span } from '../model.ts';
import type { WordPiece } from './wordpiece.ts';
import { wordsOf } from './words.ts';

/** A stretch of words without a paragraph break in it. Words are listed with their pieces. */
export interface Paragraph {
  words: Span[];
  pieces: (readonly number[])[];
}

/** Text to paragraphs: at line breaks, and wherever a skipped span (page furniture) interrupts. */
export function paragraphsOf(text: string, skipped: readonly Skipped[], pieces: WordPiece): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const take = (start: number, end: number): void => {
    const words = wordsOf(text, start, end);
    if (words.length > 0)
      paragraphs.push({ words, pieces: words.map((word) => pieces.encode(text.slice(word.start, word.end))) });
  };
  let at = 0;
  for (const gap of [...skipped, { start: text.length, end: text.length }]) {
    for (let from = at; from < gap.start; ) {
      const line = text.indexOf('\n', from);
      const to = line < 0 || line > gap.start ? gap.start : line;
      take(from, to);
      from = to + 1;
    }
    at = Math.max(at, gap.end);
  }
  return paragraphs;
}

/** What goes into one call of the encoder. `forced[i]` is true where a paragraph, hence a sentence, begins for sure. */
export interface Window {
  words: Span[];
  pieces: (readonly number[])[];
  forced: boolean[];
}

/**
 * Walks the paragraphs window by window.
 * @param room word pieces a window, [CLS] and [SEP] not counted
 * @param read reads one window; told whether its last word ends a paragraph, by `whole`
 */
export async function walkWindows(
  paragraphs: readonly Paragraph[],
  room: number,
  read: (window: Window, whole: boolean) => Promise<number>,
): Promise<void> {
  let window: Window = { words: [], pieces: [], forced: [] };
  let filled = 0;
  const flush = async (): Promise<void> => {
    if (window.words.length > 0) await read(window, true);
    window = { words: [], pieces: [], forced: [] };
    filled = 0;
  };
  for (const paragraph of paragraphs) {
    const size = paragraph.pieces.reduce((sum, pieces) => sum + pieces.length, 0);
    if (filled > 0 && filled + size > room) await flush();
    if (size <= room) {
      window.words.push(...paragraph.words);
      window.pieces.push(...paragraph.pieces);
      window.forced.push(...paragraph.words.map((_, i) => i === 0));
      filled += size;
      continue;
    }
    for (let from = 0; from < paragraph.words.length; ) {
      let to = from;
      for (let used = 0; to < paragraph.words.length; to++) {
        used += paragraph.pieces[to]!.length;
        if (used > room && to > from) break;
      }
      const part: Window = {
        words: paragraph.words.slice(from, to),
        pieces: paragraph.pieces.slice(from, to),
        forced: paragraph.words.slice(from, to).map((_, i) => i === 0),
      };
      from += await read(part, to === paragraph.words.length);
    }
  }
  await flush();
}
