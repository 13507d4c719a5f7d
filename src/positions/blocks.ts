/** Blocks: who has a word or an entity in common, so that not all need be compared with all. */

/** What one is found by: its words of more than two letters, and its entities. */
export const keysOf = (words: ReadonlySet<string>, ids: ReadonlySet<string>): string[] => [
  ...[...words].filter((word) => word.length > 2),
  ...[...ids].map((id) => `#${id}`),
];

/** By key the indices of those who have it, ascending. */
export function blocksOf(keys: readonly (readonly string[])[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const [i, own] of keys.entries())
    for (const key of own) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  return blocks;
}

/** Of one's keys so many that the fewest have, the rarest first; none that nobody else has. */
export function rarest(own: readonly string[], blocks: ReadonlyMap<string, readonly number[]>, most: number): string[] {
  const size = (key: string): number => blocks.get(key)!.length;
  return own
    .filter((key) => size(key) > 1)
    .sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))
    .slice(0, most);
}
