/** What a filled sheet says of the machine: precision with its interval, agreement beyond chance, and the corrections that follow. */
import type { Judged } from './read.ts';
import { type Question, questions } from './sheet.ts';
import { alpha, type Share, wilson } from './statistics.ts';

export interface Agreement {
  judged: number;
  /** Rows that nobody filled in. */
  open: number;
  /** Statements that are there at all; and of those, right in all that is asked. */
  there: Share | null;
  right: Share | null;
  /** Of the statements that are there: how often the machine is right, and Krippendorff's alpha. */
  by: Record<Question, { share: Share; alpha: number | null } | null>;
}

export function agreement(sheet: readonly Judged[]): Agreement {
  const judged = sheet.filter(({ right }) => right !== null);
  const there = judged.filter((one) => !isNone(one));
  const share = (hits: number, n: number): Share | null => (n > 0 ? wilson(hits, n) : null);
  const pairs = (question: Question): [string, string][] =>
    there.map(({ row, is }) => [row[question], is[question] ?? row[question]]);
  return {
    judged: judged.length,
    open: sheet.length - judged.length,
    there: share(there.length, judged.length),
    right: share(judged.filter(({ right }) => right).length, judged.length),
    by: Object.fromEntries(
      questions.map((question) => {
        const own = pairs(question);
        const found = share(own.filter(([a, b]) => a === b).length, own.length);
        return [question, found && { share: found, alpha: alpha(own) }];
      }),
    ) as Agreement['by'],
  };
}

const isNone = ({ right, is }: Judged): boolean => right === false && Object.keys(is).length === 0;

/** JSONL for `--corrections`: with places and quotes, so that they are found after a rebuild. Statements that are right need none. */
export function correctionsOf(sheet: readonly Judged[]): string {
  return sheet
    .filter(({ right }) => right === false)
    .map((judged) => {
      const { statement, document, start, end, quote, note } = judged.row;
      const place = {
        statement,
        document,
        start: Number(start),
        end: Number(end),
        ...(quote.includes(' … ') ? {} : { quote }),
      };
      const verdict = isNone(judged) ? { reject: true } : judged.is;
      return `${JSON.stringify({ ...place, ...verdict, ...(note ? { note } : {}) })}\n`;
    })
    .join('');
}
