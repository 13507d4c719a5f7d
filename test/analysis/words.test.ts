import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, walkWindows } from '../../src/analysis/windows.ts';
import { WordPiece } from '../../src/analysis/wordpiece.ts';
import { shapeOf, wordsOf } from '../../src/analysis/words.ts';
import { noSharedData, sharedArticles } from '../engines.ts';

const split = (text: string): string[] => wordsOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('words', () => {
  const cases: [text: string, words: string[]][] = [
    ["Mr. Biden didn't agree.", ['Mr', '.', 'Biden', 'did', "n't", 'agree', '.']],
    ['the U.S. and Russia’s border', ['the', 'U.S.', 'and', 'Russia', '’s', 'border']],
    ['“We’ll see,” he said', ['“', 'We', '’ll', 'see', ',', '”', 'he', 'said']],
    ['long-range missiles cost $3.74bn', ['long', '-', 'range', 'missiles', 'cost', '$', '3.74bn']],
    ['“[W]e can [only] go [2]1', ['“', '[W]e', 'can', '[', 'only', ']', 'go', '[', '2', ']', '1']],
    ['“[D]on’t,” he said', ['“', '[D]o', 'n’t', ',', '”', 'he', 'said']],
    ['a 🇺🇦 flag', ['a', '🇺', '🇦', 'flag']],
  ];
  it.each(cases)('splits %j as the model was trained to see it', (text, words) => {
    expect(split(text)).toEqual(words);
  });

  const covers = (text: string): void => {
    let at = 0;
    let kept = '';
    for (const { start, end } of wordsOf(text, 0, text.length)) {
      expect(start >= at && end > start && end <= text.length).toBe(true);
      kept += text.slice(start, end);
      at = end;
    }
    expect(kept).toBe(text.replace(/\s/gu, ''));
  };

  it('leaves out white space and nothing else, of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), covers));
  });

  it.skipIf(noSharedData)('leaves out white space and nothing else, of every article of the shared data', () => {
    let count = 0;
    for (const text of sharedArticles()) {
      covers(text);
      count++;
    }
    expect(count).toBeGreaterThan(600);
  });

  it('takes no longer than a second for a megabyte without a space, of quotes, of apostrophes', () => {
    for (const unit of ['a', "'", '"', 'a.', "n't", '́', '\ud800'])
      expect(wordsOf(unit.repeat(1e6 / unit.length), 0, 1e6).length).toBeGreaterThan(0);
  });

  it.each([
    ['NATO', 3],
    ['Biden', 2],
    ['the', 1],
    ['2024', 0],
    ['A', 2],
    ['U.S.', 3],
  ])('reads the casing of %s', (word, shape) => {
    expect(shapeOf(word)).toBe(shape);
  });
});

describe('word pieces', () => {
  const pieces = new WordPiece(['[UNK]', '[CLS]', '[SEP]', 'un', '##able', '##a', 'cafe', 'u', '##n']);
  it.each([
    ['unable', [3, 4]],
    ['Café', [6]],
    ['xyz', [0]],
    ['u'.repeat(101), [0]],
  ])('of %s are the longest that the vocabulary has', (word, ids) => {
    expect(pieces.encode(word)).toEqual(ids);
  });
});

describe('windows', () => {
  const pieces = new WordPiece(['[UNK]', '[CLS]', '[SEP]', 'a']);

  it('hold every word once, in order, and leave skipped spans out', async () => {
    const text = `${'a '.repeat(50)}\n\nFOOTER a a\n${'a a. '.repeat(90)}`;
    const skip = { start: text.indexOf('FOOTER'), end: text.indexOf('FOOTER') + 6, why: 'notice' as const };
    const seen: number[] = [];
    await walkWindows(paragraphsOf(text, [skip], pieces), 40, async ({ words }, whole) => {
      const keep = whole ? words.length : words.length - 7;
      seen.push(...words.slice(0, keep).map(({ start }) => start));
      return keep;
    });
    const all = wordsOf(text, 0, text.length).map(({ start }) => start);
    expect(seen).toEqual(all.filter((start) => start < skip.start || start >= skip.end));
  });
});
