/** Average-linkage clusters of wordings, by blocks that can hold alike ones; exact, and independent of the order of the input. */
import { type Features, similarity } from './similarity.ts';

/** Pairs in these blocks are compared: the same document, a shared stem of content. A stem that more wordings share is no block. */
const COMMON = 400;

/**
 * @param items sorted, so that the same corpus gives the same clusters
 * @param threshold clusters are joined while their mean similarity is at least this
 * @returns for each item the index of the first item of its cluster
 */
export function cluster(items: readonly Features[], threshold: number): number[] {
  const groups = components(items, threshold - 0.1);
  const root = items.map((_, i) => i);
  for (const group of groups)
    for (const set of link(group, items, threshold)) for (const i of set) root[i] = Math.min(...set);
  return root;
}

/** Sets of items tied by chains of alike pairs. */
function components(items: readonly Features[], least: number): number[][] {
  const blocks = new Map<string, number[]>();
  items.forEach(({ document, lemmas }, i) => {
    for (const key of [`d ${document}`, ...[...lemmas].map((lemma) => `l ${lemma}`)]) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  });
  const parent = items.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const block of blocks.values()) {
    if (block.length > COMMON) continue;
    for (let x = 0; x < block.length; x++)
      for (let y = x + 1; y < block.length; y++) {
        const [a, b] = [find(block[x]!), find(block[y]!)];
        if (a !== b && similarity(items[block[x]!]!, items[block[y]!]!) >= least)
          parent[Math.max(a, b)] = Math.min(a, b);
      }
  }
  const sets = new Map<number, number[]>();
  items.forEach((_, i) => {
    const at = find(i);
    const set = sets.get(at);
    if (set) set.push(i);
    else sets.set(at, [i]);
  });
  return [...sets.values()];
}

/** No two members of a cluster may be less alike than the threshold by more than this: no chain joins what is plainly different. */
const SPREAD = 0.12;

/** Joins the two most alike sets again and again; of equals the earliest. */
function link(group: readonly number[], items: readonly Features[], threshold: number): number[][] {
  const sets: (number[] | null)[] = group.map((i) => [i]);
  const n = sets.length;
  const mean = new Float64Array(n * n);
  const least = new Float64Array(n * n);
  for (let x = 0; x < n; x++)
    for (let y = x + 1; y < n; y++) {
      const value = similarity(items[group[x]!]!, items[group[y]!]!);
      mean[x * n + y] = value;
      mean[y * n + x] = value;
      least[x * n + y] = value;
      least[y * n + x] = value;
    }
  for (;;) {
    let [bestX, bestY, best] = [-1, -1, threshold];
    for (let x = 0; x < n; x++) {
      if (!sets[x]) continue;
      for (let y = x + 1; y < n; y++)
        if (
          sets[y] &&
          least[x * n + y]! >= threshold - SPREAD &&
          mean[x * n + y]! >= best &&
          (mean[x * n + y]! > best || bestX < 0)
        )
          [bestX, bestY, best] = [x, y, mean[x * n + y]!];
    }
    if (bestX < 0) break;
    const [a, b] = [sets[bestX]!.length, sets[bestY]!.length];
    for (let z = 0; z < n; z++) {
      const value = (a * mean[bestX * n + z]! + b * mean[bestY * n + z]!) / (a + b);
      mean[bestX * n + z] = value;
      mean[z * n + bestX] = value;
      const low = Math.min(least[bestX * n + z]!, least[bestY * n + z]!);
      least[bestX * n + z] = low;
      least[z * n + bestX] = low;
    }
    sets[bestX]!.push(...sets[bestY]!);
    sets[bestY] = null;
  }
  return sets.filter((set): set is number[] => set !== null);
}
