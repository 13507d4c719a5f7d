import { describe, expect, it } from 'vitest';
import { choosePhrases, learnt } from '../../src/courses/choice.ts';
import { type Article, ownNames, pairNames, pairsOf } from '../../src/courses/features.ts';
import { findPhrases, type Phrase } from '../../src/courses/phrases.ts';
import { extractDocument } from '../../src/extract.ts';
import { findMentions } from '../../src/mentions/index.ts';
import { stemsOf } from '../../src/stems.ts';
import { documentOf, engines } from '../engines.ts';

async function phrasesOf(text: string): Promise<Phrase[]> {
  const document = documentOf(text);
  const { analyst } = await engines();
  return findPhrases(findMentions(document, await analyst.analyze(document)));
}

describe('the courses of action that an article names', () => {
  it.each([
    [
      'The mayor said this was the only chance to pass a measure against the virus.',
      'Pass a measure against the virus',
    ],
    ['Germany banned the airline from its airports on Monday.', 'Ban the airline'],
    ['The withdrawal of troops from Iraq has begun.', 'Withdraw troops from Iraq'],
    ['There should be no new taxes on the middle class.', 'Impose new taxes on the middle class'],
  ])('are what its words could become: %j', async (text, wording) => {
    expect((await phrasesOf(text)).map((phrase) => phrase.wording)).toContain(wording);
  });

  it('stand in the text, in its order, and tell by a mark that they point elsewhere', async () => {
    const text =
      'Lawmakers passed it in a vote on Monday. The minister wants to lift the ban. They said they would repeal that law.';
    const phrases = await phrasesOf(text);
    expect(phrases.length).toBeGreaterThan(0);
    expect(phrases.some(({ pointing }) => pointing)).toBe(true);
    for (const { span, wording, sentence, pointing } of phrases) {
      expect(stemsOf(text.slice(span.start, span.end)).size).toBeGreaterThan(0);
      expect(pointing).toBe(/\b(it|they|that)\b/.test(wording));
      expect([0, 1, 2]).toContain(sentence);
    }
    expect(phrases.map(({ sentence }) => sentence)).toEqual(phrases.map(({ sentence }) => sentence).sort());
  });

  it('tell by a mark that they leave out a "no"', async () => {
    const [no, yes] = await Promise.all([
      phrasesOf('There should be no new taxes on the middle class.'),
      phrasesOf('There should be new taxes on the middle class.'),
    ]);
    const of = (phrases: Phrase[]) => phrases.find(({ wording }) => wording.startsWith('Impose new taxes'))?.negated;
    expect([of(no), of(yes)]).toEqual([true, false]);
  });
});

/** Statements of the sentences asked for, and the same phrases in each sentence; all vectors the same. */
function article(sentences: number, each: readonly string[], asked: readonly number[]): Article {
  const phrases = Array.from({ length: sentences }, (_, sentence) =>
    each.map((wording): Phrase => {
      const span = { start: sentence * 100, end: sentence * 100 + 50 };
      return {
        wording,
        words: { first: 0, last: 1 },
        span,
        sentence,
        stems: stemsOf(wording),
        traits: [],
        negated: false,
        pointing: false,
      };
    }),
  ).flat();
  const vector = Float32Array.from({ length: 384 }, (_, i) => +(i === 0));
  return {
    text: each.join(' '),
    title: '',
    sentences,
    phrases,
    vectors: phrases.map(() => vector),
    askers: asked.map((place) => ({
      imperative: false,
      content: { start: place * 100 + 50, end: place * 100 + 60 },
      sentence: { start: place * 100, end: place * 100 + 60 },
      place,
      contentStems: stemsOf('a matter of public health'),
      wordingStems: stemsOf('a matter of public health'),
      vector,
    })),
  };
}

describe('what a statement is compared with', () => {
  it('is each phrase near it or in the opening, with a number a name', () => {
    const found = [...pairsOf(article(1000, ['Legalise abortion'], [500]))];
    expect(found).toHaveLength(1);
    const { phrases, features } = found[0]!;
    expect(phrases.slice(0, 11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 440]);
    expect(phrases.at(-1)).toBe(530);
    for (const row of features) {
      expect(row).toHaveLength(pairNames.length);
      for (const value of row) expect(Number.isFinite(value)).toBe(true);
    }
  });

  it('may be nothing', () => {
    expect(choosePhrases(article(3, [], [1]))).toEqual([null]);
    expect(choosePhrases(article(3, ['Legalise abortion'], []))).toEqual([]);
  });

  it('names it where its own words make no wording, and has learnt its weights on the features that there are', () => {
    const one = article(3, ['Legalise abortion'], [1]);
    const asked = { ...one, askers: one.askers.map((asker) => ({ ...asker, wordingStems: null })) };
    expect(one.phrases[choosePhrases(asked)[0]!]!.wording).toBe('Legalise abortion');
    const { pairs, ownWords, layers } = learnt();
    expect([pairs, ownWords]).toEqual([pairNames, ownNames]);
    for (const { weights } of layers) for (const row of weights) expect(row.every(Number.isFinite)).toBe(true);
  });
});

describe('statements', () => {
  it('have the name that the article gives to what they are about', async () => {
    const text = `The parliament voted on Thursday to legalise abortion up to the fourteenth week. Health Minister Elena Marsh supported legalising abortion. “This is a matter of public health,” Marsh said. Senator Paul Hodge opposed it.`;
    const { statements } = await extractDocument(documentOf(text), await engines());
    const wordings = statements.flatMap(({ wording, named }) => named?.wording ?? wording ?? []);
    expect(wordings.length).toBeGreaterThan(2);
    for (const wording of wordings) expect(wording).toMatch(/^Legalise abortion/i);
  });

  it.each([
    // Its own words ask for something: they stay, and what asks for the contrary is no name of it.
    [
      'The government suspended Parliament on Monday. Opposition leader Anna Weld said Parliament must be recalled.',
      'Anna Weld',
      /^Recall Parliament/,
      'support',
      null,
    ],
    // An imperative among bare words is their wording; a "no" in them turns its holder round.
    [
      'Senator Maria Lopez said there should be no new taxes on the middle class.',
      'Maria Lopez',
      /^Impose new taxes on the middle class$/,
      'oppose',
      null,
    ],
  ])('of %j', async (text, holder, wording, stance, named) => {
    const { entities, statements } = await extractDocument(documentOf(text), await engines());
    const own = statements.filter((one) => one.wording && entities[one.actor.entity]!.name === holder);
    expect(own.length).toBeGreaterThan(0);
    for (const one of own) {
      expect(one.wording).toMatch(wording);
      expect([one.stance, one.named]).toEqual([stance, named]);
    }
  });
});
