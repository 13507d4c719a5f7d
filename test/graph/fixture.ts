/** A little graph made by hand: two senators, an agency, a copied story, every stance and modality. */
import type { EntityRecord, GraphData, Modality, PositionRecord, Stance, StatementRecord } from '../../src/model.ts';

export const text =
  'Senator Ann Lee urged Congress to ban assault weapons. Senator Bob Roy rejected the ban. The agency may support it.';

const counts = (asserted: number, hedged = 0): PositionRecord['support'] => ({ asserted, hedged, conditional: 0 });
const entity = (
  id: string,
  type: EntityRecord['type'],
  name: string,
  more: Partial<EntityRecord> = {},
): EntityRecord => ({ id, type, name, aliases: [], affiliations: [], mentions: 1, merged: [], ...more });

/** A statement about the words of `quote`, which must stand in the text. */
export function statement(
  id: string,
  document: string,
  actor: string,
  position: string,
  stance: Stance,
  quote: string,
  modality: Modality = 'asserted',
  body = text,
): StatementRecord {
  const start = body.indexOf(quote);
  const end = start + quote.length;
  return {
    id,
    document,
    actor: { id: actor, start: 0, end: 1 },
    onBehalfOf: null,
    reporter: null,
    addressee: null,
    cue: { start: 0, end: 1 },
    content: [{ start, end }],
    sentence: { start: 0, end: body.length },
    quote,
    sentenceText: body,
    said: { date: '2024-05-22', precision: 'day', from: 'text' },
    published: '2024-05-23',
    form: 'indirect',
    modality,
    position: { id: position, label: position === 'p1' ? 'Ban assault weapons' : 'Raise the tax' },
    wording: 'Ban assault weapons',
    stance,
    confidence: 0.9,
    rule: 'test',
  };
}

const document = (id: string, publisher: string, copyOf?: string): GraphData['documents'][number] => ({
  id,
  text,
  title: `Title of ${id}`,
  date: '2024-05-23',
  publisher,
  url: `https://${id}.example/`,
  skipped: [],
  sha256: '0'.repeat(64),
  words: 20,
  sentences: 3,
  ...(copyOf ? { copyOf } : {}),
});

export const fixture = (): GraphData => ({
  name: 'little-story',
  documents: [document('a', 'Gazette'), document('b', 'Courier', 'a'), document('c', 'Ledger')],
  entities: [
    entity('person-ann-lee', 'person', 'Ann Lee', {
      aliases: ['Lee'],
      affiliations: [{ role: 'senator', of: 'org-senate', former: false, document: 'a', start: 0, end: 7 }],
    }),
    entity('person-bob-roy', 'person', 'Bob Roy'),
    entity('org-agency', 'organization', 'The Agency'),
    entity('org-senate', 'organization', 'Senate'),
    entity('country-us', 'country', 'United States', { country: 'US' }),
    entity('place-nowhere', 'place', 'Nowhere'),
  ],
  mentions: [{ entity: 'person-ann-lee', document: 'a', start: 8, end: 15, kind: 'name' }],
  positions: [
    {
      id: 'p1',
      label: 'Ban assault weapons',
      wordings: ['Ban assault weapons', 'Outlaw the rifles'],
      concerns: ['country-us'],
      support: counts(1, 1),
      oppose: counts(1),
      neutral: 0,
      denied: 1,
      merged: [],
    },
    {
      id: 'p2',
      label: 'Raise the tax',
      wordings: ['Raise the tax'],
      concerns: [],
      support: counts(0),
      oppose: counts(0),
      neutral: 1,
      denied: 0,
      merged: [],
    },
  ],
  statements: [
    statement('s1', 'a', 'person-ann-lee', 'p1', 'support', 'ban assault weapons'),
    statement('s2', 'b', 'person-ann-lee', 'p1', 'support', 'ban assault weapons'),
    statement('s3', 'a', 'person-bob-roy', 'p1', 'oppose', 'the ban'),
    statement('s4', 'c', 'org-agency', 'p1', 'support', 'support it', 'hedged'),
    statement('s5', 'c', 'person-bob-roy', 'p1', 'support', 'ban', 'denied'),
    statement('s6', 'c', 'org-agency', 'p2', 'neutral', 'may'),
  ],
  notes: {
    problems: [{ where: 'x.txt', message: 'is empty: no article was read from it.' }],
    withoutPolicy: 4,
    doubtful: ['“Lee” could be two people.'],
  },
});

/** What breaks files: markup, quotes, control characters, half surrogates, formulas. */
const breaking =
  '</script><img src=x onerror=alert(1)> & "quoted" \'single\' ]]> \u0000\u000b\ufffe \ud800 \u202e =1+1 \\ `$x`\n--\u2028é';

/** The same graph with a text wherever it takes one. */
export function hostile(bad: string = breaking): GraphData {
  const data = fixture();
  data.entities[0]!.name = bad;
  data.entities[0]!.aliases = [bad, "it's, [a] 'list'"];
  data.positions[0]!.label = bad;
  data.positions[0]!.wordings = [bad];
  data.documents[0]!.title = '=HYPERLINK("http://evil.example")';
  data.documents[0]!.publisher = bad;
  data.documents[0]!.url = 'javascript:alert(1)';
  for (const one of data.statements) {
    one.quote = bad;
    one.position.label = bad;
  }
  return data;
}
