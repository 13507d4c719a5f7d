/** How many statements a position has on each side. Denied ones count for none, copies of a story not again. */
import type { PositionRecord, StatementRecord } from '../model.ts';

export const noCounts = (): Pick<PositionRecord, 'support' | 'oppose' | 'neutral' | 'denied'> => ({
  support: { asserted: 0, hedged: 0, conditional: 0 },
  oppose: { asserted: 0, hedged: 0, conditional: 0 },
  neutral: 0,
  denied: 0,
});

export function countStatement(position: PositionRecord, { stance, modality }: StatementRecord): void {
  if (modality === 'denied') position.denied++;
  else if (stance === 'neutral') position.neutral++;
  else position[stance][modality]++;
}
