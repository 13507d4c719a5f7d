/** Codebooks: what is refused, how statements are coded, that a user's lists win, and that a draft can be read again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { codeStatements } from '../../src/codebook/code.ts';
import { draftCodebook } from '../../src/codebook/draft.ts';
import { readCodebook } from '../../src/codebook/read.ts';
import type { Extract, GraphData, LocalStatement, Stance } from '../../src/model.ts';
import { type Engines, mergeExtracts } from '../../src/pipeline.ts';
import { documentOf, engines } from '../engines.ts';
import { fixture } from '../graph/fixture.ts';

describe('a codebook is refused where it cannot be meant', () => {
  it.each([
    ['- a\n- b', 'c.yaml:1 is no codebook'],
    ['', 'c.yaml is no codebook'],
    ['positions: {', 'c.yaml:1 is no YAML'],
    ['postions: []', 'c.yaml:1 has an unknown key "postions"'],
    ['positions: []', 'c.yaml is empty'],
    ['positions:\n  - label: Ban rifles', 'c.yaml:2 has no id'],
    ['positions:\n  - id: ban', 'c.yaml:2 has no label'],
    ['positions:\n  - id: ban\n    label: Ban rifles\n    lable: x', 'c.yaml:4 has an unknown key "lable"'],
    ['positions:\n  - id: the ban\n    label: Ban rifles', 'c.yaml:2 has the id "the ban"'],
    ['positions:\n  - {id: a, label: A}\nbeliefs:\n  - {id: a, label: B}', 'c.yaml:4 has the id "a", as c.yaml:2 has'],
    ['positions:\n  - {id: a, label: A, examples: x}', 'c.yaml:2 "examples" must be a list of wordings'],
    [
      'positions:\n  - {id: a, label: Ban rifles, different: [ban  rifles.]}',
      'calls “Ban rifles” both the same as "a" and different from it',
    ],
    [
      'positions:\n  - {id: a, label: A, same: [X y], different: ["“x y”"]}',
      'calls “X y” both the same as "a" and different from it',
    ],
    [
      'positions:\n  - {id: a, label: A, same: [X]}\n  - {id: b, label: B, same: [x]}',
      'calls “x” the same as "a" and as "b"',
    ],
  ])('%j', (text, message) => {
    expect(() => readCodebook(text, 'c.yaml')).toThrow(message);
  });
});

let open: Engines;
beforeAll(async () => {
  open = await engines();
});

/** An extract of one-sentence statements: [content, wording or null, stance, cue]. */
async function extractOf(lines: readonly [string, string | null, Stance, string?][]): Promise<Extract> {
  const texts = lines.map(([content, , , cue = 'said']) => `She ${cue} ${content}.`);
  const text = texts.join(' ');
  let from = 0;
  const statements: LocalStatement[] = [];
  for (const [i, [content, wording, stance, cue = 'said']] of lines.entries()) {
    const start = from + `She ${cue} `.length;
    statements.push({
      actor: { entity: 0, start: from, end: from + 3 },
      onBehalfOf: null,
      reporter: null,
      addressee: null,
      cue: { start: from + 4, end: from + 4 + cue.length },
      content: [{ start, end: start + content.length }],
      sentence: { start: from, end: from + texts[i]!.length },
      said: null,
      form: 'indirect',
      modality: 'asserted',
      stance,
      wording,
      imperative: true,
      concerns: [],
      vector: wording === null ? [] : await open.embedder.embed(content),
      confidence: 0.9,
      rule: 'policy',
    });
    from += texts[i]!.length + 1;
  }
  return {
    schema: 1,
    model: 'test',
    document: documentOf(text),
    words: 1,
    sentences: 1,
    entities: [
      {
        type: 'person',
        name: 'Ann Lee',
        mentions: [{ start: 0, end: 3, kind: 'pronoun' }],
        affiliations: [],
        country: null,
        rules: [],
      },
    ],
    statements,
    signature: [],
    problems: [],
  };
}

async function coded(codebook: string, extract: Extract): Promise<GraphData> {
  const coding = await codeStatements([extract], readCodebook(codebook, 'c.yaml'), open.embedder);
  return mergeExtracts([extract], { name: 'coded', coding });
}

const codebook = `
positions:
  - id: rifles
    label: Ban assault weapons
    examples: [Outlaw military-style rifles]
    contrary: [Let people own assault rifles]
  - id: carbon-tax
    label: Tax carbon emissions
  - id: limits
    label: Let factories emit more
    contrary: [Maintain the limits on emissions]
beliefs:
  - id: warming
    label: Carbon emissions cause global warming
`;

describe('a statement is coded', () => {
  it.each([
    [
      'to ban assault weapons from the streets',
      'Ban assault weapons from the streets',
      'support',
      'position-rifles',
      'support',
    ],
    ['a ban on military-style rifles', 'Ban military-style rifles', 'oppose', 'position-rifles', 'oppose'],
    ['a tax on carbon emissions', 'Impose a tax on carbon emissions', 'support', 'position-carbon-tax', 'support'],
    ['to let people own assault rifles', 'Let people own assault rifles', 'support', 'position-rifles', 'oppose'],
    ['to allow assault weapons', 'Allow assault weapons', 'support', 'position-rifles', 'oppose'],
    ['easing the limits on emissions', 'Ease the limits on emissions', 'support', 'position-limits', 'support'],
    ['keeping the limits on emissions', 'Keep the limits on emissions', 'support', 'position-limits', 'oppose'],
  ] as const)('“%s”', async (content, wording, stance, position, expected) => {
    const { statements, uncoded } = await coded(codebook, await extractOf([[content, wording, stance]]));
    expect(uncoded).toEqual([]);
    expect(statements[0]).toMatchObject({ position: { id: position }, stance: expected, wording });
    expect(statements[0]!.coding!.confidence).toBeGreaterThan(0.5);
  });

  it('to none where none fits: it stays out of the graph, with what would be nearest', async () => {
    const extract = await extractOf([['to send astronauts to the moon', 'Send astronauts to the moon', 'support']]);
    const { statements, positions, uncoded } = await coded(codebook, extract);
    expect([statements, positions]).toEqual([[], []]);
    expect(uncoded!.map(({ position, quote }) => [position.id, quote])).toEqual([
      ['uncoded', 'to send astronauts to the moon'],
    ]);
    expect(uncoded![0]!.coding!.confidence).toBeLessThan(0.5);
  });

  it.each([
    ['carbon emissions cause global warming', 'said', 'support'],
    ['carbon emissions do not cause global warming', 'said', 'oppose'],
    ['that carbon emissions cause global warming', 'denied', 'oppose'],
  ] as const)('as a belief where it has no policy: “%s”, %s', async (content, cue, stance) => {
    const { statements, positions } = await coded(codebook, await extractOf([[content, null, 'neutral', cue]]));
    expect(statements[0]).toMatchObject({ position: { id: 'belief-warming' }, stance, quote: content });
    expect(positions[0]).toMatchObject({ id: 'belief-warming', belief: true });
  });
});

describe("a user's lists win over all vectors", () => {
  it('`same` takes a wording that nothing else would', async () => {
    const own = 'positions:\n  - {id: rifles, label: Ban assault weapons, same: [Pass the Feinstein bill]}';
    const { statements } = await coded(own, await extractOf([['the bill', 'Pass the Feinstein bill', 'support']]));
    expect(statements[0]).toMatchObject({ position: { id: 'position-rifles' }, coding: { confidence: 1 } });
  });

  it('`different` keeps out a wording that anything else would take', async () => {
    const own = 'positions:\n  - {id: rifles, label: Ban assault weapons, different: [Ban assault weapons in schools]}';
    const extract = await extractOf([
      ['to ban assault weapons in schools', 'Ban assault weapons in schools', 'support'],
    ]);
    expect((await coded(own, extract)).statements).toEqual([]);
    expect((await coded(codebook, extract)).statements.length).toBe(1);
  });
});

it('a draft holds the positions of a graph, the most talked of first, and can be read', () => {
  const text = draftCodebook(fixture());
  expect(text).toContain('# 4 statements\n  - id: ban-assault-weapons\n    label: Ban assault weapons\n');
  expect(readCodebook(text, 'draft.yaml').entries.map(({ id, label, examples }) => [id, label, examples])).toEqual([
    ['ban-assault-weapons', 'Ban assault weapons', ['Outlaw the rifles']],
    ['raise-tax', 'Raise the tax', []],
  ]);
});
