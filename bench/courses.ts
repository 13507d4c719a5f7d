/** What training/courses learns from: each annotated statement beside the courses of action that its article names, with the annotators' label. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { ownNames, pairNames, pairsOf, survey } from '../src/courses/index.ts';
import type { Document } from '../src/model.ts';
import type { Engines } from '../src/pipeline.ts';
import { type GoldArticle, goldScene } from './gold.ts';

/** A line an article: numbers in base64, 32-bit floats, vectors as hundredths, a byte each. */
export async function writeCourses(
  articles: AsyncIterable<[Document, GoldArticle]>,
  { analyst, embedder }: Engines,
  out: Writable,
): Promise<void> {
  const put = async (line: unknown): Promise<void> => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  };
  await put({ pairs: pairNames, own: ownNames });
  for await (const [document, article] of articles) {
    const { scene, drafts } = await goldScene(document, article, analyst);
    const found = await survey(
      scene,
      document.title,
      drafts.map(({ draft }) => draft),
      embedder,
    );
    if (found.phrases.length === 0) continue;
    const worded = found.own.map((own, i) => ({ wording: own?.wording ?? null, label: drafts[i]!.label }));
    const pairs = [...pairsOf(found)];
    await put({
      id: document.id,
      statements: worded.map((one, i) => ({
        ...one,
        phrases: pairs[i]!.phrases,
        own: pairs[i]!.own,
      })),
      phrases: found.phrases.map(({ wording, traits }) => ({ wording, traits })),
      pairs: base64(Float32Array.from(pairs.flatMap(({ features }) => features.flat()))),
      vectors: base64(Int8Array.from(found.read.flat(), (x) => Math.round(x * 100))),
    });
  }
  out.end();
  await once(out, 'finish');
}

const base64 = ({ buffer }: Float32Array | Int8Array): string => Buffer.from(buffer).toString('base64');
