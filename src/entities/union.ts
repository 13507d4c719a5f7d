/** Disjoint sets with a reason for every union, so that each merge can be explained; a user's "different" is never overruled. */

interface Reason {
  /** Where the first one joined for it stands. */
  where: string;
  count: number;
}

export class Union {
  private readonly parent: number[];
  private readonly reasons = new Map<number, Map<string, Reason>>();
  /** For each root under a "different" rule: the rule's number → which of its names. */
  private readonly sides = new Map<number, Map<number, string>>();

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
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

  /** From now on a set that holds `i` joins none that holds another side of the same rule. */
  keepApart(i: number, rule: number, side: string): void {
    const root = this.find(i);
    const sides = this.sides.get(root) ?? new Map<number, string>();
    sides.set(rule, side);
    this.sides.set(root, sides);
  }

  /**
   * Joins two sets; the smaller index stays the root. @returns false when a rule keeps them apart
   * @param reason what tells that they are one, the same words for every union of its sort; `where`: the document
   */
  join(a: number, b: number, reason?: string, where = ''): boolean {
    const [x, y] = [this.find(a), this.find(b)].sort((p, q) => p - q) as [number, number];
    if (x === y) return true;
    if (this.apart(x, y)) return false;
    this.parent[y] = x;
    const moved = this.sides.get(y);
    if (moved) {
      this.sides.set(x, new Map([...(this.sides.get(x) ?? []), ...moved]));
      this.sides.delete(y);
    }
    for (const [text, { where: at, count }] of this.reasons.get(y) ?? []) this.note(x, text, at, count);
    this.reasons.delete(y);
    if (reason) this.note(x, reason, where, 1);
    return true;
  }

  /** Why a set is one, a line each, in the order in which it grew. */
  why(i: number): string[] {
    return [...(this.reasons.get(this.find(i)) ?? [])].map(
      ([text, { where, count }]) =>
        `${text}${where ? `, in ${where}` : ''}${count > 1 ? ` and ${count - 1} more` : ''}`,
    );
  }

  private apart(x: number, y: number): boolean {
    const [one, other] = [this.sides.get(x), this.sides.get(y)];
    return !!one && !!other && [...one].some(([rule, side]) => other.has(rule) && other.get(rule) !== side);
  }

  private note(root: number, text: string, where: string, count: number): void {
    const reasons = this.reasons.get(root) ?? new Map<string, Reason>();
    const known = reasons.get(text);
    if (known) known.count += count;
    else reasons.set(text, { where, count });
    this.reasons.set(root, reasons);
  }
}
