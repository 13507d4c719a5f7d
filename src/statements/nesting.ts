/** Around a statement: who is credited for knowing it (reporter), and who is asked or told (addressee). */
import type { Reading, Scene } from '../mentions/index.ts';
import type { WordRange } from '../model.ts';

const inside = (inner: WordRange, outer: WordRange): boolean => inner.first >= outer.first && inner.last <= outer.last;

/**
 * "X said Y wants Z": the statement stands within what X says, and X is not its actor.
 * @param actors entities that hold the statement
 */
export function findReporter(
  scene: Scene,
  cue: WordRange,
  actors: readonly number[],
  speaker: WordRange | null,
): number | null {
  const { reading, cast } = scene;
  let best: { size: number; source: WordRange } | null = null;
  for (const { cue: saying, sources, contents } of reading.analysis.attributions) {
    if (sources.length === 0 || inside(saying, cue) || inside(cue, saying)) continue;
    const content = contents.find((range) => inside(cue, range));
    if (content && (!best || content.last - content.first < best.size))
      best = { size: content.last - content.first, source: sources[0]! };
  }
  const source = best?.source ?? speaker;
  if (!source) return null;
  const [reporter] = cast.resolve(source);
  return reporter && !actors.includes(reporter.entity) ? reporter.entity : null;
}

const asking =
  /^(urge|ask|tell|call|press|push|warn|demand|request|implore|beg|order|advise|encourage|remind|appeal|write|plead|invite|petition|lobb)/;

/** "made a plea to the president", "a letter to Congress" */
const message = /^(plea|appeal|letter|request|petition|message|warning|ultimatum|note|memo)s?$/;

/** "was called unfit", "is written": the subject of these is not asked. */
const naming = /^(call|writ|push|press)/;

const towards = /^(on|upon|to|with)$/;

/** "urged Biden to …", "called on Congress to …", "told CNN", "a plea to the president": the entity asked or told. */
export function findAddressee({ reading, cast }: Scene, cue: WordRange, actors: readonly number[]): number | null {
  for (let word = cue.first; word <= cue.last; word++)
    for (const child of addressed(reading, word)) {
      const entity = cast.at(child);
      if (entity !== null && !actors.includes(entity)) return entity;
    }
  return null;
}

/** The words that a word of a cue turns to: a message's after "to", a verb's object or what follows "on", a passive's subject. */
function addressed(reading: Reading, word: number): number[] {
  const children = reading.childrenOf(word);
  const relation = (child: number): string => reading.relation(child);
  const caseOf = (child: number): number | undefined =>
    reading.childrenOf(child).find((c) => reading.relation(c) === 'case');
  // "called on Congress": the parse hangs "on" on the verb or on Congress.
  const particle = children.find((c) => towards.test(reading.lower(c)) && /^(compound|case|advmod)$/.test(relation(c)));
  const preposition = (child: number): number | undefined => caseOf(child) ?? particle;
  const led = (child: number, by: RegExp): boolean => {
    const at = preposition(child);
    return at !== undefined && by.test(reading.lower(at));
  };
  if (message.test(reading.lower(word)) && /^NN/.test(reading.tag(word))) {
    // "made a plea to the president": the parse hangs "to" on the plea or on "made".
    const all = [...children, ...reading.childrenOf(reading.words[word]!.head)];
    return all.filter((child) => child > word && /^(obl|nmod)$/.test(relation(child)) && led(child, /^to$/));
  }
  const verb = reading.lower(word);
  if (!asking.test(verb) && verb !== 'told') return [];
  // "the court had been petitioned by …"
  const passive =
    reading.tag(word) === 'VBN' &&
    !naming.test(verb) &&
    children.some((c) => /^(be|been|being|is|are|was|were)$/.test(reading.lower(c)));
  return children.filter((child) => {
    if (passive && relation(child) === 'nsubj') return true;
    if (child < word) return false;
    if (/^i?obj$/.test(relation(child))) return preposition(child) === particle;
    return relation(child) === 'obl' && led(child, towards);
  });
}
