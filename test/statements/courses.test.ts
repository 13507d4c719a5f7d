import { describe, expect, it } from 'vitest';
import type { Around, Writer } from '../../src/analysis/writer.ts';
import { findMentions, type Scene } from '../../src/mentions/index.ts';
import type { Stance } from '../../src/model.ts';
import { findCourses, type Worded } from '../../src/statements/courses.ts';
import type { Draft } from '../../src/statements/draft.ts';
import { findStatements } from '../../src/statements/index.ts';
import { sure } from '../../src/statements/stance.ts';
import { documentOf, engines } from '../engines.ts';

const text =
  'The president said the E.U. is slow. Senator Ruiz urged the governor on Monday to ban no-deal exits, and Senator Okoro backed the idea.';

async function scene(): Promise<{ scene: Scene; drafts: Draft[] }> {
  const { analyst } = await engines();
  const document = documentOf(text);
  const found = findMentions(document, await analyst.analyze(document));
  return { scene: found, drafts: findStatements(document, found).filter(({ policy }) => policy) };
}

interface Beliefs {
  nothing?: number;
  /** To what is written; undecided where none is told. */
  stance?: Stance;
  /** To what was given. */
  ruled?: Stance;
}

/** Writes one wording for every statement: its words where they stand in the text, else as of the list. */
const writing = (
  wording: string[],
  belief: number,
  { nothing = 0, stance, ruled }: Beliefs = {},
  seen: Around[] = [],
): Writer => ({
  reach: { before: 50, after: 15, length: 100 },
  write: async (statements) => {
    seen.push(...statements);
    return statements.map((around) => {
      const words = wording.map((text) => {
        const word = around.words.indexOf(text);
        return { text, word: word < 0 ? null : word, copied: word >= 0 };
      });
      const undecided = { support: 1 / 3, oppose: 1 / 3, neutral: 1 / 3 };
      return {
        written: { words, belief, nothing, stances: stance ? sure(stance) : undecided },
        stances: ruled ? sure(ruled) : null,
      };
    });
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
    expect(course).toMatchObject({
      written: { wording: 'Outlaw no-deal exits of the E.U', stance: 'support' },
      wording: 'Ban no-deal exits',
    });
  });

  it('is what the rules find where it is not', async () => {
    const [course] = await courses(writing(['outlaw', 'exits'], -2));
    expect(course).toMatchObject({ wording: 'Ban no-deal exits', imperative: true, written: null });
  });

  it('is nothing where it believes that there is none', async () => {
    for (const course of await courses(writing(['outlaw', 'exits'], -0.1, { nothing: 0.99 })))
      expect(course).toBeNull();
  });

  it('is held as the reader and the network believe together, and as a rule says where one decides', async () => {
    const { scene: found, drafts } = await scene();
    const sides = async (stances: Record<Stance, number>, beliefs: Beliefs): Promise<unknown[]> => {
      const [course] = await findCourses(
        found,
        [{ ...drafts[0]!, stances }],
        writing(['outlaw', 'exits'], -0.1, beliefs),
      );
      return [course!.stance, course!.written!.stance];
    };
    const doubtful = { support: 0.6, oppose: 0.4, neutral: 0 };
    expect(await sides(doubtful, {})).toEqual(['support', 'support']);
    expect(await sides(doubtful, { ruled: 'oppose' })).toEqual(['oppose', 'support']);
    expect(await sides(doubtful, { stance: 'oppose' })).toEqual(['support', 'oppose']);
    expect(await sides(sure('support'), { stance: 'oppose', ruled: 'oppose' })).toEqual(['support', 'support']);
  });

  it('is written of the words around, each told what it is to the statement', async () => {
    const seen: Around[] = [];
    const { scene: found, drafts } = await scene();
    await findCourses(found, drafts.slice(0, 1), writing(['ban', 'exits'], -0.1, {}, seen));
    const [{ words, flags, away, states, given }] = seen as [Around];
    expect(given!.map(({ text }) => text).join(' ')).toBe('Ban no - deal exits');
    // Each as it stands in the text.
    for (const { text, word } of given!) expect(words[word!]).toBe(text.toLowerCase());
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
