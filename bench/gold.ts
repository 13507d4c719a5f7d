/**
 * Annotated statements as the drafts that the extraction would have made of them, so that wording and merging are measured apart from
 * its errors.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Analyst } from '../src/analysis/index.ts';
import { findMentions, type Scene } from '../src/mentions/index.ts';
import type { Document, Stance, WordRange } from '../src/model.ts';
import type { Draft } from '../src/statements/draft.ts';
import { formOf, modalityOf } from '../src/statements/form.ts';
import { sentenceAround } from '../src/statements/index.ts';
import { sure } from '../src/statements/stance.ts';
import { saidWhen } from '../src/statements/when.ts';

export interface GoldStatement {
  actor: string;
  actorMention: string;
  cue: string;
  content: string;
  /** Absent where places are told: the sentence is then the one around cue and content. */
  sentence?: string;
  /** Where actor, cue and content begin, in UTF-16 units. */
  at?: Record<'actorMention' | 'cue' | 'content', number>;
  position: string;
  stance: Stance;
}

export interface GoldArticle {
  id: string;
  story: string;
  positions: { id: string; label: string }[];
  statements: GoldStatement[];
}

export interface GoldScene {
  document: Document;
  scene: Scene;
  /** Drafts and the annotations that they were made of, in the order of the text. */
  drafts: { draft: Draft; gold: GoldStatement; label: string }[];
}

/** The objects of a JSONL file, packed or not. */
export function readPacked<T>(path: string): T[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T);
}

export async function goldScene(document: Document, article: GoldArticle, analyst: Analyst): Promise<GoldScene> {
  const scene = findMentions(document, await analyst.analyze(document));
  const labels = new Map(article.positions.map(({ id, label }) => [id, label]));
  const drafts = article.statements.flatMap((gold) => {
    const draft = draftOf(document, scene, gold);
    return draft ? [{ draft, gold, label: labels.get(gold.position) ?? '' }] : [];
  });
  drafts.sort((a, b) => a.draft.cue.start - b.draft.cue.start || a.draft.content[0]!.start - b.draft.content[0]!.start);
  return { document, scene, drafts };
}

/** Where a piece of an annotation stands: in its sentence, else at the place nearest to it. */
function place({ reading }: Scene, piece: string, from: number, to: number): WordRange | null {
  let start = reading.text.indexOf(piece, from);
  if (start < 0 || start > to) {
    const before = reading.text.lastIndexOf(piece, from);
    if (before >= 0 && (start < 0 || from - before < start - from)) start = before;
  }
  if (start < 0) return null;
  const first = reading.words.findIndex((word) => word.end > start);
  const last = reading.words.findLastIndex((word) => word.start < start + piece.length);
  return first < 0 || last < first ? null : { first, last };
}

function draftOf(document: Document, scene: Scene, gold: GoldStatement): Draft | null {
  const { reading, cast } = scene;
  const from = gold.sentence ? reading.text.indexOf(gold.sentence) : 0;
  if (from < 0) return null;
  const to = from + (gold.sentence?.length ?? 0);
  const find = (part: 'actorMention' | 'cue' | 'content'): WordRange | null =>
    gold.at ? place(scene, gold[part], gold.at[part], gold.at[part]) : place(scene, gold[part], from, to);
  const [cue, content, source] = [find('cue'), find('content'), find('actorMention')];
  if (!cue || !content) return null;
  const nobody = { type: 'group' as const, name: gold.actorMention, country: null, rules: ['annotated'] };
  const actor = (source && cast.resolve(source)[0]) ?? { entity: cast.add(nobody), span: reading.span(source ?? cue) };
  return {
    actor: { entity: actor.entity, ...actor.span },
    onBehalfOf: null,
    reporter: null,
    addressee: null,
    cue: reading.span(cue),
    content: [reading.span(content)],
    sentence: gold.sentence ? { start: from, end: to } : sentenceAround(scene, cue, content),
    said: saidWhen(reading, cue, content, document.date),
    form: formOf(reading, cue, content, []),
    modality: modalityOf(reading, cue, content),
    stance: gold.stance,
    confidence: 1,
    rule: 'gold',
    words: { cue, content },
    policy: true,
    stances: sure(gold.stance),
  };
}
