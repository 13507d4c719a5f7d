import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/mentions/index.ts';
import { findConcerns } from '../../src/statements/concerns.ts';
import { documentOf, engines } from '../engines.ts';

describe('what a position concerns', () => {
  it.each([
    [
      'the countries of its adjectives',
      'Nuland urged him to allow American weapons on Russian soil.',
      'American weapons on Russian soil',
      ['United States', 'Russia'],
    ],
    ['the names in it', 'Ryan called for troops to leave Iraq.', 'troops to leave Iraq', ['Iraq']],
    ['each once', 'Kyiv said Ukraine needs Ukrainian shells.', 'Ukraine needs Ukrainian shells', ['Ukraine']],
    ['nobody, where it names nobody', 'The senator voted for a higher tax.', 'a higher tax', []],
  ])('is %s', async (_, text, content, names) => {
    const { analyst } = await engines();
    const document = documentOf(text);
    const scene = findMentions(document, await analyst.analyze(document));
    const start = text.indexOf(content);
    const first = scene.reading.words.findIndex((word) => word.end > start);
    const last = scene.reading.words.findLastIndex((word) => word.start < start + content.length);
    expect(findConcerns(scene, { first, last }).map((i) => scene.cast.entities[i]!.name)).toEqual(names);
  });
});
