/**
 * Two-mode networks: nodes tied to the positions they take sides on, opposition subtracted from support. Definitions of Leifeld, Gruber and
 * Bossner, Discourse Network Analyzer Manual (2019), sections 2.5 and 2.6.
 */
import { activity, type Counts, total } from './counts.ts';
import type { Tie } from './onemode.ts';
import type { Normalization } from './settings.ts';

/** @returns node (a) → position (b), sorted; where support and opposition cancel out there is no tie */
export function twoMode(counts: Counts, normalize: Normalization): Tie[] {
  const active = activity(counts);
  const sides: Tie[] = [];
  for (const [column, rows] of counts) {
    let prominence = 0;
    for (const cell of rows.values()) prominence += total(cell);
    for (const [row, cell] of rows) {
      let sum = 0;
      for (const [level, n] of cell) sum += level * n;
      const divisor = normalize === 'activity' ? active.get(row)! : normalize === 'prominence' ? prominence : 1;
      if (sum !== 0) sides.push({ a: row, b: column, weight: sum / divisor });
    }
  }
  return sides.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
