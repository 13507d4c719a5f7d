/** One document to its extract: a function of that document alone, so that any number of workers give the same lines. */

import type { Embedder } from './analysis/embedder.ts';
import type { Analyst } from './analysis/index.ts';
import { signatureOf } from './documents/signature.ts';
import { findMentions } from './mentions/index.ts';
import type { Document, Extract, LocalStatement } from './model.ts';
import { slice } from './model.ts';
import { findConcerns } from './statements/concerns.ts';
import { findStatements } from './statements/index.ts';
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
  for (const { words, policy, ...draft } of findStatements(document, scene)) {
    const wording = policy ? wordDraft(scene, words) : null;
    statements.push({
      ...draft,
      wording,
      concerns: policy ? findConcerns(scene, words.content) : [],
      vector: wording ? await embedder.embed(slice(document.text, draft.content[0]!)) : [],
    });
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
