import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelPath } from '../../src/assets.ts';
import { findMentions, type Scene } from '../../src/mentions/index.ts';
import type { Draft } from '../../src/statements/draft.ts';
import { findStatements } from '../../src/statements/index.ts';
import { writeCourses } from '../../src/statements/written.ts';
import { documentOf, engines } from '../engines.ts';

const articles = [
  'Senator Ruiz urged the governor on Monday to lift the restrictions on farm exports. “We cannot wait,” she said.\n\nThe governor rejected the idea. His office called for a ban on foreign tankers in the bay.',
  'The Senate passed a $3.74 billion aid package for Somalia. Mr. Okoro voted against it, and warned against sending more troops to the border.',
  'Prime Minister Varga’s plan to close two coal plants was denounced by the miners’ union, which demanded the resignation of the energy minister.',
];

type Given = Draft & { given: string | null };

async function scenes(): Promise<{ scene: Scene; drafts: Given[] }[]> {
  const { analyst } = await engines();
  return Promise.all(
    articles.map(async (text) => {
      const document = documentOf(text);
      const scene = findMentions(document, await analyst.analyze(document));
      const found = findStatements(document, scene).filter(({ policy }) => policy);
      return { scene, drafts: found.map((draft) => ({ ...draft, given: null })) };
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
      for (const told of await writeCourses(scene, drafts, writer)) {
        if (!told?.course) continue;
        const { course } = told;
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

  it('writes the same of a document in any order and beside others', async () => {
    const { writer } = await engines();
    const all = await scenes();
    const write = ({ scene, drafts }: (typeof all)[number]) => writeCourses(scene, drafts, writer);
    const alone = [];
    for (const one of all) alone.push(await write(one));
    const beside = await Promise.all([...all].reverse().map(write));
    expect(beside.reverse()).toEqual(alone);
  });

  it('writes of each statement beside its fellows what it writes of it by itself', async () => {
    const { writer } = await engines();
    let compared = 0;
    for (const { scene, drafts } of await scenes()) {
      const together = await writeCourses(scene, drafts, writer);
      for (const [i, draft] of drafts.entries()) {
        const [alone] = await writeCourses(scene, [draft], writer);
        expect(together[i]?.course?.wording).toBe(alone?.course?.wording);
        if (!alone?.course) continue;
        // Activations are rounded to 8 bits by the largest of a call.
        expect(together[i]!.course!.belief).toBeCloseTo(alone.course.belief, 1);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(3);
  });

  it('writes nothing of an analysis without the numbers of its words', async () => {
    const { writer } = await engines();
    const [{ scene, drafts }] = (await scenes()) as [{ scene: Scene; drafts: Given[] }];
    delete scene.reading.analysis.states;
    expect(await writeCourses(scene, drafts.slice(0, 1), writer)).toEqual([null]);
  });

  it('tells the stance to a wording that is given, also to its contrary', async () => {
    const { writer } = await engines();
    const [{ scene, drafts }] = (await scenes()) as [{ scene: Scene; drafts: Given[] }];
    const urged = drafts.find(({ sentence }) => scene.reading.text.slice(sentence.start).startsWith('Senator Ruiz'))!;
    const given = ['Lift the restrictions on farm exports', 'Keep the restrictions on farm exports', 'Tax '.repeat(20)];
    const told = await writeCourses(
      scene,
      given.map((wording) => ({ ...urged, given: wording })),
      writer,
    );
    const [lift, keep, long] = told.map((one) => one!.stances);
    expect(lift!.support).toBeGreaterThan(lift!.oppose);
    expect(keep!.oppose).toBeGreaterThan(keep!.support);
    expect(lift!.support + lift!.oppose + lift!.neutral).toBeCloseTo(1);
    expect(long).toBeNull();
  });
});
