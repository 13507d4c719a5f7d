/** Who else is spoken of beside a person: how much two sets of documents tell one story. It compares, and decides nothing. */

import { after } from '../sorted.ts';
import type { Site } from './items.ts';

/** For each document, what it names, as indices of sets; and in how many documents each is named. */
export class Contexts {
  private readonly named: number[][];
  private readonly spread = new Map<number, number>();

  constructor(named: number[][]) {
    this.named = named.map((list) => [...new Set(list)]);
    for (const list of this.named) for (const root of list) this.spread.set(root, (this.spread.get(root) ?? 0) + 1);
  }

  of(document: number): readonly number[] {
    return this.named[document] ?? [];
  }

  /** 0..1: what few documents name tells of their story, what all name ("United States") of none. */
  weight(root: number): number {
    return Math.min(1, 4 / (this.spread.get(root) ?? 1));
  }
}

/** The surroundings of one candidate person, over all documents that name him. */
export class Surroundings {
  private readonly names = new Set<number>();
  private readonly days: number[] = [];
  readonly documents = new Set<number>();
  private readonly contexts: Contexts;
  private sorted = true;

  constructor(contexts: Contexts) {
    this.contexts = contexts;
  }

  add(document: number, { day }: Site): void {
    if (this.documents.has(document)) return;
    this.documents.add(document);
    for (const root of this.contexts.of(document)) this.names.add(root);
    if (day !== null) this.days.push(day);
    this.sorted = false;
  }

  /** How much of what a document names is named here too, the rare first; at most 2. */
  shared(document: number): number {
    let sum = 0;
    for (const root of this.contexts.of(document)) if (this.names.has(root)) sum += this.contexts.weight(root);
    return Math.min(2, sum);
  }

  /** Days to the nearest document; null when a date is missing. */
  distance(day: number | null): number | null {
    if (day === null || this.days.length === 0) return null;
    if (!this.sorted) this.days.sort((a, b) => a - b);
    this.sorted = true;
    const next = after(this.days, day);
    return Math.min(...[next - 1, next].map((i) => Math.abs((this.days[i] ?? Number.POSITIVE_INFINITY) - day)));
  }
}
