import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelPath } from '../../src/assets.ts';
import { findMentions, type Scene } from '../../src/mentions/index.ts';
import type { Draft } from '../../src/statements/draft.ts';
import { findStatements } from '../../src/statements/index.ts';
import { writeCourse } from '../../src/statements/written.ts';
import { documentOf, engines } from '../engines.ts';

const articles = [
  'Senator Ruiz urged the governor on Monday to lift the restrictions on farm exports. “We cannot wait,” she said.\n\nThe governor rejected the idea. His office called for a ban on foreign tankers in the bay.',
  'The Senate passed a $3.74 billion aid package for Somalia. Mr. Okoro voted against it, and warned against sending more troops to the border.',
  'Prime Minister Varga’s plan to close two coal plants was denounced by the miners’ union, which demanded the resignation of the energy minister.',
];

async function scenes(): Promise<{ scene: Scene; drafts: Draft[] }[]> {
  const { analyst } = await engines();
  return Promise.all(
    articles.map(async (text) => {
      const document = documentOf(text);
      const scene = findMentions(document, await analyst.analyze(document));
      return { scene, drafts: findStatements(document, scene).filter(({ policy }) => policy) };
    }),
  );
}

describe('the writer of wordings', () => {
  it('writes words of the text, their base forms, and those of its list', async () => {
    const { writer } = await engines();
    const { words, free } = JSON.parse(readFileSync(modelPath('writer.json'), 'utf8'));
    const listed = new Set(free.map((i: number) => words[i]));
    let written = 0;
    for (const { scene, drafts } of await scenes())
      for (const draft of drafts) {
        const course = await writeCourse(scene, draft, writer);
        if (!course) continue;
        const text = scene.reading.text.toLowerCase();
        for (const word of course.wording.toLowerCase().match(/[\p{L}\p{N}]+/gu)!) {
          const stem = word.slice(0, Math.max(3, word.length - 2));
          expect(listed.has(word) || text.includes(stem), `${word} of “${course.wording}”`).toBe(true);
        }
        expect(course.belief).toBeLessThanOrEqual(0);
        expect(course.nothing).toBeGreaterThanOrEqual(0);
        written += course.wording.split(' ').length;
      }
    expect(written).toBeGreaterThan(15);
  });

  it('writes the same alone, in any order and beside others', async () => {
    const { writer } = await engines();
    const all = (await scenes()).flatMap(({ scene, drafts }) => drafts.map((draft) => ({ scene, draft })));
    expect(all.length).toBeGreaterThan(3);
    const alone = [];
    for (const { scene, draft } of all) alone.push(await writeCourse(scene, draft, writer));
    const beside = await Promise.all([...all].reverse().map(({ scene, draft }) => writeCourse(scene, draft, writer)));
    expect(beside.reverse()).toEqual(alone);
  });

  it('writes nothing of an analysis without the numbers of its words', async () => {
    const { writer } = await engines();
    const [{ scene, drafts }] = (await scenes()) as [{ scene: Scene; drafts: Draft[] }];
    delete scene.reading.analysis.states;
    expect(await writeCourse(scene, drafts[0]!, writer)).toBeNull();
  });
});
