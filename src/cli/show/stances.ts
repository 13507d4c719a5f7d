/** How a statement stands to its position, in words. What is denied is a group of its own: it never counts for a camp. */
import type { StatementRecord } from '../../model.ts';
import type { Style } from '../text.ts';

interface Group {
  /** Before a position: "Blinken supports …". */
  verb: string;
  /** Over a list of actors: "For". */
  camp: string;
  sign: string;
  style: Style;
  holds: (statement: StatementRecord) => boolean;
}

const of =
  (stance: StatementRecord['stance']) =>
  (s: StatementRecord): boolean =>
    s.stance === stance && s.modality !== 'denied';
const denies = (s: StatementRecord) => s.modality === 'denied';

export const groups: readonly Group[] = [
  { verb: 'Supports', camp: 'For', sign: '+', style: 'green', holds: of('support') },
  { verb: 'Opposes', camp: 'Against', sign: '–', style: 'red', holds: of('oppose') },
  { verb: 'Neutral on', camp: 'Neutral', sign: '=', style: 'yellow', holds: of('neutral') },
  {
    verb: 'Denies supporting',
    camp: 'Deny that they are for it',
    sign: '×',
    style: 'dim',
    holds: (s) => denies(s) && s.stance !== 'oppose',
  },
  {
    verb: 'Denies opposing',
    camp: 'Deny that they are against it',
    sign: '×',
    style: 'dim',
    holds: (s) => denies(s) && s.stance === 'oppose',
  },
];
