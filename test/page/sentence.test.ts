import { describe, expect, it } from 'vitest';
import { pageData } from '../../src/exports/pagedata.ts';
import { passagesOf } from '../../src/exports/passages.ts';
import { readCorpus, type Statement } from '../../src/page/corpus.ts';
import { context, pieces } from '../../src/page/sentence.ts';
import { fixture, statement } from '../graph/fixture.ts';

const before = 'The house met in May. '.repeat(30);
const said = 'Ms. Lee said: "Ban them", and "do it now".';
const after = ' Nobody answered her that day.'.repeat(30);

/** One statement with all its spans set, in a long article. */
function story(): Statement {
  const data = fixture();
  const text = before + said + after;
  data.documents[0]!.text = text;
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const one = statement('s1', 'a', 'person-ann-lee', 'p1', 'support', 'Ban them', 'asserted', text);
  one.actor = { id: one.actor.id, ...span('Ms. Lee') };
  one.cue = span('said');
  one.content = [span('Ban them'), span('do it now')];
  one.sentence = span(said);
  data.statements = [one];
  return readCorpus(pageData(data)).statements[0]!;
}

describe('a statement in its article', () => {
  it('shows the sentence letter for letter, with source, cue and each part of the content marked', () => {
    const found = pieces(story());
    expect(found.map(({ text }) => text).join('')).toBe(said);
    expect(found.filter(({ marks }) => marks.length > 0)).toEqual([
      { text: 'Ms. Lee', marks: ['source'] },
      { text: 'said', marks: ['cue'] },
      { text: 'Ban them', marks: ['content'] },
      { text: 'do it now', marks: ['content'] },
    ]);
  });

  it('follows content that runs on beyond the sentence', () => {
    const one = story();
    const beyond: Statement = { ...one, content: [[one.sentence[1] + 1, one.sentence[1] + 7]] };
    expect(
      pieces(beyond)
        .map(({ text }) => text)
        .join(''),
    ).toBe(`${said} Nobody`);
  });

  it('stands between whole words, with “…” where the article goes on', () => {
    const around = context(story());
    expect(around.before).toMatch(/^… (The|house|met|in|May\.) .*May\. $/);
    expect(around.after).toMatch(/^ Nobody answered .* …$/);
    expect(around.before.length + around.after.length).toBeLessThan(500);
  });
});

describe('the passages that the page carries', () => {
  const text = 'x'.repeat(5000);
  it.each([
    ['one statement: 240 letters on either side', [[1000, 1100]], [[760, 1340]]],
    [
      'statements close together share a passage',
      [
        [1000, 1100],
        [1300, 1400],
      ],
      [[760, 1640]],
    ],
    [
      'statements far apart have their own',
      [
        [1000, 1100],
        [3000, 3100],
      ],
      [
        [760, 1340],
        [2760, 3340],
      ],
    ],
    [
      'nothing before the start or after the end',
      [
        [10, 20],
        [4990, 5000],
      ],
      [
        [0, 260],
        [4750, 5000],
      ],
    ],
  ])('%s', (_, spans, expected) => {
    const found = passagesOf(
      text,
      spans.map(([start, end]) => ({ start: start!, end: end! })),
    );
    expect(found.map(({ start, text: part }) => [start, start + part.length])).toEqual(expected);
  });
});
