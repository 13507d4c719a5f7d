import { describe, expect, it } from 'vitest';
import { Reading } from '../../src/mentions/index.ts';
import type { Analysis, WordRange } from '../../src/model.ts';
import { wholePhrase, wholeQuotation } from '../../src/statements/contents.ts';

/** One sentence; each word as "word:relation:head", heads counted from 0. A word that begins with "+" follows without a space. */
function parsed(words: string): Reading {
  let text = '';
  const made = words.split(' ').map((entry) => {
    const [, glue, word, relation, head] = /^(\+?)(.+):(\w+):(\d+)$/.exec(entry)!;
    if (text && !glue) text += ' ';
    const start = text.length;
    text += word;
    return { start, end: text.length, tag: 'NN', head: Number(head), relation, sentence: 0 };
  });
  const sentences = [{ first: 0, last: made.length - 1, start: 0, end: text.length }];
  return new Reading(text, { words: made, sentences, attributions: [], policies: [] } as unknown as Analysis);
}

const read = (reading: Reading, range: WordRange): string => reading.textOf(range);

describe('a content that breaks off', () => {
  it('is made whole at the preposition that it ends on', () => {
    const reading = parsed('Queen:nsubj:1 suspended:root:1 parliament:obj:1 for:case:5 five:nummod:5 weeks:obl:1');
    expect(read(reading, wholePhrase(reading, { first: 2, last: 3 }, { first: 1, last: 1 }))).toBe(
      'parliament for five weeks',
    );
  });

  it('is made whole within a compound with hyphens, and at the article before it', () => {
    const reading = parsed(
      'Most:nsubj:1 oppose:root:1 the:det:6 same:amod:6 +-:punct:3 +sex:compound:6 marriage:obj:1 bill:dep:6',
    );
    expect(read(reading, wholePhrase(reading, { first: 5, last: 5 }, { first: 1, last: 1 }))).toBe(
      'the same-sex marriage',
    );
  });

  it('never takes in the cue, nor what follows a whole phrase', () => {
    const reading = parsed('The:det:1 bill:obj:2 opposed:root:2 by:case:4 Smith:obl:2 passed:dep:2');
    expect(read(reading, wholePhrase(reading, { first: 1, last: 1 }, { first: 2, last: 2 }))).toBe('The bill');
  });
});

describe('a content within a quotation', () => {
  const reading = parsed(
    'She:nsubj:1 said:root:1 “:punct:5 +we:nsubj:5 must:aux:5 act:ccomp:1 now:advmod:5 +”:punct:5',
  );

  it('is all that is quoted, when the cue stands outside', () => {
    const whole = wholeQuotation(reading, { first: 4, last: 5 }, { first: 1, last: 1 }, reading.quoted);
    expect(read(reading, whole)).toBe('“we must act now');
  });

  it('stays as it is, when the cue is quoted too', () => {
    const kept = wholeQuotation(reading, { first: 5, last: 5 }, { first: 4, last: 4 }, reading.quoted);
    expect(read(reading, kept)).toBe('act');
  });
});
