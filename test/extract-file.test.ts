/** What `merge` relies on is checked when an extract is read. */
import { describe, expect, it } from 'vitest';
import { formatExtract, parseExtract } from '../src/extract-file.ts';
import type { Extract } from '../src/model.ts';

const text = 'Ms. Lopez urged Congress to ban rifles.';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const extract: Extract = {
  schema: 1,
  model: 'm',
  document: { id: 'a', text, title: null, date: null, publisher: null, url: null, skipped: [] },
  words: 8,
  sentences: 1,
  entities: [
    {
      type: 'person',
      name: 'Lopez',
      mentions: [{ ...span('Lopez'), kind: 'name' }],
      affiliations: [],
      country: null,
      rules: [],
    },
  ],
  statements: [
    {
      actor: { entity: 0, ...span('Ms. Lopez') },
      onBehalfOf: null,
      reporter: null,
      addressee: null,
      cue: span('urged'),
      content: [span('to ban rifles')],
      sentence: span(text),
      said: null,
      form: 'indirect',
      modality: 'asserted',
      stance: 'support',
      imperative: true,
      wording: 'Ban rifles',
      concerns: [],
      vector: [0.12],
      confidence: 0.9,
      rule: 'r',
    },
  ],
  signature: [1],
  problems: [],
};

it('an extract is one line, and reads back as it was', () => {
  const line = formatExtract(extract);
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(parseExtract(line, 'x:1')).toEqual(extract);
});

describe('an extract is refused', () => {
  const s = extract.statements[0]!;
  it.each<[string, object, string]>([
    ['without a text', { document: { id: 'a' } }, 'its document has no id or no text'],
    ['without a list', { statements: null }, 'it has no list "statements"'],
    [
      'whose mention is off the text',
      { entities: [{ ...extract.entities[0], mentions: [{ start: 5, end: 400 }] }] },
      'entity 0: mentions',
    ],
    ['whose entity is of no known type', { entities: [{ ...extract.entities[0], type: 'ship' }] }, 'entity 0: type'],
    ['whose actor is nobody', { statements: [{ ...s, actor: { ...s.actor, entity: 7 } }] }, 'statement 0: actor'],
    [
      'whose content ends before it starts',
      { statements: [{ ...s, content: [{ start: 9, end: 3 }] }] },
      'statement 0: content',
    ],
    ['whose stance is no stance', { statements: [{ ...s, stance: 'for' }] }, 'statement 0: stance'],
    ['whose vector holds no numbers', { statements: [{ ...s, vector: [null] }] }, 'statement 0: vector'],
  ])('%s', (_, change, fault) => {
    expect(() => parseExtract(JSON.stringify({ ...extract, ...change }), 'x.jsonl:4')).toThrow(
      `x.jsonl:4: this extract is damaged: ${fault}.`,
    );
  });
});
