/** A graph from a few lines: who takes which side of what, when, in which document. For cases that are worked out by hand. */
import type { EntityRecord, GraphData, Stance, StatementRecord } from '../../src/model.ts';

export type Line = [
  actor: string,
  stance: Stance | '+' | '-' | '0',
  position: string,
  more?: Partial<StatementRecord> & { day?: string },
];

const stances: Record<string, Stance> = { '+': 'support', '-': 'oppose', '0': 'neutral' };

/** Ids are the names. Every statement is the whole text of its document, which its quote is. */
export function storyOf(
  lines: readonly Line[],
  entities: Partial<EntityRecord>[] = [],
  documents: Partial<GraphData['documents'][number]>[] = [],
): GraphData {
  const statements = lines.map(
    ([actor, stance, position, { day, ...more } = {}], i): StatementRecord => ({
      id: `statement-${String(i + 1).padStart(12, '0')}`,
      document: 'd1',
      actor: { id: actor, start: 0, end: 1 },
      onBehalfOf: null,
      reporter: null,
      addressee: null,
      cue: { start: i, end: i + 1 },
      content: [{ start: 0, end: 5 }],
      sentence: { start: 0, end: 5 },
      quote: 'words',
      sentenceText: 'words',
      said: null,
      published: day ?? '2024-05-22',
      form: 'indirect',
      modality: 'asserted',
      position: { id: position, label: position },
      wording: position,
      stance: stances[stance] ?? (stance as Stance),
      confidence: 0.9,
      rule: 'test',
      ...more,
    }),
  );
  const known = new Set(entities.map(({ id }) => id));
  const unknown = [...new Set(statements.map(({ actor }) => actor.id))].filter((id) => !known.has(id));
  const given = new Set(documents.map(({ id }) => id));
  const others = [...new Set(statements.map(({ document }) => document))].filter((id) => !given.has(id));
  return {
    name: 'story',
    documents: [...documents, ...others.map((id) => ({ id }))].map((document) => ({
      text: 'words',
      title: null,
      date: '2024-05-22',
      publisher: null,
      url: null,
      skipped: [],
      sha256: '0',
      words: 1,
      sentences: 1,
      ...document,
      id: document.id!,
    })),
    entities: [...entities, ...unknown.map((id) => ({ id }))].map((entity) => ({
      type: 'person' as const,
      name: entity.id!,
      aliases: [],
      affiliations: [],
      mentions: 1,
      merged: [],
      ...entity,
      id: entity.id!,
    })),
    mentions: [],
    positions: [...new Set(statements.map(({ position }) => position.id))].sort().map((id) => ({
      id,
      label: id,
      wordings: [id],
      concerns: [],
      support: { asserted: 0, hedged: 0, conditional: 0 },
      oppose: { asserted: 0, hedged: 0, conditional: 0 },
      neutral: 0,
      denied: 0,
      merged: [],
    })),
    statements,
    notes: { problems: [], withoutPolicy: 0, doubtful: [] },
  };
}
