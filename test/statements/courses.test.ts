import { describe, expect, it } from 'vitest';
import type { Around, Writer } from '../../src/analysis/writer.ts';
import { findMentions, type Scene } from '../../src/mentions/index.ts';
import { findCourses, type Worded } from '../../src/statements/courses.ts';
import type { Draft } from '../../src/statements/draft.ts';
import { findStatements } from '../../src/statements/index.ts';
import { documentOf, engines } from '../engines.ts';

const text =
  'The president said the E.U. is slow. Senator Ruiz urged the governor on Monday to ban no-deal exits, and Senator Okoro backed the idea.';

async function scene(): Promise<{ scene: Scene; drafts: Draft[] }> {
  const { analyst } = await engines();
  const document = documentOf(text);
  const found = findMentions(document, await analyst.analyze(document));
  return { scene: found, drafts: findStatements(document, found).filter(({ policy }) => policy) };
}

/** Writes one wording for every statement: its words where they stand in the text, else as of the list. */
const writing = (wording: string[], belief: number, nothing = 0, seen: Around[] = []): Writer => ({
  write: async (around) => {
    seen.push(around);
    const words = wording.map((text) => {
      const word = around.words.indexOf(text);
      return { text, word: word < 0 ? null : word, copied: word >= 0 };
    });
    return { words, belief, nothing };
  },
});

const courses = async (writer: Writer): Promise<(Worded | null)[]> => {
  const { scene: found, drafts } = await scene();
  return findCourses(found, drafts, writer);
};

describe('what a statement is about', () => {
  it('is what the network writes, spaced as in the text, where it is sure', async () => {
    const [course] = await courses(writing(['outlaw', 'no', '-', 'deal', 'exits', 'of', 'the', 'E.U'], -0.1));
    // By what the rules make of its content it is merged with others.
    expect(course).toMatchObject({ written: 'Outlaw no-deal exits of the E.U', wording: 'Ban no-deal exits' });
  });

  it('is what the rules find where it is not', async () => {
    const [course] = await courses(writing(['outlaw', 'exits'], -2));
    expect(course).toMatchObject({ wording: 'Ban no-deal exits', imperative: true, written: null });
  });

  it('is nothing where it believes that there is none', async () => {
    for (const course of await courses(writing(['outlaw', 'exits'], -0.1, 0.99))) expect(course).toBeNull();
  });

  it('is written of the words around, each told what it is to the statement', async () => {
    const seen: Around[] = [];
    const { scene: found, drafts } = await scene();
    await findCourses(found, drafts.slice(0, 1), writing(['ban', 'exits'], -0.1, 0, seen));
    const [{ words, flags, away, states, stance }] = seen as [Around];
    expect(stance).toBe('support');
    expect(states.length).toBe(384 * words.length);
    const told = (kind: number): string => words.filter((_, i) => flags[i] === kind).join(' ');
    expect(told(4)).toBe('urged');
    expect(told(1)).toContain('Ruiz');
    expect(told(2)).toContain('ban no - deal exits');
    expect(away[words.indexOf('urged')]).toBe(0);
    expect(away[words.indexOf('Ruiz')]).toBe(-1);
    expect(away[words.indexOf('the', words.indexOf('urged'))]).toBe(1);
  });
});
