/** What a user may set of a network, in the words of Discourse Network Analyzer (DNA) where it has them. */
import type { Level } from '../graph/levels.ts';

export const modes = ['actors', 'positions', 'two-mode', 'events'] as const;
export type Mode = (typeof modes)[number];

export const tieKinds = ['congruence', 'conflict', 'subtract'] as const;
export type TieKind = (typeof tieKinds)[number];

export const duplicateSettings = ['include', 'document', 'week', 'month', 'year', 'all'] as const;
export type Duplicates = (typeof duplicateSettings)[number];

export const normalizations = ['none', 'average', 'jaccard', 'cosine', 'activity', 'prominence'] as const;
export type Normalization = (typeof normalizations)[number];

/** Which normalizations a mode knows, the default first. */
export const normalizationsOf: Record<Mode, readonly Normalization[]> = {
  actors: ['none', 'average', 'jaccard', 'cosine'],
  positions: ['none', 'average', 'jaccard', 'cosine'],
  'two-mode': ['none', 'activity', 'prominence'],
  events: ['none'],
};

export interface EventSettings {
  by: Level;
  duplicates: Duplicates;
  /** Neutral statements count half way between support and opposition. */
  neutral: boolean;
  /** ISO dates, as precise as wanted; both inclusive. */
  from?: string;
  until?: string;
}

export interface NetworkSettings extends EventSettings {
  mode: Mode;
  ties: TieKind;
  normalize: Normalization;
}
