/** The page's own words: how stances, forms, modalities, kinds and dates are called. Fixed, so that every browser shows the same. */
import type { Form, Modality, Stance } from '../model.ts';
import type { Kind, Statement } from './corpus.ts';

export const verb: Record<Stance, string> = { support: 'supports', oppose: 'opposes', neutral: 'stays neutral on' };
export const heading: Record<Stance, string> = {
  support: 'Supports',
  oppose: 'Opposes',
  neutral: 'Neutral or undecided',
};
export const camp: Record<Stance, string> = {
  support: 'In support',
  oppose: 'Opposed',
  neutral: 'Neutral or undecided',
};
export const denial: Record<Stance, string> = {
  support: 'denies to support',
  oppose: 'denies to oppose',
  neutral: 'denies to be neutral on',
};
export const spoken: Record<Form, string> = {
  direct: 'direct quotation',
  mixed: 'partly quoted',
  indirect: 'indirect speech',
  action: 'action',
};
export const kindName: Record<Kind, [one: string, many: string]> = {
  person: ['person', 'people'],
  organization: ['organization', 'organizations'],
  country: ['country', 'countries'],
  place: ['place', 'places'],
  group: ['unnamed group', 'unnamed groups'],
  position: ['position', 'positions'],
};
export const modalityName: Record<Modality, string> = {
  asserted: 'asserted',
  hedged: 'hedged',
  conditional: 'conditional',
  denied: 'denied',
};

const months = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** "2024-05-22" → "22 May 2024"; "2024-05" → "May 2024"; anything else as it is. */
export function day(iso: string | null): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso ?? '');
  if (!parts) return iso ?? '';
  const [, year, month, date] = parts;
  return [date && String(Number(date)), month && (months[Number(month) - 1] ?? month), year].filter(Boolean).join(' ');
}

/** When it was said, as the text tells it; '' where only the article's own date is known. */
export function saidWhen({ said, document }: Statement): string {
  if (!said || (said.from === 'document' && said.date === document.date)) return '';
  const relation = said.precision === 'before' ? 'before ' : said.precision === 'after' ? 'after ' : '';
  return `said ${relation}${day(said.date)}`;
}

/** 1 → "1 statement", 2 → "2 statements". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;
