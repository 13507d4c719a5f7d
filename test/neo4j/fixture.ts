/** A small graph by hand: three articles, one of them a copy, whose statements use every field once. */
import type { EntityRecord, GraphData, StatementRecord } from '../../src/model.ts';

const entity = (
  id: string,
  type: EntityRecord['type'],
  name: string,
  more: Partial<EntityRecord> = {},
): EntityRecord => ({
  id,
  type,
  name,
  aliases: [],
  affiliations: [],
  mentions: 1,
  merged: [],
  ...more,
});

const statement = (id: string, document: string, actor: string, more: Partial<StatementRecord>): StatementRecord => ({
  id,
  document,
  actor: { id: actor, start: 0, end: 7 },
  onBehalfOf: null,
  reporter: null,
  addressee: null,
  cue: { start: 8, end: 13 },
  content: [{ start: 14, end: 40 }],
  sentence: { start: 0, end: 41 },
  quote: 'let Ukraine strike inside Russia',
  sentenceText: 'Blinken urged Biden to let Ukraine strike inside Russia.',
  said: null,
  published: '2024-05-22',
  form: 'indirect',
  modality: 'asserted',
  position: { id: 'position-1', label: 'Let Ukraine strike inside Russia' },
  wording: 'Let Ukraine strike inside Russia',
  stance: 'support',
  confidence: 0.75,
  rule: 'policy-head',
  ...more,
});

const article = (id: string, date: string | null, publisher: string | null, copyOf?: string) => ({
  id,
  text: '',
  title: id === 'b.txt' ? null : `Title of ${id}`,
  date,
  publisher,
  url: id === 'a.txt' ? 'https://example.org/a' : null,
  skipped: [],
  sha256: 'abc',
  words: 100,
  sentences: 5,
  ...(copyOf ? { copyOf } : {}),
});

const place = { document: 'a.txt', start: 0, end: 7 };
const none = { asserted: 0, hedged: 0, conditional: 0 };

export const small = (name = 'small'): GraphData => ({
  name,
  documents: [
    article('a.txt', '2024-05-22', 'The Herald'),
    article('b.txt', '2024-05', 'Wire Service'),
    article('c.txt', '2024-05-23', 'The Herald', 'a.txt'),
  ],
  entities: [
    entity('Q1', 'country', 'Ukraine', { country: 'UA', wikidata: 'Q1' }),
    entity('group-1', 'group', 'officials'),
    entity('organization-1', 'organization', 'Herald', { aliases: ['The Daily Herald'] }),
    entity('organization-2', 'organization', 'State Department'),
    entity('person-1', 'person', 'Antony Blinken', {
      aliases: ['Blinken', 'Mr. Blinken'],
      mentions: 4,
      affiliations: [
        { ...place, role: 'Secretary', of: 'organization-2', former: false },
        { ...place, role: 'Secretary', of: 'organization-2', former: false, document: 'b.txt' },
        { ...place, role: 'adviser', of: 'organization-2', former: true },
        { ...place, role: 'spokesman', of: null, former: false },
      ],
    }),
    entity('person-2', 'person', 'Joe Biden'),
  ],
  mentions: [],
  positions: [
    {
      id: 'position-1',
      label: 'Let Ukraine strike inside Russia',
      wordings: ['Let Ukraine strike inside Russia', 'Lift the ban; all of it'],
      concerns: ['Q1'],
      support: { asserted: 1, hedged: 1, conditional: 0 },
      oppose: none,
      neutral: 1,
      denied: 1,
      merged: [],
    },
  ],
  statements: [
    statement('statement-1', 'a.txt', 'person-1', {
      addressee: { id: 'person-2' },
      reporter: { id: 'group-1' },
      said: { date: '2024-05-21', precision: 'day', from: 'text' },
    }),
    statement('statement-2', 'a.txt', 'person-2', { stance: 'oppose', modality: 'denied', confidence: 1 }),
    statement('statement-3', 'b.txt', 'person-1', {
      modality: 'hedged',
      published: '2024-05',
      onBehalfOf: { id: 'organization-2' },
      content: [
        { start: 14, end: 20 },
        { start: 30, end: 40 },
      ],
    }),
    statement('statement-4', 'b.txt', 'organization-2', { stance: 'neutral', published: null }),
    statement('statement-5', 'c.txt', 'person-1', { addressee: { id: 'person-2' }, published: '2024-05-23' }),
  ],
  notes: { problems: [], withoutPolicy: 0, doubtful: [] },
});

/** The same graph, built without one of its articles. */
export function without(data: GraphData, document: string): GraphData {
  const statements = data.statements.filter((one) => one.document !== document);
  return { ...data, documents: data.documents.filter(({ id }) => id !== document), statements };
}

/** So many more people, who say nothing. */
export const manyPeople = (count: number): EntityRecord[] =>
  Array.from({ length: count }, (_, i) => entity(`person-many-${i}`, 'person', 'Joe Biden'));

/** Texts that would break out of a query, a script or a table that is put together carelessly. */
export const hostile: readonly string[] = [
  `it's "quoted" \`so\``,
  "') DETACH DELETE n //",
  '\\u0027 OR \\\\u0027) MATCH (n) DETACH DELETE n //',
  'ends in a backslash \\',
  '\\\n\\\r\n\\\\n',
  '$name {key: 1} $rows $$',
  ' leading and trailing, with; separators \t|',
  'line one\nline two\r\nline three\u2028four\u0085five',
  'MATCH',
  '',
  ':param x => 1;\n:exit\n',
  '// a comment /* another */',
  '=1+1',
  '""',
  '😀 🇺🇦 e\u0301 \u202eright to left \ufeff',
  '\u0001\u001b[31m\u007f',
  'é'.repeat(100_000),
];

/** A graph whose every free text is one of `hostile`, in turn. */
export function hostileGraph(name: string): GraphData {
  const data = small(name);
  let next = 0;
  const text = (): string => hostile[next++ % hostile.length]!;
  const [position] = data.positions;
  const [person] = data.entities.filter(({ id }) => id === 'person-1');
  return {
    ...data,
    documents: [
      ...data.documents,
      ...hostile
        .slice(0, -1)
        .map((id) => ({ ...data.documents[0]!, id, title: text(), publisher: `the ${text()}`, url: text() })),
    ],
    entities: [
      ...data.entities,
      ...hostile.map((one, i) => ({
        ...person!,
        id: `person-hostile-${i}`,
        name: one,
        aliases: i === 0 ? [...hostile] : hostile.slice(0, -1),
        affiliations: [{ ...place, role: one, of: 'organization-2', former: false }],
      })),
    ],
    positions: [{ ...position!, label: text(), wordings: hostile.slice(0, -1) }],
    statements: [
      ...data.statements,
      ...hostile.map((quote, i) => ({
        ...data.statements[0]!,
        id: `statement-hostile-${i}`,
        quote,
        sentenceText: text(),
        wording: text(),
        rule: text(),
      })),
    ],
  };
}
