/** The id of a statement: a hash of its document's id and of where its actor, cue and content stand. */
import { createHash } from 'node:crypto';
import type { Span } from '../model.ts';

export function statementId(document: string, spans: readonly Span[]): string {
  const places = spans.map(({ start, end }) => `${start}-${end}`).join(' ');
  return `statement-${createHash('sha256').update(`${document}\n${places}`).digest('hex').slice(0, 12)}`;
}
