/** Disjoint sets with a reason for every union, so that each merge can be explained. */

export class Union {
  private readonly parent: number[];
  readonly reasons: string[][];

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
    this.reasons = Array.from({ length: size }, () => []);
  }

  find(i: number): number {
    let root = i;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = i; at !== root; ) {
      const next = this.parent[at]!;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  /** Joins two sets; the smaller index stays the root. */
  join(a: number, b: number, reason?: string): void {
    const [x, y] = [this.find(a), this.find(b)].sort((p, q) => p - q) as [number, number];
    if (x === y) return;
    this.parent[y] = x;
    this.reasons[x]!.push(...this.reasons[y]!.splice(0));
    if (reason && !this.reasons[x]!.includes(reason)) this.reasons[x]!.push(reason);
  }
}
