/** Opposite words for one course of action: "keep the restrictions" is "lift the restrictions" turned round. */

/** First the change, then what keeps things as they are or undoes it. The label of a position prefers the first. */
const pairs: readonly [string, string][] = [
  ['lift', 'keep'],
  ['lift', 'maintain'],
  ['lift', 'impose'],
  ['ease', 'tighten'],
  ['allow', 'ban'],
  ['allow', 'prohibit'],
  ['allow', 'block'],
  ['allow', 'prevent'],
  ['permit', 'ban'],
  ['permit', 'prohibit'],
  ['let', 'stop'],
  ['let', 'prevent'],
  ['legalize', 'ban'],
  ['legalise', 'ban'],
  ['legalize', 'criminalize'],
  ['repeal', 'keep'],
  ['repeal', 'preserve'],
  ['repeal', 'defend'],
  ['leave', 'stay'],
  ['leave', 'remain'],
  ['leave', 'join'],
  ['withdraw', 'stay'],
  ['withdraw', 'remain'],
  ['withdraw', 'join'],
  ['withdraw', 'ratify'],
  ['quit', 'stay'],
  ['ratify', 'reject'],
  ['pass', 'block'],
  ['pass', 'reject'],
  ['pass', 'defeat'],
  ['pass', 'veto'],
  ['confirm', 'reject'],
  ['confirm', 'block'],
  ['approve', 'reject'],
  ['approve', 'block'],
  ['adopt', 'reject'],
  ['fund', 'defund'],
  ['raise', 'lower'],
  ['raise', 'cut'],
  ['increase', 'cut'],
  ['increase', 'reduce'],
  ['expand', 'cut'],
  ['expand', 'limit'],
  ['expand', 'restrict'],
  ['start', 'stop'],
  ['start', 'end'],
  ['begin', 'end'],
  ['continue', 'stop'],
  ['continue', 'end'],
  ['build', 'stop'],
  ['build', 'dismantle'],
  ['send', 'withhold'],
  ['provide', 'withhold'],
  ['extend', 'end'],
  ['delay', 'accelerate'],
  ['impeach', 'acquit'],
  ['elect', 'defeat'],
  ['release', 'withhold'],
  ['accept', 'reject'],
  ['support', 'oppose'],
  ['open', 'close'],
  ['enforce', 'waive'],
  ['strengthen', 'weaken'],
];

const opposite = new Map<string, Set<string>>();
for (const [a, b] of pairs)
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const)
    opposite.set(x, (opposite.get(x) ?? new Set()).add(y));

const verbOf = (wording: string): string => wording.split(' ', 1)[0]!.toLowerCase();

/** Do the verbs of two wordings ask for contrary things? */
export const contrary = (a: string, b: string): boolean => opposite.get(verbOf(a))?.has(verbOf(b)) ?? false;

const changes = new Set(pairs.map(([a]) => a));
const keeps = new Set(pairs.map(([, b]) => b).filter((word) => !changes.has(word)));

/** Does a wording ask for a change (1), for keeping or undoing (-1), or cannot one tell (0)? */
export const change = (wording: string): -1 | 0 | 1 =>
  changes.has(verbOf(wording)) ? 1 : keeps.has(verbOf(wording)) ? -1 : 0;
