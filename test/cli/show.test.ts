/** `show` over a graph that was written by hand. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import { graph, newFolder, standpoint } from './fixture.ts';

const home = process.cwd();
const place = newFolder();

beforeAll(async () => {
  await writeGraphFolder(join(place, 'graphs', 'strikes'), graph, {});
  process.chdir(place);
});
afterAll(() => process.chdir(home));

describe('show about', () => {
  it('says what an actor supports, who says so, and where, with the words marked in their sentence', async () => {
    const { code, out } = await standpoint(['show', 'about', 'Blinken']);
    expect(code).toBe(0);
    expect(out).toBe(`Antony Blinken
person · Secretary of State, United States · also “Blinken”, “Mr. Blinken”
2 statements in 1 document

+ Supports: Let Ukraine use American weapons inside Russia
  paraphrased · to Joe Biden · according to officials · The Harbour Post, 2024-05-22
    After a trip to Kyiv, Mr. Blinken has urged President Biden «to let Ukraine use
    American weapons inside Russia», officials said.

× Denies supporting: Let Ukraine use American weapons inside Russia
  denied · paraphrased · The Harbour Post, 2024-05-22
    Mr. Biden may «lift the limits».
`);
  });

  it.each([
    ['part of the name', 'antony'],
    ['another name', 'mr blinken'],
    ['the id', 'person-blinken'],
  ])('finds an actor by %s', async (_, name) => {
    expect((await standpoint(['show', 'about', name])).out).toMatch(/^Antony Blinken\n/);
  });

  it('marks what is hedged', async () => {
    expect((await standpoint(['show', 'about', 'Biden'])).out).toContain('hedged · paraphrased');
  });

  it('suggests near names for one that nobody has', async () => {
    const { code, out, err } = await standpoint(['show', 'about', 'Blinkin']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('No entity is called “Blinkin”.\nDid you mean “Antony Blinken”?\n');
  });

  it('gives another program the records', async () => {
    const { out } = await standpoint(['show', 'strikes', 'about', 'Blinken', '--json']);
    const [{ graph: folder, result }] = JSON.parse(out);
    expect(folder).toBe('graphs/strikes');
    expect(result.entity).toEqual(graph.entities[0]);
    expect(result.statements.map(({ id }: { id: string }) => id)).toEqual(['s1', 's4']);
  });
});

describe('show', () => {
  it.each([
    [['show'], ['1 document, 5 entities, 1 position, 4 statements', '+ Antony Blinken', '– Russia']],
    [['show', 'strikes'], ['Most contested']],
    [['show', 'graphs/strikes', 'actors'], ['Antony Blinken  person            2    1        0        0       1']],
    [['show', 'positions'], ['2        1        0       1  Let Ukraine use American weapons inside Russia']],
    [
      ['show', 'statements'],
      ['– Russia opposes: Let Ukraine use', '«the idea as a dangerous step»'],
    ],
    [
      ['show', 'entity', 'Blinken'],
      ['id person-blinken', 'mentioned 5 times in 1 document', 'by name: Mr. Blinken'],
    ],
    [['show', 'entity', 'Blinken', '--why'], ['“Blinken” is the last name of “Antony Blinken”']],
    [
      ['show', 'position', 'american weapons', '--why'],
      [
        '1 for (and 1 hedged) · 1 against · 1 denied',
        '– Against',
        'Russia · paraphrased',
        'why: policy-head · confidence 0.80',
        'means the same',
      ],
    ],
  ])('%j', async (args, expected) => {
    const { code, out, err } = await standpoint(args);
    expect([code, err]).toEqual([0, '']);
    for (const words of expected) expect(out).toContain(words);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(88);
  });

  it('uses colour on a terminal only, and never where NO_COLOR asks for none', async () => {
    const args = ['show', 'about', 'Blinken'];
    expect((await standpoint(args, { terminal: true })).out).toContain('\x1b[1mto\x1b[22m');
    expect((await standpoint(args, { terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain('\x1b');
  });

  it.each([
    [['show', 'nowhere'], 'nowhere is not a graph that Standpoint built.\nThere is graphs/strikes.\n'],
    [['show', 'strikes', 'people'], 'There is no view "people".'],
    [['show', 'strikes', 'about'], '"show about" needs a name.'],
    [['show', 'actors', 'Blinken'], '"show actors" takes no name.'],
    [
      ['show', 'position', 'Sell the moon'],
      'No position is called “Sell the moon”.\n"standpoint show graphs/strikes positions" lists them all.',
    ],
    [['show', '--wyh'], "unknown option '--wyh'"],
  ])('refuses %j and says what to do', async (args, message) => {
    const { code, err } = await standpoint(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
