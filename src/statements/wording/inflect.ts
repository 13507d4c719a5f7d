/** Verbs to their base form, by compromise's tables (a well-kept library). */
import nlp from 'compromise/two';

interface Transform {
  verb: { toInfinitive(word: string, model: unknown, tense: string): string };
}
const library = nlp as unknown as { methods(): { two: { transform: Transform } }; model(): unknown };

const tenses: Record<string, string> = { VBG: 'Gerund', VBD: 'PastTense', VBN: 'Participle', VBZ: 'PresentTense' };
const irregular: Record<string, string> = {
  is: 'be',
  are: 'be',
  was: 'be',
  were: 'be',
  been: 'be',
  being: 'be',
  am: 'be',
  has: 'have',
  had: 'have',
  done: 'do',
  did: 'do',
  gone: 'go',
  went: 'go',
};

/** @param tag Penn Treebank; the word of any other tag comes back as it is, in lower case */
export function infinitive(word: string, tag: string): string {
  const lower = word.toLowerCase();
  const known = irregular[lower];
  if (known) return known;
  const tense = tenses[tag];
  if (!tense) return lower;
  const { verb } = library.methods().two.transform;
  const model = library.model();
  // A regular participle is read as the past: the tables of participles hold the irregular ones alone.
  const found = verb.toInfinitive(lower, model, tag === 'VBN' && lower.endsWith('ed') ? 'PastTense' : tense);
  // "held", "sent": the same as the past.
  return found === lower && tag === 'VBN' ? verb.toInfinitive(lower, model, 'PastTense') : found;
}
