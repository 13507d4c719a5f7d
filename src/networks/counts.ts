/**
 * The array X of Leifeld, Gruber and Bossner (2019, section 2.2): x(i, j, k) is how often node i takes level k on node j. Sparse: pairs of
 * nodes meet in the columns that both have.
 */

export interface Count {
  row: string;
  column: string;
  level: number;
}

/** column → row → level → count */
export type Counts = Map<string, Map<string, Map<number, number>>>;

export function count(events: Iterable<Count>): Counts {
  const counts: Counts = new Map();
  for (const { row, column, level } of events) {
    const rows = counts.get(column) ?? new Map<string, Map<number, number>>();
    const cell = rows.get(row) ?? new Map<number, number>();
    counts.set(column, rows.set(row, cell.set(level, (cell.get(level) ?? 0) + 1)));
  }
  return counts;
}

/** Every row with the number of its statements. */
export function activity(counts: Counts): Map<string, number> {
  const sums = new Map<string, number>();
  for (const rows of counts.values()) for (const [row, cell] of rows) sums.set(row, (sums.get(row) ?? 0) + total(cell));
  return sums;
}

export const total = (cell: ReadonlyMap<number, number>): number => {
  let sum = 0;
  for (const n of cell.values()) sum += n;
  return sum;
};
