/** Verbs to their base form, by compromise's tables (a well-kept library); nouns of action to their verb by a short list. */
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
  return verb.toInfinitive(lower, model, tag === 'VBN' && lower.endsWith('ed') ? 'PastTense' : tense);
}

/** "the withdrawal of troops" → "Withdraw troops": nouns whose complement after "of" is what is acted on. */
const actions: Record<string, string> = {
  withdrawal: 'withdraw',
  removal: 'remove',
  repeal: 'repeal',
  ban: 'ban',
  expansion: 'expand',
  extension: 'extend',
  reduction: 'reduce',
  impeachment: 'impeach',
  legalization: 'legalize',
  legalisation: 'legalise',
  decriminalization: 'decriminalize',
  ratification: 'ratify',
  approval: 'approve',
  confirmation: 'confirm',
  resignation: 'resign',
  deployment: 'deploy',
  construction: 'build',
  release: 'release',
  suspension: 'suspend',
  cancellation: 'cancel',
  creation: 'create',
  adoption: 'adopt',
  abolition: 'abolish',
  protection: 'protect',
  nationalization: 'nationalize',
  privatization: 'privatize',
  closure: 'close',
  delay: 'delay',
  postponement: 'postpone',
  reform: 'reform',
  elimination: 'eliminate',
  introduction: 'introduce',
  passage: 'pass',
  nomination: 'nominate',
  extradition: 'extradite',
  use: 'use',
};

/** The verb of a noun of action, or null. */
export const verbOfNoun = (noun: string): string | null => actions[noun] ?? null;
