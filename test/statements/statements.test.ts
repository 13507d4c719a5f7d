import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract.ts';
import { documentOf, engines } from '../engines.ts';

/** Statements with a policy, as "actor stance[ modality]: quote". */
async function read(text: string): Promise<string[]> {
  const { entities, statements } = await extractDocument(documentOf(text), await engines());
  for (const { content, cue, sentence } of statements)
    for (const part of [...content, cue])
      expect(part.start >= sentence.start && part.end <= sentence.end + 400 && part.end > part.start).toBe(true);
  return statements
    .filter(({ wording }) => wording !== null)
    .map(
      ({ actor, stance, modality, content }) =>
        `${entities[actor.entity]!.name} ${stance}${modality === 'asserted' ? '' : ` ${modality}`}: ${content.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
    );
}

describe('statements', () => {
  const cases: [text: string, statement: string][] = [
    [
      'Antony Blinken urged President Joe Biden to lift the limits on American weapons.',
      'Antony Blinken support: to lift the limits on American weapons',
    ],
    [
      'Senator Rand Paul opposed the military aid package for Ukraine.',
      'Rand Paul oppose: the military aid package for Ukraine',
    ],
    [
      'The State Department declined to comment on the sanctions against Iran.',
      'State Department neutral: the sanctions against Iran',
    ],
    [
      'Mr. Obama is skeptical of the plan to arm the rebels in Syria.',
      'Obama oppose hedged: the plan to arm the rebels in Syria',
    ],
    // What is denied is what was ascribed; the modality says that he denies it.
    [
      'Senator Rand Paul denied that he supports the ban on fracking.',
      'Rand Paul support denied: he supports the ban on fracking',
    ],
    [
      'The White House denied that it would lift the sanctions on Iran.',
      'White House support denied: it would lift the sanctions on Iran',
    ],
    [
      'Senator Rand Paul said he would support the bill if the House passed it.',
      'Rand Paul support conditional: the bill if the House passed it',
    ],
    [
      'President Joe Biden said on Friday he may lift the ban on strikes.',
      'Joe Biden support hedged: he may lift the ban on strikes',
    ],
    // What a court says one may do is no guess.
    [
      'The Supreme Court ruled that Texas may enforce the abortion ban.',
      'Supreme Court support: Texas may enforce the abortion ban',
    ],
    [
      '“This is not about taking away anyone’s guns,” President Joe Biden said.',
      'Joe Biden support denied: This is not about taking away anyone’s guns',
    ],
    [
      'The Supreme Court struck down a law of New York that limits who may carry guns in public.',
      'Supreme Court oppose: a law of New York that limits who may carry guns in public',
    ],
    [
      'Antony Blinken said that Ukraine had to sign the treaty.',
      'Antony Blinken support: Ukraine had to sign the treaty',
    ],
    ['Congress rejected funding for such a wall.', 'Congress oppose: funding for such a wall'],
    ['“We must ban assault weapons,” Senator Maria Lopez said.', 'Maria Lopez support: We must ban assault weapons'],
  ];
  it.each(cases)('of %j', async (text, statement) => {
    const found = (await read(text)).map((line) => line.replace(/[“”]/g, '').replace(/,$/, ''));
    expect(found).toContain(statement);
  });

  it.each([
    ['Antony Blinken urged Congress to lift the ban on strikes.', 'Congress'],
    ['Senator Maria Lopez made a plea to President Joe Biden: lift the ban on strikes.', 'Joe Biden'],
    ['The Supreme Court has been petitioned by Senator Maria Lopez to lift the ban on strikes.', 'Supreme Court'],
  ])('know who is asked: %s', async (text, name) => {
    const { entities, statements } = await extractDocument(documentOf(text), await engines());
    expect(statements.map(({ actor }) => entities[actor.entity]!.name)).not.toContain(name);
    const asked = statements.flatMap(({ addressee }) => (addressee === null ? [] : [entities[addressee]!.name]));
    expect(asked).toContain(name);
  });

  it.each<[string, [string, string, RegExp]]>([
    [
      'The ferry ban is in force since May. Its critic Tomas Brek called the vote “a disgrace” and urged the council to intervene.',
      ['Tomas Brek', 'support', /^Intervene\b/],
    ],
    [
      'Mayor Ilse Brandt on Tuesday urged the city council to scrap the harbour toll, calling it a tax on fishermen.',
      ['Ilse Brandt', 'support', /^Scrap the harbour toll$/],
    ],
  ])('support what they ask for, whatever they are against: %s', async (text, [holder, side, words]) => {
    const { entities, statements } = await extractDocument(documentOf(text), await engines());
    const asked = statements.filter(({ rule }) => rule.includes('.asked'));
    expect(asked.map(({ actor, stance }) => [entities[actor.entity]!.name, stance])).toEqual([[holder, side]]);
    expect(asked[0]!.wording).toMatch(words);
  });

  it.each([
    ["The teachers' union, the Federation of Teachers, backed the tax on hotels.", ['Federation of Teachers']],
    ["The miners' union, Solidarity, urged the government to close the mine.", ['Solidarity']],
    ['The Federation of Teachers, Greenpeace, and the mayor backed the tax.', ['Federation of Teachers', 'Greenpeace']],
  ])('are held once by whom a name in apposition names: %s', async (text, holders) => {
    const { entities, statements } = await extractDocument(documentOf(text), await engines());
    expect(statements.map(({ actor }) => entities[actor.entity]!.name)).toEqual(holders);
  });

  it('were not said when what they ask for is due', async () => {
    const text =
      'Councilman Peter Lindqvist called the levy a giveaway, and urged residents to reject it in March. He had opposed it in May.';
    const { statements } = await extractDocument(documentOf(text, { date: '2024-11-20' }), await engines());
    const policy = statements.filter(({ cue }) => /^(called|urged|had opposed|opposed)/.test(text.slice(cue.start)));
    expect(policy.map(({ said }) => said!.date)).toEqual(['2024-11-20', '2024-11-20', '2024-05']);
  });

  it('stand to their wording, which leaves out their "no", the other way than to their words', async () => {
    const text = 'Senator Maria Lopez said there should be no new taxes on the middle class.';
    const { statements } = await extractDocument(documentOf(text), await engines());
    expect(statements.map(({ wording, stance }) => [wording, stance])).toEqual([
      ['Impose new taxes on the middle class', 'oppose'],
    ]);
  });

  it('are those of whom is quoted, not of who reports it', async () => {
    const text =
      'The New York Times reported that Antony Blinken had urged President Joe Biden to lift the ban on strikes.';
    const { entities, statements } = await extractDocument(documentOf(text), await engines());
    const policy = statements.filter(({ wording }) => wording !== null);
    expect(policy.map(({ actor }) => entities[actor.entity]!.name)).toEqual(['Antony Blinken']);
    expect(entities[policy[0]!.reporter!]!.name).toBe('New York Times');
  });

  it('without a policy stay in the extract, and have no wording', async () => {
    const { statements } = await extractDocument(
      documentOf('The ministry said that the bridge had been built in 1932.'),
      await engines(),
    );
    expect(statements.filter(({ wording }) => wording !== null)).toEqual([]);
    expect(statements.length).toBe(1);
  });
});
