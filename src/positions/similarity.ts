/** How alike two wordings are as courses of action: cosine of their vectors, lowered where numbers or the entities acted on disagree. */

export interface Comparable {
  wording: string;
  vector: readonly number[];
  document: string;
  /** Ids of the entities that the wording names. */
  concerns: readonly string[];
}

export interface Features {
  /** In hundredths, as the vectors are rounded: whole numbers, whose sums are exact. */
  vector: Int8Array;
  /** Its length squared. */
  square: number;
  document: string;
  concerns: ReadonlySet<string>;
  lemmas: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

const empty =
  /^(the|a|an|of|to|in|on|for|and|or|with|by|at|from|as|that|this|these|those|its|his|her|their|our|your|my|it|be|is|are|was|were|have|has|not|any|all|more|would|will|should|must|inside|into|against|over|about)$/;

/** A word's stem, as far as two wordings should agree on it: plural, -ing and -ed off. */
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?:ies)$/, 'y')
    .replace(/(?<=\w{3})(?:'s|’s|s|ing|ed|er|ers)$/, '')
    .replace(/e$/, '');

export function featuresOf({ wording, vector, document, concerns }: Comparable): Features {
  const words = wording.match(/[\p{L}\p{N}.'’$%-]+/gu) ?? [];
  const hundredths = Int8Array.from(vector, (value) => Math.round(100 * value));
  return {
    vector: hundredths,
    square: hundredths.reduce((sum, value) => sum + value * value, 0),
    document,
    concerns: new Set(concerns),
    lemmas: new Set(words.filter((word) => !empty.test(word.toLowerCase())).map(stem)),
    numbers: new Set(words.filter((word) => /\d/.test(word)).map((word) => word.replace(/[^\d.]/g, ''))),
  };
}

const shared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => {
  let count = 0;
  for (const item of a) if (b.has(item)) count++;
  return count;
};

/** What is taken off where two wordings have no word in common. */
const APART = 0.1;

/** @returns about -1..1.2; two decimals of a cosine are kept by the vectors, so that differences below 0.01 mean nothing */
export function similarity(a: Features, b: Features): number {
  let dot = 0;
  for (let i = 0; i < a.vector.length; i++) dot += a.vector[i]! * b.vector[i]!;
  let score = dot / (Math.sqrt(a.square * b.square) || 1);
  if (a.numbers.size > 0 && b.numbers.size > 0 && shared(a.numbers, b.numbers) === 0) score -= 0.25;
  const common = shared(a.concerns, b.concerns);
  if (a.concerns.size > 0 && b.concerns.size > 0) {
    if (common === 0) score -= 0.12;
    else if (common < Math.min(a.concerns.size, b.concerns.size)) score -= 0.06;
  }
  if (a.document !== b.document && common === 0 && shared(a.lemmas, b.lemmas) < 2) score -= 0.2;
  // Courses of action that have no word in common and are no stubs are seldom the same, however near their vectors lie.
  if (a.lemmas.size > 2 && b.lemmas.size > 2 && shared(a.lemmas, b.lemmas) === 0) score -= APART;
  return score + 0.1 * (shared(a.lemmas, b.lemmas) / Math.max(1, Math.min(a.lemmas.size, b.lemmas.size)));
}
