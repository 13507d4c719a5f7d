/** One document to its extract: a function of that document alone, so that any number of workers give the same lines. */

import type { Embedder } from './analysis/embedder.ts';
import type { Analyst } from './analysis/index.ts';
import type { Writer } from './analysis/writer.ts';
import { signatureOf } from './documents/signature.ts';
import { findMentions, type Scene } from './mentions/index.ts';
import { contrary, type Document, type Extract, type LocalStatement } from './model.ts';
import { findCourses } from './statements/courses.ts';
import type { Draft } from './statements/draft.ts';
import { findStatements } from './statements/index.ts';

/** The open models that reading needs. */
export interface Engines {
  analyst: Analyst;
  writer: Writer;
  embedder: Embedder;
}

export async function extractDocument(document: Document, { analyst, ...engines }: Engines): Promise<Extract> {
  const analysis = await analyst.analyze(document);
  const scene = findMentions(document, analysis);
  const drafts = findStatements(document, scene);
  return {
    schema: 1,
    model: analyst.model,
    document,
    words: analysis.words.length,
    sentences: analysis.sentences.length,
    statements: await placeDrafts(scene, drafts, engines),
    entities: scene.cast.entities,
    signature: signatureOf(document),
    problems: [],
  };
}

/** A statement's vector is that of its words in their place, with this share of its wording's by itself. */
const WORDING = 0.75;

/** Drafts with the wording of what they ask for, its vector, and whom it concerns. */
export async function placeDrafts(
  scene: Scene,
  drafts: readonly Draft[],
  { writer, embedder }: Pick<Engines, 'writer' | 'embedder'>,
): Promise<LocalStatement[]> {
  const courses = await findCourses(scene, drafts, writer);
  const { text, analysis } = scene.reading;
  const placed = courses.flatMap((course) => (course ? [course] : []));
  const parts = placed.map(({ part }) => part);
  const sentences = analysis.sentences.map(({ first, last }) => analysis.words.slice(first, last + 1));
  const vectors = await embedder.embedParts(text, sentences, parts);
  const vectorOf = new Map(placed.map((course, i) => [course, vectors[i]!]));
  const alone = new Map<string, number[]>();
  for (const { wording } of placed) if (!alone.has(wording)) alone.set(wording, await embedder.embed(wording));
  const statements: LocalStatement[] = [];
  for (const [i, { words: _, policy: __, stances: ___, ...draft }] of drafts.entries()) {
    const course = courses[i];
    if (!course) statements.push({ ...draft, wording: null, imperative: false, vector: [], concerns: [] });
    else {
      const { wording, imperative, stance, concerns, pointing, turned, written } = course;
      const itself = alone.get(wording)!;
      const vector = vectorOf.get(course)!.map((x, k) => Math.round((x + WORDING * itself[k]!) * 100) / 100 || 0);
      const how = turned ? (draft.stance === 'oppose' ? '.act' : '.no') : '';
      const sided = stance === (turned ? contrary[draft.stance] : draft.stance) ? '' : '.sided';
      const rule = `${draft.rule}${pointing ? '.stub' : ''}${how}${sided}${written === null ? '' : '.written'}`;
      const told = { wording, imperative, stance };
      const shown = written === null ? told : { ...written, imperative: true, course: told };
      statements.push({ ...draft, ...shown, concerns, rule, vector });
    }
  }
  return statements;
}
