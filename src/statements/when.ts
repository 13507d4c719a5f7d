/** When something was said: the time words of a statement's sentence, resolved against the document's date. It guesses no date that no word gives. */
import type { Reading } from '../mentions/index.ts';
import { type Said, type WordRange, within } from '../model.ts';

const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const counts: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
/** What is due then was not said then: "by Friday", "until May 3". */
const due = /^(next|by|until|till|before|from|through|starting|beginning|effective)$/;
const DAY = 86_400_000;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const short = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (word: string): number => {
  const clean = word.toLowerCase().replace('.', '');
  const at = months.indexOf(clean);
  return at >= 0 ? at : clean === 'sept' ? 8 : short.indexOf(clean);
};

/**
 * @param published the document's date, ISO; null when unknown: then only full dates are resolved
 * @param cue searched around this place: the words of its sentence outside the content
 * @param others contents of statements, as far as they lie in the cue's sentence: what is said there ("urged residents to reject it in March") is not when this was
 */
export function saidWhen(
  reading: Reading,
  cue: WordRange,
  content: WordRange,
  published: string | null,
  others: readonly WordRange[] = [],
): Said | null {
  const sentence = reading.analysis.sentences[reading.sentenceOf(cue.first)]!;
  const today = published && /^\d{4}-\d{2}-\d{2}$/.test(published) ? Date.parse(published) : null;
  const candidates: { at: number; said: Said }[] = [];
  const note = (at: number, date: string, precision: Said['precision']): void => {
    candidates.push({ at, said: { date, precision, from: 'text' } });
  };
  const foreign = others.filter(({ first, last }) => cue.last < first || cue.first > last);
  for (let i = sentence.first; i <= sentence.last; i++) {
    if (within(i, content) && !within(i, cue)) continue;
    if (foreign.some((other) => within(i, other))) continue;
    const word = reading.lower(i);
    const next = reading.lower(i + 1);
    if (due.test(reading.lower(i - 1)) || (reading.lower(i - 1) === 'the' && due.test(reading.lower(i - 2)))) continue;
    const month = /^[A-Z]/.test(reading.word(i)) ? monthOf(word) : -1;
    if (month >= 0) {
      const skip = next === '.' ? 1 : 0;
      const day = Number(/^\d{1,2}(?=st|nd|rd|th|$)/.exec(reading.lower(i + 1 + skip))?.[0] ?? Number.NaN);
      const dayBefore = Number(/^\d{1,2}$/.exec(reading.lower(i - 1))?.[0] ?? Number.NaN);
      const d = day >= 1 && day <= 31 ? day : dayBefore >= 1 && dayBefore <= 31 ? dayBefore : null;
      const at = i + skip + (d === day ? 2 : 1);
      const year = Number(
        /^(19|20)\d\d$/.exec(reading.lower(at))?.[0] ?? /^(19|20)\d\d$/.exec(reading.lower(at + 1))?.[0] ?? Number.NaN,
      );
      const dated = placeMonth(month, d, Number.isNaN(year) ? null : year, published);
      const named = d !== null || !Number.isNaN(year) || /^(in|last|since|early|late)$/.test(reading.lower(i - 1));
      if (dated && named) note(i, dated, d ? 'day' : 'month');
      continue;
    }
    if (word === 'previously' || word === 'earlier' || word === 'formerly') {
      if (published && !/^(day|week|month|year)s?$/.test(reading.lower(i - 1)) && !/^(this|in|on)$/.test(next))
        note(i, published, 'before');
    }
    if (today === null) continue;
    if (word === 'yesterday') note(i, iso(today - DAY), 'day');
    else if (word === 'today' || word === 'tonight') note(i, iso(today), 'day');
    else if (weekdays.includes(word) && /^[A-Z]/.test(reading.word(i))) {
      const back = (new Date(today).getUTCDay() - weekdays.indexOf(word) + 7) % 7;
      note(i, iso(today - (reading.lower(i - 1) === 'last' && back === 0 ? 7 : back) * DAY), 'day');
    } else if (/^(day|week|month|year)s?$/.test(word)) {
      const ago = /^(ago|earlier|before)$/.test(next);
      const n = counts[reading.lower(i - 1)] ?? Number(/^\d{1,2}$/.exec(reading.lower(i - 1))?.[0] ?? Number.NaN);
      if (ago && n > 0) {
        if (word.startsWith('day')) note(i, iso(today - n * DAY), 'day');
        else if (word.startsWith('month')) note(i, monthsBack(published!, n), 'month');
        else if (word.startsWith('year')) note(i, String(Number(published!.slice(0, 4)) - n), 'year');
        else note(i, iso(today - n * 7 * DAY), 'before');
      } else if (reading.lower(i - 1) === 'last') {
        if (word === 'month') note(i, monthsBack(published!, 1), 'month');
        else if (word === 'year') note(i, String(Number(published!.slice(0, 4)) - 1), 'year');
        else if (word === 'week') note(i, iso(today - 7 * DAY), 'before');
      }
    }
  }
  const distance = (at: number): number => Math.min(Math.abs(at - cue.first), Math.abs(at - cue.last));
  // A day says more of the saying than a month or a year, which often belong to a clause beside it ("until she retired in March").
  const vague = ({ precision }: Said): number => (precision === 'month' || precision === 'year' ? 1 : 0);
  candidates.sort((a, b) => vague(a.said) - vague(b.said) || distance(a.at) - distance(b.at) || a.at - b.at);
  const nearest = candidates[0];
  if (nearest) return nearest.said;
  if (!published) return null;
  return {
    date: published,
    precision: published.length === 10 ? 'day' : published.length === 7 ? 'month' : 'year',
    from: 'document',
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A month without a year is the last one of that name up to the document's date. */
function placeMonth(month: number, day: number | null, year: number | null, published: string | null): string | null {
  if (year === null && !published) return null;
  let y = year ?? Number(published!.slice(0, 4));
  if (year === null && published!.length >= 7) {
    const late = `${y}-${two(month + 1)}${day ? `-${two(day)}` : ''}`;
    if (late > published!.slice(0, late.length)) y--;
  }
  return `${y}-${two(month + 1)}${day ? `-${two(day)}` : ''}`;
}

function monthsBack(published: string, n: number): string {
  const total = Number(published.slice(0, 4)) * 12 + Number(published.slice(5, 7)) - 1 - n;
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}`;
}
