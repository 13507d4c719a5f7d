/** BERT's WordPiece for one word: lower-case, accents stripped, longest match first. It splits no text into words; `words.ts` does. */

import { wordItself } from './words.ts';

const LONGEST = 100;

export class WordPiece {
  readonly unknown: number;
  readonly start: number;
  readonly end: number;
  private readonly ids: Map<string, number>;
  private readonly known = new Map<string, number[]>();

  /** @param vocabulary one piece a line of the vocabulary file, in the order of the ids */
  constructor(vocabulary: readonly string[]) {
    this.ids = new Map(vocabulary.map((piece, id) => [piece, id]));
    const id = (piece: string): number => {
      const found = this.ids.get(piece);
      if (found === undefined) throw new Error(`the vocabulary has no ${piece}`);
      return found;
    };
    this.unknown = id('[UNK]');
    this.start = id('[CLS]');
    this.end = id('[SEP]');
  }

  /** @returns piece ids, at least one; a word of more than 100 characters, or with a piece the vocabulary lacks, is [UNK] */
  encode(word: string): readonly number[] {
    const seen = this.known.get(word);
    if (seen) return seen;
    const pieces = this.split(word);
    if (this.known.size < 50_000) this.known.set(word, pieces);
    return pieces;
  }

  private split(written: string): number[] {
    const word = wordItself(written);
    if (word.length > LONGEST) return [this.unknown];
    const characters = Array.from(
      word
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{Mn}/gu, ''),
    );
    const pieces: number[] = [];
    for (let at = 0; at < characters.length; ) {
      let end = characters.length;
      let id: number | undefined;
      for (; end > at; end--) {
        id = this.ids.get((at > 0 ? '##' : '') + characters.slice(at, end).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) return [this.unknown];
      pieces.push(id);
      at = end;
    }
    return pieces.length > 0 ? pieces : [this.unknown];
  }
}
