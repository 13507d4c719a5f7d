/** Step 4: from the model's readings to statements: who holds which stance on what, in which words, told by whom, and when. */
import { type Reading, type Scene, speakers } from '../mentions/index.ts';
import type { Document, PolicyReading, Span, WordRange } from '../model.ts';
import { findActors } from './actors.ts';
import { joinContent, trim, wholePhrase, wholeQuotation, withoutAddressee, withoutWhen } from './contents.ts';
import type { Draft } from './draft.ts';
import { formOf, modalityOf } from './form.ts';
import { findAddressee, findReporter } from './nesting.ts';
import { settle } from './settle.ts';
import { decided, readStance, sure } from './stance.ts';
import { saidWhen } from './when.ts';

export function findStatements(document: Pick<Document, 'date'>, scene: Scene): Draft[] {
  const { reading } = scene;
  const { quoted } = reading;
  const speakerAt = speakers(reading, (i) => scene.cast.at(i) !== null);
  const drafts: Draft[] = [];
  const covered = new Set<number>();
  const contentsIn = bySentence(reading);
  for (const policy of reading.analysis.policies) {
    const found = joinContent(reading, policy.contents, policy.cue) ?? fallbackContent(scene, policy);
    if (!found || !tellsSomething(scene, policy.cue)) continue;
    // What is asked for stands in these words; what is quoted with them is shown.
    const told = withoutWhen(reading, withoutAddressee(reading, wholePhrase(reading, found, policy.cue), policy.cue));
    const content = wholeQuotation(reading, told, policy.cue, quoted);
    const speaker = speakerAt[policy.cue.first] ?? null;
    const actors = findActors(scene, policy, speaker);
    if (actors.length === 0) continue;
    for (let i = policy.cue.first; i <= policy.cue.last; i++) covered.add(i);
    const holders = actors.map((actor) => actor.entity);
    const read = readStance(reading, policy, content);
    const modality = read.modality ?? modalityOf(reading, policy.cue, content);
    // What is denied is what was ascribed: "denied that he supports a ban" is support of it, and counts for no camp.
    const { stance, stances, rule } = modality === 'denied' ? decided('support', 'denied') : read;
    const shared = {
      onBehalfOf: null,
      reporter: findReporter(scene, policy.cue, holders, speaker),
      addressee: findAddressee(scene, policy.cue, holders),
      cue: reading.span(policy.cue),
      content: [reading.span(content)],
      sentence: sentenceAround(scene, policy.cue, content),
      said: saidWhen(reading, policy.cue, content, document.date, contentsIn.get(reading.sentenceOf(policy.cue.first))),
      form: formOf(reading, policy.cue, content, quoted),
      modality,
      stance,
      words: { cue: policy.cue, content: told },
      policy: true,
      stances,
    };
    for (const actor of actors)
      drafts.push({
        ...shared,
        actor: { entity: actor.entity, ...actor.span },
        confidence: round(policy.score * stances[stance]),
        rule: `policy.${actor.way}.${actor.rule}${rule ? `.${rule}` : ''}`,
      });
  }
  const settled = settle(reading, drafts);
  settled.push(...withoutPolicy(document, scene, covered, quoted));
  return settled.sort(
    (a, b) => a.cue.start - b.cue.start || a.content[0]!.start - b.content[0]!.start || a.actor.start - b.actor.start,
  );
}

/** The contents of policy statements that lie in each sentence, wholly or in part. */
function bySentence(reading: Reading): Map<number, WordRange[]> {
  const found = new Map<number, WordRange[]>();
  for (const { contents } of reading.analysis.policies)
    for (const content of contents)
      for (let i = reading.sentenceOf(content.first); i <= reading.sentenceOf(content.last); i++) {
        const own = found.get(i) ?? [];
        found.set(i, own);
        own.push(content);
      }
  return found;
}

/** The sentence that holds cue and content: that of the cue, and the one beside it where the content lies there ("“…,” she said."). */
export function sentenceAround({ reading }: Scene, cue: WordRange, content: WordRange): Span {
  const [own, other] = [reading.sentenceOf(cue.first), reading.sentenceOf(content.first)];
  const { sentences } = reading.analysis;
  const beside = Math.abs(own - other) === 1 ? other : own;
  return {
    start: Math.min(sentences[own]!.start, sentences[beside]!.start),
    end: Math.max(sentences[own]!.end, sentences[beside]!.end),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A cue of nothing but prepositions and auxiliaries tells no stance. */
const tellsSomething = ({ reading }: Scene, cue: WordRange): boolean => {
  for (let i = cue.first; i <= cue.last; i++)
    if (
      /^(NN|VB|JJ|MD)/.test(reading.tag(i)) &&
      !/^(is|are|was|were|be|been|has|have|had|do|does|did|'s|’s)$/.test(reading.lower(i))
    )
      return true;
  return /^against$/.test(reading.lower(cue.first));
};

/** Where the statement head found a cue but no content: the content of the attribution with that cue. */
function fallbackContent({ reading }: Scene, policy: PolicyReading): WordRange | null {
  const attribution = reading.analysis.attributions.find(
    ({ cue }) => cue.first <= policy.cue.last && policy.cue.first <= cue.last,
  );
  return attribution ? joinContent(reading, attribution.contents, attribution.cue) : null;
}

/** Attributions that state no policy: kept in the extract, so that a codebook can take them up. */
function withoutPolicy(
  document: Pick<Document, 'date'>,
  scene: Scene,
  covered: ReadonlySet<number>,
  quoted: readonly boolean[],
): Draft[] {
  const { reading, cast } = scene;
  const drafts: Draft[] = [];
  for (const { cue, sources, contents } of reading.analysis.attributions) {
    let used = false;
    for (let i = cue.first; i <= cue.last; i++) used ||= covered.has(i);
    const source = sources[0];
    const content = joinContent(reading, contents, cue);
    if (used || !source || !content || !trim(reading, content)) continue;
    const [actor] = cast.resolve(source);
    if (!actor) continue;
    drafts.push({
      actor: { entity: actor.entity, ...actor.span },
      onBehalfOf: null,
      reporter: null,
      addressee: findAddressee(scene, cue, [actor.entity]),
      cue: reading.span(cue),
      content: [reading.span(content)],
      sentence: sentenceAround(scene, cue, content),
      said: saidWhen(reading, cue, content, document.date),
      form: formOf(reading, cue, content, quoted),
      modality: modalityOf(reading, cue, content),
      stance: 'neutral',
      stances: sure('neutral'),
      confidence: 0.5,
      rule: `attribution.${actor.rule}`,
      words: { cue, content },
      policy: false,
    });
  }
  return drafts;
}
