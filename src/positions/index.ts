/**
 * Step 6: one position for all wordings that mean the same course of action. A wording that asks for the contrary of its position's
 * label is turned round. Exact, and independent of the order of the statements.
 */
import { createHash } from 'node:crypto';
import { clusterAcross } from './across.ts';
import { joinAlike } from './alike.ts';
import { type Bundle, bundlesOf } from './features.ts';
import { type Compared, compared, type PositionItem } from './item.ts';
import { bestLabel, ownLabel, restated } from './label.ts';
import { type Telling, tellingOf } from './near.ts';
import { isContrary } from './polarity.ts';
import { reasons } from './reasons.ts';
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
  /** For each item: its position; does its wording ask for the contrary of the label, or is the label the item's own? */
  of: { position: number; flipped: boolean; own: boolean }[];
  doubtful: string[];
}

export function mergePositions(items: readonly PositionItem[]): MergedPositions {
  const sorted = items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => order(a.item, b.item) || a.index - b.index);
  const { sets, all } = gather(sorted.map(({ item }) => item));
  const of: MergedPositions['of'] = new Array(items.length);
  const positions: MergedPosition[] = [];
  const used = new Set<string>();
  const doubtful: string[] = [];
  for (const set of sets) {
    const members = set.map((i) => sorted[i]!);
    const parts = set.map((i) => all[i]!);
    const counts = new Map<string, number>();
    for (const { item } of members) counts.set(item.wording, (counts.get(item.wording) ?? 0) + 1);
    const own = ownLabel(parts);
    const named = bestLabel(parts);
    const label = own ?? restated(parts, named) ?? named.item.wording;
    const listed = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([wording]) => wording);
    const wordings = own ? [own] : listed.map((wording) => (wording === named.item.wording ? label : wording));
    const contraries = own ? [] : parts.filter((part) => isContrary(part, named));
    const against = new Set(contraries.map(({ item }) => item.wording));
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
      of[index] = { position: positions.length, flipped: against.has(item.wording), own: own !== null };
    const turned = wordings.filter((wording) => against.has(wording));
    const merged = wordings
      .filter((wording) => wording !== label)
      .map((wording) => {
        const verdict = against.has(wording) ? 'asks for the contrary of' : 'means the same as';
        return `“${wording}” ${verdict} “${label}”: ${reasons(wording, parts)}`;
      });
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

/** Items by document, each document's in the order of the text, and what it tells of. */
export function byDocument(sorted: readonly PositionItem[]): { at: number[]; items: Compared[]; telling: Telling }[] {
  const documents = new Map<string, { at: number[]; items: Compared[] }>();
  sorted.forEach((item, i) => {
    const one = documents.get(item.document) ?? { at: [], items: [] };
    documents.set(item.document, one);
    one.at.push(i);
    one.items.push(compared(item));
  });
  return [...documents.values()].map((one) => ({ ...one, telling: tellingOf(one.items) }));
}

/** Items by document, and which of them are one course of action: sets of their numbers there, and of each set its bundle. */
export function setsByDocument(
  sorted: readonly PositionItem[],
): { at: number[]; items: Compared[]; sets: number[][]; bundles: Bundle[] }[] {
  return byDocument(sorted).map(({ at, items, telling }) => {
    const sets = clusterWithin(items);
    const members = sets.map((set) => set.map((i) => items[i]!));
    return { at, items, sets, bundles: bundlesOf(telling, members) };
  });
}

/** @param sorted by `order`; @returns sets of indices, each ascending, by first index; and what each item was compared by */
function gather(sorted: readonly PositionItem[]): { sets: number[][]; all: Compared[] } {
  const all: Compared[] = new Array(sorted.length);
  const bundles: Bundle[] = [];
  const places: number[][] = [];
  for (const document of setsByDocument(sorted)) {
    const { at, items, sets } = document;
    for (const [i, item] of items.entries()) all[at[i]!] = item;
    bundles.push(...document.bundles);
    for (const set of sets) places.push(set.map((i) => at[i]!));
  }
  const clusters = clusterAcross(bundles);
  const alike = joinAlike(
    clusters.map((set) => ({
      members: set.flatMap((i) => bundles[i]!.members),
      cast: new Set(set.flatMap((i) => [...bundles[i]!.telling.cast])),
    })),
  );
  const sets = alike
    .map((joined) => joined.flatMap((c) => clusters[c]!.flatMap((i) => places[i]!)).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
  return { sets, all };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
