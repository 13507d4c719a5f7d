/** Finds by the name that a reader types: letters only, no accents, part of a name is enough. Guesses nothing: what is near is suggested. */
import { InputError } from '../errors.ts';

export interface Named {
  id: string;
  names: readonly string[];
  /** More telling ones come first. */
  weight: number;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/[\s-]+/g, ' ')
    .trim();

const order = (a: Named, b: Named): number => b.weight - a.weight || (a.id < b.id ? -1 : 1);

/** Those whose name, or else one of whose other names, is the query; failing that, those whose names hold all its words. */
export function findNamed<T extends Named>(items: readonly T[], query: string): T[] {
  const wanted = fold(query);
  const words = wanted.split(' ');
  const tests: ((item: T) => boolean)[] = [
    (item) => item.id === query || fold(item.names[0] ?? '') === wanted,
    (item) => item.names.some((name) => fold(name) === wanted),
    (item) => item.names.some((name) => words.every((word) => fold(name).split(' ').includes(word))),
    (item) => wanted.length > 2 && item.names.some((name) => fold(name).includes(wanted)),
  ];
  for (const test of wanted ? tests : []) {
    const found = items.filter(test);
    if (found.length) return found.sort(order);
  }
  return [];
}

/** At most three first names, the nearest first: by spelling of the whole name or of one word of it. */
export function nearest(items: readonly Named[], query: string): string[] {
  const wanted = fold(query);
  const near = items.map((item) => {
    const candidates = item.names.flatMap((name) => [fold(name), ...fold(name).split(' ')]);
    return { item, far: Math.min(...candidates.map((name) => distance(name, wanted))) };
  });
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return near
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || order(a.item, b.item))
    .slice(0, 3)
    .map(({ item }) => item.names[0]!);
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The error for a name that nobody has. `kind`: "entity", "position"; `list`: the command that lists them all. */
export function unknownName(kind: string, query: string, near: string[], list: string): InputError {
  const advice = near.length
    ? `Did you mean ${near.map((name) => `“${name}”`).join(' or ')}?`
    : `"${list}" lists them all.`;
  return new InputError(`No ${kind} is called “${query}”.`, advice);
}
