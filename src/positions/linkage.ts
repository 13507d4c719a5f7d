/**
 * Average linkage over a sparse graph: the two sets with the highest mean probability are joined again and again, while it is high
 * enough. Pairs without an edge count as 0, so that no chain joins what is plainly different. Exact, and a function of the edges alone.
 */
export interface Edge {
  /** Index of an item; `a < b`. */
  a: number;
  b: number;
  /** That the two are one: 0..1. */
  likely: number;
}

interface Candidate {
  mean: number;
  a: number;
  b: number;
}

/** Of equal means the earliest pair comes first. */
const before = (x: Candidate, y: Candidate): boolean =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b;

/** @returns sets of item indices, each ascending, by first item */
export function linkage(count: number, edges: readonly Edge[], threshold: number): number[][] {
  const sets = Array.from({ length: count }, (_, i): number[] | null => [i]);
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  const heap: Candidate[] = [];
  const offer = (a: number, b: number): void => {
    const mean = sums[a]!.get(b)! / (sets[a]!.length * sets[b]!.length);
    if (mean >= threshold) push(heap, { mean, a, b });
  };
  for (const { a, b, likely } of edges) {
    sums[a]!.set(b, likely);
    sums[b]!.set(a, likely);
  }
  for (const { a, b } of edges) offer(a, b);
  for (let next = pop(heap); next; next = pop(heap)) {
    const { a, b, mean } = next;
    const [kept, gone] = [sets[a], sets[b]];
    // An entry of sets that have grown since is stale: a newer one stands for them.
    if (!kept || !gone || mean !== sums[a]!.get(b)! / (kept.length * gone.length)) continue;
    kept.push(...gone);
    sets[b] = null;
    sums[a]!.delete(b);
    sums[b]!.delete(a);
    for (const [other, sum] of sums[b]!) {
      sums[other]!.delete(b);
      const joined = sum + (sums[a]!.get(other) ?? 0);
      sums[a]!.set(other, joined);
      sums[other]!.set(a, joined);
    }
    sums[b]!.clear();
    for (const other of sums[a]!.keys()) offer(Math.min(a, other), Math.max(a, other));
  }
  return sets.flatMap((set) => (set ? [set.sort((x, y) => x - y)] : []));
}

/** A binary heap, the best candidate at the root. */
function push(heap: Candidate[], candidate: Candidate): void {
  let at = heap.length;
  heap.push(candidate);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(candidate, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = candidate;
}

function pop(heap: Candidate[]): Candidate | undefined {
  const best = heap[0];
  const last = heap.pop();
  if (!best || !last || heap.length === 0) return best;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return best;
}
