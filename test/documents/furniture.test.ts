import { describe, expect, test } from 'vitest';
import { furniture } from '../../src/documents/furniture.ts';
import { inlineRules, lineRules } from '../../src/documents/furniture-rules.ts';
import { articles } from './data.ts';

const PROSE =
  'The senators argued for nine hours about the bill, and the vote that followed was the closest of the whole year.';
const words = (text: string): string[] => furniture(text).map(({ start, end }) => text.slice(start, end));

describe('every rule finds its examples between two paragraphs, and nothing beside them', () => {
  test.each(lineRules.flatMap(({ id, why, examples }) => examples.map((line) => [id, why, line] as const)))(
    '%s (%s): %s',
    (_id, why, line) => {
      const start = PROSE.length + 2;
      expect(furniture(`${PROSE}\n\n${line}\n\n${PROSE}`)).toEqual([{ start, end: start + line.length, why }]);
    },
  );
  test.each(inlineRules.flatMap(({ id, examples }) => examples.map(([text, skipped]) => [id, text, skipped] as const)))(
    '%s: %s',
    (_id, text, skipped) => expect(words(text)).toEqual([skipped]),
  );
});

describe('what could be a sentence of the article stays', () => {
  const spared = [...lineRules, ...inlineRules].flatMap(({ id, spares }) => spares.map((line) => [id, line] as const));
  test.each(spared)('%s spares: %s', (_id, line) => expect(words(`${PROSE}\n\n${line}\n\n${PROSE}`)).toEqual([]));
  test.each([
    'The senator said the copyright law of 2019 must be repealed.',
    'Sharing intelligence with Ukraine is the least that we can do, Austin said.',
    'Comments by the president angered the allies.',
    'Photographs of the meeting were published by Reuters on Tuesday.',
    'Subscribe to that view or leave the party, Cruz told Republicans in Texas.',
    'By the end of May, Blinken had changed his mind.',
    'Cookies that track voters should be banned, the commission said.',
    'Advertising on television cost both campaigns more than ever before.',
    'Read the treaty again, Lavrov told reporters, and you will find no such promise.',
    'Follow-up talks are planned for June, officials said.',
    'Kyiv — and with it the whole country — wants the weapons.',
    'NATO - the alliance of 32 countries - refused.',
  ])('%s', (line) => expect(words(`${PROSE}\n\n${line}\n\n${PROSE}`)).toEqual([]));
});

describe('comments under an article are comments to the end', () => {
  test.each([
    ['Leave a Reply'],
    ['Be the first to comment'],
    ['3 Comments on “Blinken urges Biden”'],
    ['This site uses Akismet to reduce spam. Learn how your comment data is processed.'],
    ['Your email address will not be published. Required fields are marked *'],
    ['## Leave a Reply'],
  ])('%s', (line) => {
    const article = `${PROSE}\n\n${PROSE}\n\n`;
    const tail = `${line}\n\nJohn\n\nI say: ban all weapons now, and vote the senators out of office before the year ends.`;
    expect(words(article + tail)).toEqual([tail]);
  });
  test('a comment button above the article is a line, and no more', () =>
    expect(words(`Headline of the day\n\nLeave a comment\n\n${PROSE}\n\n${PROSE}`)).toEqual(['Leave a comment']));
  test('a count begins them only where comments follow', () => {
    expect(words(`${PROSE}\n\n${PROSE}\n\n2 Comments\n\n${PROSE}`)).toEqual(['2 Comments']);
    const tail = '2 Comments\n\nJane says:\n\nBan it.\n\nReply';
    expect(words(`${PROSE}\n\n${PROSE}\n\n${tail}`)).toEqual([tail]);
  });
});

test('a name and an outlet above the article, and an agency above its dateline, are a byline', () => {
  expect(words(`David Jackson\nUSA TODAY\n${PROSE}`)).toEqual(['David Jackson', 'USA TODAY']);
  expect(words(`OSTREL WIRE\n\nSAN JUAN, Aug. 3 (Ostrel Wire) — ${PROSE}`)).toEqual([
    'OSTREL WIRE',
    'SAN JUAN, Aug. 3 (Ostrel Wire) — ',
  ]);
});

test.skipIf(articles().length === 0)(
  'no paragraph of a real article that quotes or reports somebody at length is skipped (STANDPOINT_DATA)',
  () => {
    const reporting = /\b(?:said|says|told|urged|opposed|supports?|called for|voted|announced)\b/;
    const skipped = articles().flatMap(({ text }) =>
      furniture(text)
        .filter(({ start, end, why }) => end - start > 120 && why !== 'photo credit' && why !== 'notice')
        .map(({ start, end }) => text.slice(start, end)),
    );
    expect(skipped.length).toBeGreaterThan(0);
    expect(skipped.filter((line) => reporting.test(line))).toEqual([
      // A link to another article.
      expect.stringMatching(/^Read: Resigning Trump administration official says/),
    ]);
  },
);
