/** A user's corrections win over all, are found again after a rebuild, and say so where they are not. */
import { describe, expect, it } from 'vitest';
import { applyCorrections } from '../../src/corrections/apply.ts';
import { sentenceAround } from '../../src/corrections/places.ts';
import { readCorrections } from '../../src/corrections/read.ts';
import type { GraphData } from '../../src/model.ts';
import { fixture, statement as make, text } from '../graph/fixture.ts';

/** The fixture with ids as the program makes them: s1 → statement-000000000001. */
const id = (n: number): string => `statement-00000000000${n}`;
const graph = (): GraphData => {
  const data = fixture();
  data.statements = data.statements.map((one) => ({ ...one, id: id(Number(one.id.slice(1))) }));
  return data;
};
const apply = (lines: object[], data = graph()): GraphData =>
  applyCorrections(data, readCorrections(lines.map((line) => JSON.stringify(line)).join('\n'), 'c.jsonl'));
const find = (data: GraphData, n: number) => data.statements.find((one) => one.id === id(n));
const counts = ({ positions }: GraphData) =>
  positions.map(({ label, support, oppose, neutral, denied }) => [
    label,
    support.asserted,
    support.hedged,
    oppose.asserted,
    neutral,
    denied,
  ]);

describe('a correction', () => {
  it('rejects a statement, and its twin in a copy of the story', () => {
    const data = apply([{ statement: id(1), reject: true }]);
    expect([find(data, 1), find(data, 2)]).toEqual([undefined, undefined]);
    expect(counts(data)[0]).toEqual(['Ban assault weapons', 0, 1, 1, 0, 1]);
    expect(data.notes.corrections).toEqual({ applied: 1, made: [], stale: [] });
  });

  it.each([
    [{ stance: 'support' }, { stance: 'support' }, ['Ban assault weapons', 2, 1, 0, 0, 1]],
    [{ modality: 'hedged' }, { modality: 'hedged' }, ['Ban assault weapons', 1, 1, 0, 0, 1]],
    [
      { actor: 'Ann Lee' },
      { actor: { id: 'person-ann-lee', start: 8, end: 15 } },
      ['Ban assault weapons', 1, 1, 1, 0, 1],
    ],
    [{ actor: 'lee' }, { actor: { id: 'person-ann-lee', start: 8, end: 15 } }, ['Ban assault weapons', 1, 1, 1, 0, 1]],
    [{ position: 'p2' }, { position: { id: 'p2', label: 'Raise the tax' } }, ['Ban assault weapons', 1, 1, 0, 0, 1]],
    [
      { position: 'raise the tax' },
      { position: { id: 'p2', label: 'Raise the tax' } },
      ['Ban assault weapons', 1, 1, 0, 0, 1],
    ],
  ])('sets %j, and the counts follow', (change, expected, count) => {
    const data = apply([{ statement: id(3), ...change }]);
    expect(find(data, 3)).toMatchObject({ ...expected, confidence: 1, rule: 'test +corrected' });
    expect(counts(data)).toContainEqual(count);
  });

  it('makes an actor or a position that nothing in the articles is called, and says so', () => {
    const data = apply([
      { statement: id(3), actor: 'Gun Owners', type: 'organization', position: 'Buy the rifles back' },
    ]);
    const changed = find(data, 3)!;
    expect(data.entities.find((one) => one.id === changed.actor.id)).toMatchObject({
      type: 'organization',
      name: 'Gun Owners',
    });
    expect(data.positions.find((one) => one.id === changed.position.id)).toMatchObject({
      label: 'Buy the rifles back',
      oppose: { asserted: 1 },
    });
    expect(changed.wording).toBe('Buy the rifles back');
    expect(data.notes.corrections!.made).toEqual([
      '“Gun Owners” is a new organization: nothing in the articles is called so.',
      '“Buy the rifles back” is a new position.',
    ]);
  });

  it('leaves no position without a statement', () => {
    expect(counts(apply([{ statement: id(6), reject: true }])).map(([label]) => label)).toEqual([
      'Ban assault weapons',
    ]);
  });

  const start = text.indexOf('Senator Bob Roy rejected the ban');
  const added = {
    add: true,
    document: 'c',
    start,
    end: start + 32,
    actor: 'Bob Roy',
    stance: 'oppose',
    position: 'p1',
  };
  it('adds a statement that was missed, with the words at its offsets', () => {
    const data = apply([added]);
    const fresh = data.statements.find(({ rule }) => rule === 'added')!;
    expect(fresh).toMatchObject({
      document: 'c',
      quote: 'Senator Bob Roy rejected the ban',
      sentenceText: 'Senator Bob Roy rejected the ban.',
      stance: 'oppose',
      modality: 'asserted',
      position: { id: 'p1' },
      actor: { id: 'person-bob-roy' },
    });
    expect(counts(data)[0]).toEqual(['Ban assault weapons', 1, 1, 2, 0, 1]);
  });

  it('adds nothing twice: where the program has come to find it, it sets it', () => {
    const data = graph();
    data.statements.push({
      ...make('x', 'c', 'person-bob-roy', 'p1', 'support', 'Senator Bob Roy rejected the ban'),
      id: id(9),
    });
    const after = apply([added], data);
    expect(after.statements.length).toBe(data.statements.length);
    expect(find(after, 9)!.stance).toBe('oppose');
  });

  it('takes an uncoded statement into the graph by giving it a position', () => {
    const data = graph();
    data.uncoded = [{ ...data.statements[2]!, id: id(8), position: { id: 'uncoded', label: 'uncoded' } }];
    const after = apply([{ statement: id(8), position: 'p1', stance: 'support' }], data);
    expect([after.uncoded!.length, find(after, 8)!.position.id]).toEqual([0, 'p1']);
  });
});

describe('after a rebuild', () => {
  const words = { document: 'a', start: 78, end: 87, quote: text.slice(78, 87) };

  it('a statement whose id has changed is found by its place', () => {
    const data = apply([{ statement: id(7), ...words, stance: 'support' }]);
    expect(find(data, 3)!.stance).toBe('support');
  });

  it('words that have moved are found by their quote', () => {
    const data = graph();
    data.documents[0]!.text = `Correction: a word. ${text}`;
    data.statements = data.statements.map((one) =>
      one.document === 'a'
        ? { ...one, content: one.content.map(({ start, end }) => ({ start: start + 20, end: end + 20 })) }
        : one,
    );
    expect(find(apply([{ statement: id(7), ...words, stance: 'support' }], data), 3)!.stance).toBe('support');
  });

  it.each([
    [{ ...words, document: 'z', reject: true }, 'c.jsonl:1 no longer applies: the document z is not in the corpus.'],
    [{ ...words, quote: 'other words', reject: true }, 'c.jsonl:1 no longer applies: its words are no longer in a.'],
    [
      { document: 'a', start: 0, end: 7, reject: true },
      'c.jsonl:1 no longer applies: no statement stands at 0 to 7 of a.',
    ],
  ])('what no longer applies is said and passed over: %#', (line, message) => {
    const data = apply([line]);
    expect(data.notes.corrections).toEqual({ applied: 0, made: [], stale: [message] });
    expect(data.statements.map((one) => JSON.stringify(one)).sort()).toEqual(
      graph()
        .statements.map((one) => JSON.stringify(one))
        .sort(),
    );
  });
});

describe('a corrections file is refused where it cannot be meant', () => {
  it.each([
    ['{"statement"', 'c.jsonl:1 is no valid JSON'],
    ['{"statement": "s1", "reject": true}', 'names "s1", which is no statement\'s id'],
    [`{"statement": "${id(1)}", "rejct": true}`, 'has an unknown key "rejct"'],
    [`{"statement": "${id(1)}"}`, 'changes nothing'],
    [`{"statement": "${id(1)}", "reject": true, "stance": "oppose"}`, 'rejects a statement and says what it should be'],
    [
      `{"statement": "${id(1)}", "stance": "against"}`,
      'has the stance "against"; it must be one of support, oppose, neutral',
    ],
    ['{"stance": "oppose"}', 'names no statement'],
    ['{"document": "a", "start": 9, "end": 3, "reject": true}', 'must have "start" and "end" as whole numbers'],
    [
      '{"add": true, "document": "a", "start": 0, "end": 3, "actor": "X"}',
      'needs document, start, end, actor, stance and position',
    ],
    [
      `{"statement": "${id(1)}", "stance": "oppose"}\n{"statement": "${id(1)}", "stance": "neutral"}`,
      `c.jsonl:2 and c.jsonl:1 do not agree on ${id(1)}`,
    ],
  ])('%s', (lines, message) => {
    expect(() => readCorrections(lines, 'c.jsonl')).toThrow(message);
  });

  it('a statement that is not there, and nothing else to find it by', () => {
    expect(() => apply([{ statement: id(0), reject: true }])).toThrow(
      `c.jsonl:1 names the statement ${id(0)}, which is not there.`,
    );
  });

  it('a name that two entities have', () => {
    const data = graph();
    data.entities.push({ ...data.entities[0]!, id: 'person-other' });
    expect(() => apply([{ statement: id(3), actor: 'Ann Lee' }], data)).toThrow(
      '2 entities are called so: person-ann-lee, person-other',
    );
  });
});

it.each([
  ['One. Two words here. Three.', 'words', 'Two words here.'],
  ['First line\nthe second one\nlast', 'second', 'the second one'],
  ['“Stop!” she said. “We must act.” Then he left.', 'must act', '“We must act.”'],
  ['Only this', 'this', 'Only this'],
])('the sentence of an added statement is found by its marks: %j', (whole, words, sentence) => {
  const start = whole.indexOf(words);
  const { start: from, end } = sentenceAround(whole, { start, end: start + words.length });
  expect(whole.slice(from, end)).toBe(sentence);
});
