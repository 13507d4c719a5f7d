/** Around a statement: who is credited for knowing it (reporter), and who is asked or told (addressee). */
import type { Scene } from '../mentions/index.ts';
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

/** "urged Biden to …", "called on Congress to …", "told CNN": the entity asked or told. */
export function findAddressee(scene: Scene, cue: WordRange, actors: readonly number[]): number | null {
  const { reading, cast } = scene;
  for (let verb = cue.first; verb <= cue.last; verb++) {
    const noun = message.test(reading.lower(verb)) && /^NN/.test(reading.tag(verb));
    if (!noun && !asking.test(reading.lower(verb)) && reading.lower(verb) !== 'told') continue;
    // "the court had been petitioned by …"
    const passive = reading.childrenOf(verb).some((c) => /^(be|been|being|is|are|was|were)$/.test(reading.lower(c)));
    // "called on Congress": the parse hangs "on" on the verb or on Congress.
    const particle = reading
      .childrenOf(verb)
      .find((c) => towards.test(reading.lower(c)) && /^(compound|case|advmod)$/.test(reading.relation(c)));
    // "made a plea to the president": the parse hangs "to" on the plea or on "made".
    const { head } = reading.words[verb]!;
    for (const child of [...reading.childrenOf(verb), ...(noun ? reading.childrenOf(head) : [])]) {
      const relation = reading.relation(child);
      const preposition = reading.childrenOf(child).find((c) => reading.relation(c) === 'case') ?? particle;
      const own = reading.words[child]!.head === verb;
      const asked = noun
        ? /^(obl|nmod)$/.test(relation) && preposition !== undefined && reading.lower(preposition) === 'to'
        : relation === 'obj' || relation === 'iobj'
          ? preposition === undefined || preposition === particle
          : relation === 'obl' && preposition !== undefined && towards.test(reading.lower(preposition));
      const told =
        passive && own && reading.tag(verb) === 'VBN' && relation === 'nsubj' && !naming.test(reading.lower(verb));
      const entity = (asked && child > verb) || told ? cast.at(child) : null;
      if (entity !== null && !actors.includes(entity)) return entity;
    }
  }
  return null;
}
