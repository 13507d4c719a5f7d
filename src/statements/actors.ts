/** Who holds the position at a cue: the model's actor words, else the source of the same attribution, the subject by the parse, the speaker. */
import { countryByCapital } from '../lexicon/index.ts';
import type { Reading, Resolved, Scene } from '../mentions/index.ts';
import type { PolicyReading, WordRange } from '../model.ts';

export interface Actor extends Resolved {
  /** Which way it was found. */
  way: 'model' | 'attribution' | 'parse' | 'speaker';
}

const overlaps = (a: WordRange, b: WordRange): boolean => a.first <= b.last && b.first <= a.last;

/**
 * @param speaker the source words of the quotation that the cue stands in, if it does
 * @returns one actor or several joined by "and"; none where nobody can be made out
 */
export function findActors(scene: Scene, policy: PolicyReading, speaker: WordRange | null): Actor[] {
  const { reading, cast } = scene;
  const ways: [Actor['way'], () => WordRange[]][] = [
    ['model', () => withoutApposed(scene, nearestRuns(reading, policy.actors, policy.cue))],
    [
      'attribution',
      () =>
        reading.analysis.attributions
          .find((a) => a.sources.length > 0 && overlaps(a.cue, policy.cue))
          ?.sources.slice(0, 1) ?? [],
    ],
    // The subject of "must" is who is to act, not who says so.
    [
      'parse',
      () => (/^(must|should|shall|ought)$/.test(reading.lower(policy.cue.first)) ? [] : subjectOf(reading, policy.cue)),
    ],
    ['speaker', () => (speaker ? [speaker] : [])],
  ];
  for (const [way, find] of ways) {
    const found: Actor[] = [];
    for (const range of find())
      for (const resolved of cast.resolve(range))
        if (!found.some((other) => other.entity === resolved.entity)) found.push({ ...governed(scene, resolved), way });
    if (found.length > 0) return found;
  }
  return [];
}

/** A capital that holds a position stands for its government: "Moscow condemned". */
function governed({ cast }: Scene, resolved: Resolved): Resolved {
  const entity = cast.entities[resolved.entity]!;
  const code = entity.type === 'person' ? null : countryByCapital(entity.name);
  if (!code) return resolved;
  return { ...resolved, entity: cast.country(code, 'capital'), rule: 'capital' };
}

/** The actor runs in the cue's sentence; where there is none, the run nearest to the cue. */
function nearestRuns(reading: Reading, runs: readonly WordRange[], cue: WordRange): WordRange[] {
  const sentence = reading.sentenceOf(cue.first);
  const here = joinListed(
    reading,
    runs.filter((run) => reading.sentenceOf(run.first) === sentence),
  );
  // "The court has been petitioned by Lopez": who stands after "by" does it.
  const agents = here.filter((run) => reading.lower(run.first - 1) === 'by' && run.first > cue.first);
  const passive = reading.some(cue, (i) => reading.tag(i) === 'VBN');
  if (passive && agents.length > 0 && here.some((run) => run.last < cue.first)) return agents;
  if (here.length > 0) return here;
  const distance = (run: WordRange): number => Math.min(Math.abs(run.first - cue.last), Math.abs(cue.first - run.last));
  return runs.length > 0 ? [runs.reduce((best, run) => (distance(run) < distance(best) ? run : best))] : [];
}

/** "the ministers of Egypt", "Greece" and "France" are one run: whose ministers, a list tells. */
function joinListed(reading: Reading, runs: readonly WordRange[]): WordRange[] {
  const joined: WordRange[] = [];
  for (const run of runs) {
    const before = joined[joined.length - 1];
    const head = reading.headOf(run);
    const beside = reading.words[head]!.head;
    const listed =
      before !== undefined &&
      /S$/.test(reading.tag(reading.headOf(before))) &&
      reading.relation(head) === 'conj' &&
      beside > before.first &&
      beside <= before.last &&
      reading.relation(beside) === 'nmod' &&
      reading.childrenOf(beside).some((child) => child > before.first && /^(of|from)$/.test(reading.lower(child)));
    if (listed) joined[joined.length - 1] = { first: before.first, last: run.last };
    else joined.push(run);
  }
  return joined;
}

/** "The hotel workers' union", "Local 88" of "The hotel workers' union, Local 88, endorsed": one holder, by its name. */
const withoutApposed = ({ reading, cast }: Scene, runs: readonly WordRange[]): WordRange[] =>
  runs.filter((run, i) => {
    const next = runs[i + 1];
    const named = next && cast.at(reading.headOf(next));
    if (!next || named == null || cast.entities[named]!.type !== 'organization') return true;
    const noun = reading.headOf(run);
    const described = /^NNP?$/.test(reading.tag(noun)) && cast.at(noun) === null;
    const set = [run.last + 1, next.last + 1].every((i) => reading.word(i) === ',') && next.first === run.last + 2;
    return !(described && set) || /^(and|or|&)$/.test(reading.lower(next.last + 2));
  });

/** The grammatical subject of the cue's verb, or of the verb that it hangs on; for a passive the agent after "by". */
export function subjectOf(reading: Reading, cue: WordRange): WordRange[] {
  let verb = reading.headOf(cue);
  for (let steps = 0; steps < 4; steps++) {
    for (const child of reading.childrenOf(verb)) {
      if (
        reading.relation(child) === 'obl' &&
        reading.childrenOf(child).some((c) => reading.lower(c) === 'by') &&
        child > verb
      )
        return [nounPhrase(reading, child)];
    }
    for (const child of reading.childrenOf(verb))
      if (reading.relation(child) === 'nsubj') return [nounPhrase(reading, child)];
    const up = reading.words[verb]!.head;
    if (up === verb || !['xcomp', 'conj', 'aux', 'ccomp', 'advcl', 'cop'].includes(reading.relation(verb))) break;
    verb = up;
  }
  return [];
}

const nounPhrase = (reading: Reading, head: number): WordRange => {
  const tree = reading.subtree(head);
  for (let i = head + 1; i <= tree.last; i++)
    if (reading.word(i) === ',' || /^(WDT|WP|VBD|VBZ|VBP)$/.test(reading.tag(i)))
      return { first: tree.first, last: i - 1 };
  return tree;
};
