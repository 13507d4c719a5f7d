/** The positions of a graph that was coded: those of the codebook that some statement takes, in the form that merging gives. */
import type { MergedPosition, MergedPositions, PositionItem } from '../positions/index.ts';
import type { Coded } from './code.ts';
import type { CodebookEntry } from './read.ts';

/** The id in the graph of a codebook's entry. */
export const positionId = ({ kind, id }: Pick<CodebookEntry, 'kind' | 'id'>): string => `${kind}-${id}`;

/** @param codes one for each item, all taken */
export function codedPositions(
  codes: readonly Coded[],
  items: readonly PositionItem[],
): MergedPositions & { beliefs: Set<string> } {
  const beliefs = new Set<string>();
  const at = new Map<string, number>();
  const positions: (MergedPosition & { counts: Map<string, number> })[] = [];
  const of = codes.map(({ nearest, turned }, i) => {
    const id = positionId(nearest);
    if (nearest.kind === 'belief') beliefs.add(id);
    const index = at.get(id) ?? positions.length;
    if (index === positions.length) {
      at.set(id, index);
      positions.push({ id, label: nearest.label, wordings: [], members: [], merged: [], counts: new Map() });
    }
    const position = positions[index]!;
    const { wording } = items[i]!;
    position.members.push(i);
    position.counts.set(wording, (position.counts.get(wording) ?? 0) + 1);
    return { position: index, flipped: turned, own: false };
  });
  return {
    positions: positions.map(({ counts, ...position }) => ({
      ...position,
      wordings: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([wording]) => wording),
      merged: [`its ${position.members.length} statements are coded to it by the codebook`],
    })),
    of,
    doubtful: [],
    beliefs,
  };
}
