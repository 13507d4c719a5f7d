/** What the picture's lines mean, and below them its dots and boxes; only what is in the picture. */
import type { AggregateEdge } from '../../graph/aggregate.ts';
import { entityTypes, stances } from '../../model.ts';
import { palette } from '../text.ts';
import { width } from './lettering.ts';

const SIZE = 12;
export const dash = { support: '', oppose: ' stroke-dasharray="7 4"', neutral: ' stroke-dasharray="2 4"' } as const;
const stanceName = { support: 'supports', oppose: 'opposes', neutral: 'neutral' } as const;

/** Marks with their words, one beside the other. `mark` is drawn from x on, around the row's middle. */
function row(y: number, items: readonly { mark: (x: number, y: number) => string; wide: number; label: string }[]) {
  let x = 20;
  return items
    .map(({ mark, wide, label }) => {
      const words = x + wide + 7;
      const drawn = `${mark(x, y - 4)}<text x="${words}" y="${y}">${label}</text>`;
      x = Math.round(words + width(label, SIZE, false) + 20);
      return drawn;
    })
    .join('');
}

/** @param y baseline of the lower of both rows */
export function legend(y: number, edges: readonly AggregateEdge[], signs: readonly { kind: string }[]): string {
  const stroke = (stance: keyof typeof dash, label: string, more = '') => ({
    wide: 30,
    label,
    mark: (x: number, middle: number) =>
      `<path d="M${x} ${middle}h30" stroke="${palette[stance]}" stroke-width="2.2"${dash[stance]}${more}/>`,
  });
  const soft = edges.find(({ asserted }) => asserted === 0);
  const lines = [
    ...stances
      .filter((stance) => edges.some((edge) => edge.stance === stance))
      .map((stance) => stroke(stance, stanceName[stance])),
    ...(soft ? [stroke(soft.stance, 'only hedged or conditional', ' stroke-opacity="0.45"')] : []),
  ];
  const nodes = entityTypes
    .filter((kind) => signs.some((one) => one.kind === kind))
    .map((kind) => ({
      wide: 12,
      label: kind === 'group' ? 'unnamed group' : kind,
      mark: (x: number, middle: number) =>
        `<circle cx="${x + 6}" cy="${middle}" r="5.5" fill="${palette[kind]}" stroke="#444444" stroke-width="0.7"/>`,
    }));
  const position = {
    wide: 18,
    label: 'position',
    mark: (x: number, middle: number) =>
      `<rect x="${x}" y="${middle - 7}" width="18" height="14" rx="3" fill="#FFF3DC" stroke="${palette.position}" stroke-width="1.4"/>`,
  };
  return `<g font-size="${SIZE}">${row(y - 22, lines)}${row(y, [position, ...nodes])}</g>`;
}
