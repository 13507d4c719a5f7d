/** A small graph, written by hand, and a command line whose output is caught. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/program.ts';
import type { EntityRecord, GraphData, Modality, Stance, StatementRecord } from '../../src/model.ts';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'standpoint-cli-'));

/** Runs the command line here. `terminal`: as if both streams were one, 100 columns wide. */
export async function standpoint(
  args: string[],
  {
    stdin = '',
    env = {},
    terminal = false,
    signal = new AbortController().signal,
  }: { stdin?: string; env?: NodeJS.ProcessEnv; terminal?: boolean; signal?: AbortSignal } = {},
): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin: Readable.from([Buffer.from(stdin)]),
    env,
    terminal: { out: terminal, err: terminal },
    columns: terminal ? 100 : undefined,
    signal,
  };
  const code = await run(args, io);
  return { code, out: out.join(''), err: err.join('') };
}

const text =
  'After a trip to Kyiv, Mr. Blinken has urged President Biden to let Ukraine use American weapons inside Russia, officials said. ' +
  'Moscow condemned the idea as a dangerous step. Mr. Biden may lift the limits.';

function statement(
  id: string,
  actor: string,
  sentence: string,
  cue: string,
  content: string,
  stance: Stance,
  more: Partial<StatementRecord> = {},
): StatementRecord {
  const at = (words: string, from = 0) => {
    const start = text.indexOf(words, from);
    return { start, end: start + words.length };
  };
  const place = at(sentence);
  return {
    id,
    document: 'strikes.txt',
    actor: { id: actor, ...place },
    onBehalfOf: null,
    reporter: null,
    addressee: null,
    cue: at(cue, place.start),
    content: [at(content, place.start)],
    sentence: place,
    quote: content,
    sentenceText: sentence,
    said: null,
    published: '2024-05-22',
    form: 'indirect',
    modality: 'asserted' as Modality,
    position: { id: 'position-1', label: 'Let Ukraine use American weapons inside Russia' },
    wording: 'Let Ukraine use American weapons inside Russia',
    stance,
    confidence: 0.8,
    rule: 'policy-head',
    ...more,
  };
}

const entity = (id: string, type: EntityRecord['type'], name: string, ...aliases: string[]): EntityRecord => ({
  id,
  type,
  name,
  aliases,
  affiliations: [],
  mentions: 1,
  merged: [],
});
const urged =
  'After a trip to Kyiv, Mr. Blinken has urged President Biden to let Ukraine use American weapons inside Russia, officials said.';

export const graph: GraphData = {
  name: 'strikes',
  documents: [
    {
      id: 'strikes.txt',
      text,
      title: 'Blinken urges Biden',
      date: '2024-05-22',
      publisher: 'The Harbour Post',
      url: null,
      skipped: [],
      sha256: '0',
      words: 40,
      sentences: 3,
    },
  ],
  entities: [
    {
      ...entity('person-blinken', 'person', 'Antony Blinken', 'Blinken', 'Mr. Blinken'),
      mentions: 5,
      affiliations: [
        { role: 'Secretary of State', of: 'country-us', former: false, document: 'strikes.txt', start: 0, end: 1 },
      ],
      merged: ['“Blinken” is the last name of “Antony Blinken”'],
    },
    entity('person-biden', 'person', 'Joe Biden', 'Biden'),
    entity('country-us', 'country', 'United States'),
    entity('country-russia', 'country', 'Russia', 'Moscow'),
    entity('group-officials', 'group', 'officials'),
  ],
  mentions: [{ entity: 'person-blinken', document: 'strikes.txt', start: 22, end: 33, kind: 'name' }],
  positions: [
    {
      id: 'position-1',
      label: 'Let Ukraine use American weapons inside Russia',
      wordings: ['Let Ukraine use American weapons inside Russia', 'Lift the limits'],
      concerns: ['country-russia', 'country-us'],
      support: { asserted: 1, hedged: 1, conditional: 0 },
      oppose: { asserted: 1, hedged: 0, conditional: 0 },
      neutral: 0,
      denied: 1,
      merged: ['“Lift the limits” means the same'],
    },
  ],
  statements: [
    statement('s1', 'person-blinken', urged, 'urged', 'to let Ukraine use American weapons inside Russia', 'support', {
      reporter: { id: 'group-officials' },
      addressee: { id: 'person-biden' },
    }),
    statement(
      's2',
      'country-russia',
      'Moscow condemned the idea as a dangerous step.',
      'condemned',
      'the idea as a dangerous step',
      'oppose',
    ),
    statement('s3', 'person-biden', 'Mr. Biden may lift the limits.', 'may', 'lift the limits', 'support', {
      modality: 'hedged',
    }),
    statement('s4', 'person-blinken', 'Mr. Biden may lift the limits.', 'may', 'lift the limits', 'support', {
      modality: 'denied',
    }),
  ],
  notes: { problems: [], withoutPolicy: 0, doubtful: [] },
};
