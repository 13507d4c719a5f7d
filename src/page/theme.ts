/** The graph's colours on light and on dark paper. Stance is told by dash as well, so no colour stands alone. */
import { palette } from '../exports/text.ts';
import type { Stance } from '../model.ts';
import type { Kind } from './corpus.ts';

export interface Theme {
  paper: string;
  ink: string;
  /** Of an element that is not in the reader's focus. */
  faded: string;
  stance: Record<Stance, string>;
  kind: Record<Kind, string>;
  /** Inside of a position and ground of its label. */
  ground: string;
}

const { support, oppose, neutral, tie: _, ...kind } = palette;

export const light: Theme = {
  paper: '#ffffff',
  ink: '#1d1d1b',
  faded: '#e4e2de',
  stance: { support, oppose, neutral },
  kind,
  ground: '#fff3dc',
};

export const dark: Theme = {
  paper: '#16181b',
  ink: '#ecebe8',
  faded: '#33363b',
  stance: { support: '#4aa3df', oppose: '#f08036', neutral: '#8d8d8d' },
  kind,
  ground: '#3a2d14',
};

/** "#0072B2" and 0.5 → "#0072B280". */
export const withAlpha = (colour: string, alpha: number): string =>
  `${colour}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
