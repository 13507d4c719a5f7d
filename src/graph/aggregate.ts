/** All statements of one actor on one position with one stance, as one edge: how often, when, told by whom, in which words. */
import type { GraphData, Stance, StatementRecord } from '../model.ts';

export interface AggregateEdge {
  actor: string;
  position: string;
  stance: Stance;
  /** Asserted statements, once a story; hedged and conditional apart. `denied` ones make no edge. */
  asserted: number;
  hedged: number;
  conditional: number;
  statements: StatementRecord[];
  /** Outlets that carried one of them, copies included; sorted. */
  publishers: string[];
  /** ISO dates on which it was said, or published where no word says when; sorted. */
  dates: string[];
}

/** @returns sorted by actor, position, stance */
export function aggregate({ statements, documents }: GraphData): AggregateEdge[] {
  const byDocument = new Map(documents.map((document) => [document.id, document]));
  const edges = new Map<string, AggregateEdge & { outlets: Set<string>; days: Set<string> }>();
  for (const statement of statements) {
    if (statement.modality === 'denied') continue;
    const key = `${statement.actor.id}\n${statement.position.id}\n${statement.stance}`;
    let edge = edges.get(key);
    if (!edge) {
      edge = {
        actor: statement.actor.id,
        position: statement.position.id,
        stance: statement.stance,
        asserted: 0,
        hedged: 0,
        conditional: 0,
        statements: [],
        publishers: [],
        dates: [],
        outlets: new Set(),
        days: new Set(),
      };
      edges.set(key, edge);
    }
    const document = byDocument.get(statement.document);
    if (document?.publisher) edge.outlets.add(document.publisher);
    if (document?.copyOf) continue;
    edge[statement.modality]++;
    edge.statements.push(statement);
    const date = statement.said?.date ?? statement.published;
    if (date) edge.days.add(date);
  }
  return [...edges]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([, { outlets, days, ...edge }]) => ({ ...edge, publishers: [...outlets].sort(), dates: [...days].sort() }))
    .filter((edge) => edge.statements.length > 0);
}

/** The weight of an edge in pictures: every asserted statement 1, every hedged or conditional one a half. */
export const weightOf = ({ asserted, hedged, conditional }: AggregateEdge): number =>
  asserted + (hedged + conditional) / 2;
