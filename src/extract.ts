/** One document to its extract: a function of that document alone, so that any number of workers give the same lines. */

import type { Embedder } from './analysis/embedder.ts';
import type { Analyst } from './analysis/index.ts';
import { findCourses } from './courses/index.ts';
import { signatureOf } from './documents/signature.ts';
import { findMentions, type Scene } from './mentions/index.ts';
import { contrary, type Document, type Extract, type LocalStatement } from './model.ts';
import type { Draft } from './statements/draft.ts';
import { findStatements } from './statements/index.ts';

/** The open models that reading needs. */
export interface Engines {
  analyst: Analyst;
  embedder: Embedder;
}

export async function extractDocument(document: Document, { analyst, embedder }: Engines): Promise<Extract> {
  const analysis = await analyst.analyze(document);
  const scene = findMentions(document, analysis);
  const drafts = findStatements(document, scene);
  return {
    schema: 2,
    model: analyst.model,
    document,
    words: analysis.words.length,
    sentences: analysis.sentences.length,
    statements: await placeDrafts(scene, document.title, drafts, embedder),
    entities: scene.cast.entities,
    signature: signatureOf(document),
    problems: [],
  };
}

/** A statement's vector is that of its words in their place, with this share of its wording's by itself. */
const WORDING = 0.75;

/**
 * Drafts with the wording of what they ask for, its vector, and whom it concerns.
 * @param title of the document
 */
export async function placeDrafts(
  scene: Scene,
  title: string | null,
  drafts: readonly Draft[],
  embedder: Embedder,
): Promise<LocalStatement[]> {
  const courses = await findCourses(scene, title, drafts, embedder);
  const statements: LocalStatement[] = [];
  const read = new Map<string, number[]>();
  for (const [i, { words: _, policy: __, ...draft }] of drafts.entries()) {
    const course = courses[i];
    if (!course) statements.push({ ...draft, wording: null, imperative: false, vector: [], concerns: [], named: null });
    else {
      const { turned, how, vector: placed, ...said } = course;
      const itself = read.get(said.wording) ?? (await embedder.embed(said.wording));
      read.set(said.wording, itself);
      const vector = placed.map((x, k) => Math.round((x + WORDING * itself[k]!) * 100) / 100 || 0);
      const stance = turned ? contrary[draft.stance] : draft.stance;
      statements.push({ ...draft, ...said, stance, rule: [draft.rule, ...how].join('.'), vector });
    }
  }
  return statements;
}
