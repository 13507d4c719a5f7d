/**
 * Average-linkage clusters of wordings that are worth comparing: the two most alike sets are joined again and again. Independent of the
 * order of the input; time and memory grow with the pairs that are alike, not with all pairs.
 */
import { candidates } from './candidates.ts';
import { Heap } from './heap.ts';
import { type Features, similarity } from './similarity.ts';

/** No two members of a cluster may be less alike than the threshold by more than this: no chain joins what is plainly different. */
const SPREAD = 0.12;

/** How alike two sets are: the mean over their pairs. */
interface Tie {
  /** The sets, by their earliest items: `x` before `y`. */
  x: number;
  y: number;
  mean: number;
}

/**
 * @param items sorted, so that the same corpus gives the same clusters
 * @param threshold clusters are joined while their mean similarity is at least this
 * @returns for each item the index of the first item of its cluster
 */
export function cluster(items: readonly Features[], threshold: number): number[] {
  const least = threshold - SPREAD;
  const sets = items.map((_, i) => [i]);
  /** For each set the others that it may be joined with; null: members are too unlike. */
  const ties = items.map(() => new Map<number, Tie | null>());
  const queue = new Heap<Tie>(
    (a, b) => a.mean > b.mean || (a.mean === b.mean && (a.x < b.x || (a.x === b.x && a.y < b.y))),
  );
  const tie = (a: number, b: number, mean: number): void => {
    const found = { x: Math.min(a, b), y: Math.max(a, b), mean };
    ties[a]!.set(b, found);
    ties[b]!.set(a, found);
    if (mean >= threshold) queue.push(found);
  };
  let item = 0;
  for (const earlier of candidates(items)) {
    for (const other of earlier) {
      const mean = similarity(items[other]!, items[item]!);
      if (mean >= least) tie(other, item, mean);
    }
    item++;
  }

  /** The mean over all pairs of two sets; null as soon as two members are too unlike. */
  const meanOf = (a: number, b: number): number | null => {
    let sum = 0;
    for (const i of sets[a]!)
      for (const j of sets[b]!) {
        const value = similarity(items[Math.min(i, j)]!, items[Math.max(i, j)]!);
        if (value < least) return null;
        sum += value;
      }
    return sum / (sets[a]!.length * sets[b]!.length);
  };
  const known = (a: number, b: number): number | null => {
    const found = ties[a]!.get(b);
    if (found === undefined) return meanOf(a, b);
    return found === null ? null : found.mean;
  };

  for (let next = queue.pop(); next; next = queue.pop()) {
    const { x, y } = next;
    // A tie of a set that has been joined since is out of date.
    if (ties[x]!.get(y) !== next) continue;
    const [sizeX, sizeY] = [sets[x]!.length, sets[y]!.length];
    const others = new Set<number>();
    for (const near of [ties[x]!, ties[y]!])
      for (const [z, found] of near) if (found && z !== x && z !== y) others.add(z);
    for (const z of [...others].sort((a, b) => a - b)) {
      const [withX, withY] = [known(x, z), known(y, z)];
      ties[z]!.delete(y);
      if (withX !== null && withY !== null) tie(x, z, (sizeX * withX + sizeY * withY) / (sizeX + sizeY));
      else {
        ties[x]!.set(z, null);
        ties[z]!.set(x, null);
      }
    }
    sets[x]!.push(...sets[y]!);
    sets[y] = [];
    ties[y]!.clear();
    ties[x]!.delete(y);
  }
  const root = items.map((_, i) => i);
  sets.forEach((members, first) => {
    for (const i of members) root[i] = first;
  });
  return root;
}
