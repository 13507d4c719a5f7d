/**
 * Step 6: one position for all wordings that mean the same course of action. A wording that asks for the contrary of its position's
 * label is turned round. Exact, and independent of the order of the statements.
 */
import { createHash } from 'node:crypto';
import { clusterAcross } from './across.ts';
import { type Bundle, bundle } from './features.ts';
import { type Compared, compared, type PositionItem } from './item.ts';
import { change, contrary } from './polarity.ts';
import { clusterWithin } from './within.ts';

export type { PositionItem } from './item.ts';

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

export function mergePositions(items: readonly PositionItem[]): MergedPositions {
  const sorted = items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => order(a.item, b.item) || a.index - b.index);
  const sets = gather(sorted.map(({ item }) => item));
  const of: MergedPositions['of'] = new Array(items.length);
  const positions: MergedPosition[] = [];
  const used = new Set<string>();
  const doubtful: string[] = [];
  for (const set of sets) {
    const members = set.map((i) => sorted[i]!);
    const counts = new Map<string, number>();
    for (const { item } of members) counts.set(item.wording, (counts.get(item.wording) ?? 0) + 1);
    const wordings = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([wording]) => wording);
    const imperatives = new Set(members.filter(({ item }) => item.imperative).map(({ item }) => item.wording));
    const label = bestLabel(wordings, counts, imperatives);
    const first = members[0]!.item;
    const hash = createHash('sha256')
      .update(`${first.date}\n${first.document}\n${first.content.start}\n${first.wording}`)
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
          `“${wording}” ${turned.includes(wording) ? 'asks for the contrary of' : 'means the same as'} “${label}”`,
      );
    if (turned.length > 0)
      doubtful.push(`The position “${label}” holds contrary wordings, turned round: “${turned.join('”, “')}”.`);
    positions.push({ id, label, wordings, members: members.map(({ index }) => index), merged });
  }
  return { positions, of, doubtful };
}

/** By date, document and place: the order that decides between equals, and who is the earliest. */
const order = (a: PositionItem, b: PositionItem): number =>
  compare(a.date ?? '9', b.date ?? '9') ||
  compare(a.document, b.document) ||
  a.cue.start - b.cue.start ||
  a.content.start - b.content.start ||
  compare(a.wording, b.wording);

/** Items by document, each document's in the order of the text. */
export function byDocument(sorted: readonly PositionItem[]): { at: number[]; items: Compared[]; story: Set<string> }[] {
  const documents = new Map<string, { at: number[]; items: Compared[]; story: Set<string> }>();
  sorted.forEach((item, i) => {
    const one = documents.get(item.document) ?? { at: [], items: [], story: new Set() };
    documents.set(item.document, one);
    one.at.push(i);
    one.items.push(compared(item));
    for (const id of item.concerns) one.story.add(id);
  });
  return [...documents.values()];
}

/** @param sorted by `order`; @returns sets of indices, each ascending, by first index */
function gather(sorted: readonly PositionItem[]): number[][] {
  const bundles: Bundle[] = [];
  const places: number[][] = [];
  for (const { at, items, story } of byDocument(sorted))
    for (const set of clusterWithin(items)) {
      bundles.push(
        bundle(
          set.map((i) => items[i]!),
          story,
        ),
      );
      places.push(set.map((i) => at[i]!));
    }
  return clusterAcross(bundles)
    .map((set) => set.flatMap((i) => places[i]!).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
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
