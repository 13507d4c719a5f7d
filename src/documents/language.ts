/** Is this English? A guess by letter triples (franc), overruled by plain English function words; short texts are never judged. */
import { franc } from 'franc-min';

const MIN_PROSE = 200;
const ENOUGH_ENGLISH = 0.12;
const FUNCTION_WORDS = new Set(
  'the of and to in a that is for was on with as by said he his it at from be has have had not are an they this but who will were she her which we you its their been would or about after when'.split(
    ' ',
  ),
);

const names = new Intl.DisplayNames('en', { type: 'language' });

/** @returns the English name of the language when `prose` is surely not English; null when it is, or when nobody can tell */
export function foreignLanguage(prose: string): string | null {
  const sample = prose.slice(0, 20_000);
  if (sample.trim().length < MIN_PROSE) return null;
  // The function words first: they settle nearly every article, and franc takes longer than all the rest of the reading.
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  if (english >= words.length * ENOUGH_ENGLISH) return null;
  const code = franc(sample, { minLength: MIN_PROSE });
  if (code === 'eng' || code === 'und' || code === 'sco') return null;
  return names.of(code) ?? code;
}
