/**
 * Which wordings are worth comparing, so that a large corpus is not compared pair by pair: those of one document, that share a rare
 * word or entity, or a pair of words that are each too common. It decides nothing about how alike they are.
 */
import type { Features } from './similarity.ts';

/** A key that more wordings share is none: another one, that says more, tells them apart. */
const COMMON = 400;

/** @returns for each item the earlier items that share a key with it, each once, in order */
export function* candidates(items: readonly Features[]): Generator<Int32Array> {
  const keys = keysOf(items);
  const blocks = new Map<string, number[]>();
  const met = new Int32Array(items.length).fill(-1);
  for (let i = 0; i < items.length; i++) {
    const earlier: number[] = [];
    for (const key of keys(i)) {
      const block = blocks.get(key);
      if (!block) {
        blocks.set(key, [i]);
        continue;
      }
      for (const other of block) {
        if (met[other] === i) continue;
        met[other] = i;
        earlier.push(other);
      }
      block.push(i);
    }
    yield Int32Array.from(earlier).sort();
  }
}

function keysOf(items: readonly Features[]): (i: number) => string[] {
  const counts = new Map<string, number>();
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  const common = (key: string): boolean => (counts.get(key) ?? 0) > COMMON;
  const words = items.map(({ lemmas }) => [...lemmas].sort());
  const whom = items.map(({ concerns }) => [...concerns].map((id) => `: ${id}`));
  for (const list of [...words, ...whom]) for (const key of list) add(key);
  const pairs = (list: readonly string[]): string[] => {
    const frequent = list.filter(common);
    return frequent.flatMap((a, at) => frequent.slice(at + 1).map((b) => `${a} ${b}`));
  };
  for (const list of words) for (const pair of pairs(list)) add(pair);
  // The last of equal wordings, where all that they share is common: a chain of them is enough to join them.
  const last = new Map<string, number>();
  return (i) => {
    const list = words[i]!;
    const whole = list.join(' ');
    const before = last.get(whole);
    last.set(whole, i);
    return [
      `d ${items[i]!.document}`,
      ...[...list, ...pairs(list), ...whom[i]!].filter((key) => !common(key)),
      ...(before === undefined ? [`= ${i}`] : [`= ${before}`, `= ${i}`]),
    ];
  };
}
