/** One document to its extract: a function of that document alone, so that any number of workers give the same lines. */

import type { Embedder } from './analysis/embedder.ts';
import type { Analyst } from './analysis/index.ts';
import { signatureOf } from './documents/signature.ts';
import { findMentions, type Scene } from './mentions/index.ts';
import type { Document, Extract, LocalStatement, WordRange } from './model.ts';
import { slice } from './model.ts';
import { findConcerns } from './statements/concerns.ts';
import { findStatements } from './statements/index.ts';
import { isStub } from './statements/stub.ts';
import { wordDraft } from './statements/word.ts';

/** The open models that reading needs. */
export interface Engines {
  analyst: Analyst;
  embedder: Embedder;
}

export async function extractDocument(document: Document, { analyst, embedder }: Engines): Promise<Extract> {
  const analysis = await analyst.analyze(document);
  const scene = findMentions(document, analysis);
  const statements: LocalStatement[] = [];
  let before: Said | null = null;
  for (const { words, policy, ...draft } of findStatements(document, scene)) {
    const said = policy ? await wordAndPlace(document, scene, words.content, words.cue, embedder) : nothingSaid;
    const pointing = policy && isStub(scene.reading, words.content) ? before : null;
    statements.push(pointing ? { ...draft, ...pointing, rule: `${draft.rule}.stub` } : { ...draft, ...said });
    if (policy && !pointing && said.wording) before = said;
  }
  return {
    schema: 1,
    model: analyst.model,
    document,
    words: analysis.words.length,
    sentences: analysis.sentences.length,
    entities: scene.cast.entities,
    statements,
    signature: signatureOf(document),
    problems: [],
  };
}

type Said = Pick<LocalStatement, 'wording' | 'imperative' | 'vector' | 'concerns'>;
const nothingSaid: Said = { wording: null, imperative: false, vector: [], concerns: [] };

/** The wording of a content, its vector, and whom it concerns. */
async function wordAndPlace(
  document: Document,
  scene: Scene,
  content: WordRange,
  cue: WordRange,
  embedder: Embedder,
): Promise<Said> {
  const worded = wordDraft(scene, { cue, content });
  if (!worded) return nothingSaid;
  return {
    ...worded,
    vector: await embedder.embed(slice(document.text, scene.reading.span(content))),
    concerns: findConcerns(scene, content),
  };
}
