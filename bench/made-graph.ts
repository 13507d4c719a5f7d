/** A made-up graph of a given size, with camps, the same each time: half actors, half positions, most of them rare. It reads like no news. */
import type { GraphData, StatementRecord } from '../src/model.ts';
import { chance } from './chance.ts';

const sentence =
  'The speaker said on Tuesday that the measure should be adopted before the summer, and others disagreed.';

export function made(nodes: number, statements: number): GraphData {
  const next = chance(nodes);
  const half = Math.floor(nodes / 2);
  // Squared: a few speak often, most seldom.
  const pick = (): number => Math.floor(half * next() ** 2);
  const articles = Math.max(1, Math.floor(statements / 8));
  const none = { asserted: 0, hedged: 0, conditional: 0 };
  const data: GraphData = {
    name: `made-${nodes}`,
    documents: Array.from({ length: articles }, (_, i) => ({
      id: `article-${i}`,
      text: `${sentence} `.repeat(8),
      title: `Article ${i}`,
      date: `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      publisher: `Outlet ${i % 12}`,
      url: null,
      skipped: [],
      sha256: '',
      words: 130,
      sentences: 8,
    })),
    entities: Array.from({ length: half }, (_, i) => ({
      id: `person-${i}`,
      type: (['person', 'organization', 'country'] as const)[i % 3]!,
      name: `Actor Number ${i}`,
      aliases: [`Number ${i}`],
      affiliations: [],
      mentions: 1,
      merged: [],
    })),
    mentions: [],
    positions: Array.from({ length: half }, (_, i) => ({
      id: `position-${i}`,
      label: `Adopt the measure with number ${i} before the summer`,
      wordings: [`Adopt measure ${i}`],
      concerns: [],
      support: none,
      oppose: none,
      neutral: 0,
      denied: 0,
      merged: [],
    })),
    statements: [],
    notes: { problems: [], withoutPolicy: 0, doubtful: [] },
  };
  data.statements = Array.from({ length: statements }, (_, i): StatementRecord => {
    const document = data.documents[Math.floor(i / 8) % articles]!;
    const at = (sentence.length + 1) * (i % 8);
    const [actor, position] = [pick(), pick()];
    // Two camps, by number; one statement in ten breaks ranks.
    const same = actor % 2 === position % 2 ? next() < 0.9 : next() < 0.1;
    const span = (from: number, to: number) => ({ start: at + from, end: at + to });
    return {
      id: `statement-${i}`,
      document: document.id,
      actor: { id: `person-${actor}`, ...span(0, 11) },
      onBehalfOf: null,
      reporter: null,
      addressee: null,
      cue: span(12, 16),
      content: [span(28, 70)],
      sentence: span(0, sentence.length),
      quote: sentence.slice(28, 70),
      sentenceText: sentence,
      said: { date: document.date!, precision: 'day', from: 'document' },
      published: document.date,
      form: 'indirect',
      modality: next() < 0.85 ? 'asserted' : 'hedged',
      position: { id: `position-${position}`, label: data.positions[position]!.label },
      wording: data.positions[position]!.label,
      stance: next() < 0.1 ? 'neutral' : same ? 'support' : 'oppose',
      confidence: Math.round(50 + next() * 50) / 100,
      rule: 'made',
    };
  });
  return data;
}
