/** The line that says when, where and by whom: "KYIV, May 22 (Reuters) —". It reads only what is written, and knows no year that is not there. */
import { findDate } from './dates.ts';

const WEEKDAY = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\b\\.?';
/** Words that may stand beside a date on a line of its own. */
const BESIDE = new RegExp(
  `${WEEKDAY}|\\b(?:first |originally |last )?(?:published|updated|posted|modified|revised|created|date|filed)\\b|\\b(?:on|at|in|print|edition|last|update)\\b|` +
    String.raw`\b\d{1,2}(?:[:.]\d{2}){0,2}\s?(?:[ap]\.?m\b\.?|h|hrs)?|\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|AEDT|AEST|eastern|local|time)\b|[+-]\d{2}:?\d{2}`,
  'gi',
);
const AGO = /^(?:about )?(?:an?|\d+) (?:minutes?|hours?|days?|weeks?|months?|years?) ago$/i;
const CLOCK = /\b\d{1,2}(?::\d{2})?\s?[ap]\.?m\b/i;

/** A line that holds a date or a time of day, and nothing else: "Friday, September 27, 2019", "Updated at 5:40 p.m. ET". */
export function isDateLine(line: string): boolean {
  if (line.length > 90) return false;
  if (AGO.test(line)) return true;
  const found = findDate(line);
  if (!found && !CLOCK.test(line)) return false;
  const rest = found ? `${line.slice(0, found.start)} ${line.slice(found.end)}` : line;
  return !/[\p{L}\p{N}]/u.test(rest.replace(BESIDE, ' '));
}

export interface Dateline {
  /** How many characters of the line it takes, with the dash and the space after it. */
  length: number;
  date: string | null;
  /** The agency or outlet in brackets. */
  agency: string | null;
}

const MONTH_DAY =
  '(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2}(?:, \\d{4})?|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?(?: \\d{4})?';
const CAPS = String.raw`\p{Lu}[\p{Lu}.]+(?:[ /-]\p{Lu}[\p{Lu}.]*){0,3}`;
const PLACE = String.raw`\p{Lu}[\p{L}.]+(?:[ /-]\p{Lu}[\p{L}.]*){0,3}`;
/** An agency or outlet; "Sen. Ted Cruz (R-Texas) — " names a party. */
const AGENCY = String.raw`\((?!\p{Lu}-)(?<agency>\p{Lu}[\p{L}\d.& -]{1,40}?)\)`;
const DASH = '(?:—|–|--?|―)';
/** What follows begins a sentence; "NATO — the alliance — said" is none. */
const SENTENCE = String.raw`(?=["“‘'(\[]{0,2}[\p{Lu}\d])`;

const INLINE: readonly RegExp[] = [
  // KYIV, Ukraine, May 22, 2024 (Reuters) — · WASHINGTON (AP) — · Kyiv, May 22 —
  new RegExp(`^${PLACE}(?:, ${PLACE}){0,2}(?:, (?<when>${MONTH_DAY}))?,? ${AGENCY} ?${DASH} {0,2}${SENTENCE}`, 'u'),
  new RegExp(`^${PLACE}(?:, ${PLACE}){0,2}, (?<when>${MONTH_DAY}),? ?${DASH} {1,2}${SENTENCE}`, 'u'),
  // WASHINGTON — · HEMPSTEAD, N.Y. –
  new RegExp(`^${CAPS}(?:, ${PLACE}){0,2} ?(?:—|–|--|-) ${SENTENCE}`, 'u'),
  new RegExp(`^${CAPS}(?:, ${PLACE}){0,2}—${SENTENCE}`, 'u'),
  // (Reuters) - · (CNN) · (CNN) --
  new RegExp(
    `^\\((?<agency>CNN|AP|Reuters|AFP|UPI|BBC|Bloomberg|Xinhua|TASS|dpa|ANSA|Kyodo)\\)(?: ?${DASH})? {1,2}${SENTENCE}`,
    'u',
  ),
];

/** The dateline that a paragraph begins with, before its first sentence; null where there is none. */
export function datelineOf(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, 120);
  for (const pattern of INLINE) {
    const match = pattern.exec(head);
    if (match)
      return {
        length: match[0].length,
        date: match.groups?.when ? (findDate(match.groups.when)?.date ?? null) : null,
        agency: match.groups?.agency ?? null,
      };
  }
  return null;
}
