/** What a user must be told of their own codebook and corrections after a build: on standard error, for what goes on needs no stop. */
import type { GraphData } from '../model.ts';
import type { Io } from './io.ts';
import { count } from './text.ts';

export function tellVerdicts(io: Io, { uncoded, statements, notes: { corrections } }: GraphData): void {
  for (const line of [...(corrections?.made ?? []), ...(corrections?.stale ?? [])]) io.err(`${line}\n`);
  if (corrections) io.err(`${count(corrections.applied, 'correction')} applied, ${corrections.stale.length} not.\n`);
  if (uncoded)
    io.err(
      `${count(statements.length, 'statement')} coded, ${uncoded.length} uncoded: no position of the codebook fits (uncoded.jsonl).\n`,
    );
}
