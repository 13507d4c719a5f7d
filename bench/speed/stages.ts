/** Where the time goes: processor time of each stage, in one thread, over the same articles. */
import { Readable } from 'node:stream';
import { readDocuments } from '../../src/documents/index.ts';
import { mergeEntities } from '../../src/entities/index.ts';
import { exporters } from '../../src/exports/index.ts';
import { assemble } from '../../src/graph/assemble.ts';
import type { Document, Extract } from '../../src/model.ts';
import { type Engines, extractDocument, openEngines } from '../../src/pipeline.ts';
import type { Article } from './corpus.ts';

export interface Stage {
  name: string;
  /** Seconds of processor. */
  cpu: number;
}

const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export async function timeStages(articles: readonly Article[]): Promise<{ words: number; stages: Stage[] }> {
  const stages = new Map<string, number>();
  async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const start = spent();
    const result = await work();
    stages.set(name, (stages.get(name) ?? 0) + spent() - start);
    return result;
  }
  const engines = await timed('open the models', openEngines);
  /** The engines with a clock in them. */
  const clocked: Engines = {
    analyst: { ...engines.analyst, analyze: (document) => timed('analysis', () => engines.analyst.analyze(document)) },
    writer: { ...engines.writer, write: (around) => timed('wordings', () => engines.writer.write(around)) },
    embedder: {
      embed: (text) => timed('vectors', () => engines.embedder.embed(text)),
      embedParts: (...of) => timed('vectors', () => engines.embedder.embedParts(...of)),
    },
  };
  const documents: Document[] = [];
  const lines = articles.map((article) => JSON.stringify(article)).join('\n');
  await timed('documents', async () => {
    for await (const reading of readDocuments(['-'], { stdin: Readable.from([lines]) }))
      if ('document' in reading) documents.push(reading.document);
  });
  const extracts: Extract[] = [];
  await timed('all of extract', async () => {
    for (const document of documents) extracts.push(await extractDocument(document, clocked));
  });
  const inner = stages.get('analysis')! + stages.get('vectors')!;
  stages.set('mentions, statements', stages.get('all of extract')! - inner);
  stages.delete('all of extract');
  const merged = await timed('entities', () => mergeEntities(extracts));
  const data = await timed('positions, graph', () => assemble('bench', extracts, merged, []));
  await timed('GEXF with layout', () => exporters.gexf.write(data, {}));
  await timed('page', () => exporters.html.write(data, {}));
  return {
    words: extracts.reduce((sum, { words }) => sum + words, 0),
    stages: [...stages].map(([name, cpu]) => ({ name, cpu })),
  };
}
