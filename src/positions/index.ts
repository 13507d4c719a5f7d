/**
 * Step 6: one position for all wordings that mean the same course of action. A wording that asks for the contrary of its position's
 * label is turned round. Exact, and independent of the order of the statements.
 */
import { createHash } from 'node:crypto';
import { cluster } from './cluster.ts';
import { change, contrary } from './polarity.ts';
import { type Comparable, featuresOf } from './similarity.ts';

/** One statement's wording in the corpus. */
export interface PositionItem extends Comparable {
  date: string | null;
  /** Start of the content in its document, UTF-16 code units. */
  start: number;
  /** The wording is a course of action, not the bare words of a content. */
  imperative: boolean;
}

export interface MergedPosition {
  id: string;
  label: string;
  /** Distinct wordings, the most frequent first. */
  wordings: string[];
  /** Indices into the items. */
  members: number[];
  merged: string[];
}

export interface MergedPositions {
  positions: MergedPosition[];
  /** For each item: its position, and whether its wording asks for the contrary of the label. */
  of: { position: number; flipped: boolean }[];
  doubtful: string[];
}

/** Mean similarity from which clusters are joined: tuned on annotated training articles. */
const THRESHOLD = 0.68;

export function mergePositions(items: readonly PositionItem[], threshold = THRESHOLD): MergedPositions {
  const sorted = items
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        compare(a.item.date ?? '9', b.item.date ?? '9') ||
        compare(a.item.document, b.item.document) ||
        a.item.start - b.item.start ||
        compare(a.item.wording, b.item.wording) ||
        a.index - b.index,
    );
  const roots = cluster(
    sorted.map(({ item }) => featuresOf(item)),
    threshold,
  );
  const sets = new Map<number, number[]>();
  roots.forEach((root, i) => {
    const set = sets.get(root);
    if (set) set.push(i);
    else sets.set(root, [i]);
  });
  const of: MergedPositions['of'] = new Array(items.length);
  const positions: MergedPosition[] = [];
  const used = new Set<string>();
  const doubtful: string[] = [];
  for (const [, set] of [...sets].sort((a, b) => a[0] - b[0])) {
    const members = set.map((i) => sorted[i]!);
    const counts = new Map<string, number>();
    for (const { item } of members) counts.set(item.wording, (counts.get(item.wording) ?? 0) + 1);
    const wordings = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([wording]) => wording);
    const imperatives = new Set(members.filter(({ item }) => item.imperative).map(({ item }) => item.wording));
    const label = bestLabel(wordings, counts, imperatives);
    const first = members[0]!.item;
    const hash = createHash('sha256')
      .update(`${first.date}\n${first.document}\n${first.start}\n${first.wording}`)
      .digest('hex');
    const slug = label
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40);
    let id = `position-${slug}-${hash.slice(0, 6)}`;
    for (let digits = 7; used.has(id); digits++) id = `position-${slug}-${hash.slice(0, digits)}`;
    used.add(id);
    for (const { item, index } of members)
      of[index] = { position: positions.length, flipped: contrary(item.wording, label) };
    const turned = wordings.filter((wording) => contrary(wording, label));
    const merged = wordings
      .filter((wording) => wording !== label)
      .map(
        (wording) =>
          `“${wording}” ${turned.includes(wording) ? 'asks for the contrary of' : 'means the same as'} “${label}”: mean similarity of at least ${threshold}`,
      );
    if (turned.length > 0)
      doubtful.push(`The position “${label}” holds contrary wordings, turned round: “${turned.join('”, “')}”.`);
    positions.push({ id, label, wordings, members: members.map(({ index }) => index), merged });
  }
  return { positions, of, doubtful };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The most telling wording: an imperative of 3 to 9 words that asks for a change, frequent, without pronouns. */
function bestLabel(
  wordings: readonly string[],
  counts: ReadonlyMap<string, number>,
  imperatives: ReadonlySet<string>,
): string {
  const score = (wording: string): number => {
    const words = wording.split(' ');
    let value = Math.log2(1 + counts.get(wording)!) + change(wording);
    if (words.length >= 3 && words.length <= 9) value += 1;
    if (words.length < 3) value -= 1;
    if (imperatives.has(wording)) value += 3;
    if (/\b(it|this|that|they|them|he|she|we|our|his|her|their|I|you|here|there)\b/i.test(wording)) value -= 1;
    if (/\p{Lu}/u.test(wording.slice(1))) value += 0.4;
    return value;
  };
  return wordings.reduce((best, wording) => (score(wording) > score(best) ? wording : best));
}
