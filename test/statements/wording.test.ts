import { describe, expect, it } from 'vitest';
import { Reading } from '../../src/mentions/index.ts';
import { wordPosition } from '../../src/statements/wording/index.ts';
import { infinitive } from '../../src/statements/wording/inflect.ts';
import { documentOf, engines } from '../engines.ts';

describe('wording', () => {
  const cases: [sentence: string, content: string, wording: string, flipped: boolean][] = [
    [
      'Blinken urged Biden to allow Ukraine to use American weapons.',
      'to allow Ukraine to use American weapons',
      'Allow Ukraine to use American weapons',
      false,
    ],
    [
      'Nuland argued for lifting the restrictions on strikes.',
      'lifting the restrictions on strikes',
      'Lift the restrictions on strikes',
      false,
    ],
    [
      'He said the U.S. should not deploy troops to Syria.',
      'the U.S. should not deploy troops to Syria',
      'Deploy troops to Syria',
      true,
    ],
    [
      'Cameron announced a $3.74 billion aid package.',
      'a $3.74 billion aid package',
      'Provide a $3.74 billion aid package',
      false,
    ],
    [
      'Ryan called for the withdrawal of troops from Iraq.',
      'the withdrawal of troops from Iraq',
      'Withdraw troops from Iraq',
      false,
    ],
    ['The senator voted for the bill.', 'the bill', 'Pass the bill', false],
    ['She said assault weapons must be banned.', 'assault weapons must be banned', 'Ban assault weapons', false],
  ];
  it.each(cases)('of %j', async (sentence, content, wording, flipped) => {
    const { analyst } = await engines();
    const reading = new Reading(sentence, await analyst.analyze(documentOf(sentence)));
    const start = sentence.indexOf(content);
    const first = reading.words.findIndex((word) => word.start >= start);
    const last = reading.words.findLastIndex((word) => word.end <= start + content.length);
    expect(wordPosition(reading, { first, last }, { first: 1, last: 1 })).toMatchObject({ wording, flipped });
  });

  it.each([
    ['lifting', 'VBG', 'lift'],
    ['banned', 'VBN', 'ban'],
    ['withdrew', 'VBD', 'withdraw'],
    ['uses', 'VBZ', 'use'],
    ['was', 'VBD', 'be'],
    ['plan', 'NN', 'plan'],
  ])('takes %s (%s) to %s', (word, tag, base) => {
    expect(infinitive(word, tag)).toBe(base);
  });
});
