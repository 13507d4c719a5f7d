/** The whole way on one screen: documents → extracts, each alone │ over the corpus: entities → positions → graph → files. */
import { openEmbedder } from './analysis/embedder.ts';
import { openAnalyst } from './analysis/index.ts';
import { openWriter } from './analysis/writer.ts';
import type { Coding } from './codebook/code.ts';
import { applyCorrections } from './corrections/apply.ts';
import type { Correction } from './corrections/read.ts';
import { type AliasRules, mergeEntities } from './entities/index.ts';
import { exporters } from './exports/index.ts';
import type { Engines } from './extract.ts';
import { extractorName } from './extractor.ts';
import { assemble } from './graph/assemble.ts';
import { type PlaceOptions, placesOf } from './graph/places.ts';
import { report } from './graph/report.ts';
import { telling } from './graph/telling.ts';
import type { Extract, GraphData, Problem } from './model.ts';

export { type Engines, extractDocument } from './extract.ts';

/** Opens the models; takes about half a second. @throws FormatError when `models/` is not whole */
export async function openEngines(): Promise<Engines> {
  const [analyst, writer, embedder] = await Promise.all([openAnalyst(), openWriter(), openEmbedder()]);
  return { analyst: { ...analyst, model: extractorName() }, writer, embedder };
}

export interface MergeOptions {
  /** The graph's name: that of its folder. */
  name: string;
  /** What could not be read, for the report. */
  problems?: readonly Problem[];
  aliases?: AliasRules;
  /** What `codeStatements` made of the same extracts; without it positions are merged from their wordings. */
  coding?: Coding;
  /** They win over all that was read, coded or merged. */
  corrections?: readonly Correction[];
}

/** @param extracts in any order: the graph does not depend on it */
export function mergeExtracts(
  extracts: readonly Extract[],
  { name, problems = [], aliases, coding, corrections }: MergeOptions,
): GraphData {
  const graph = assemble(name, extracts, mergeEntities(extracts, aliases), problems, coding);
  return corrections ? applyCorrections(graph, corrections) : graph;
}

/** The files that a build writes beside its data; every picture has its nodes at the same places. */
export async function renderFiles(
  data: GraphData,
  options: PlaceOptions = {},
): Promise<Record<string, string | Uint8Array>> {
  const files: Record<string, string | Uint8Array> = { 'report.md': report(data) };
  const shown = telling(data);
  const places = await placesOf(shown, options);
  const picture = exporters.svg.write(shown, { places }) as string;
  files['graph.svg'] = picture;
  for (const [name, format] of [
    ['graph.json', 'json'],
    ['graph.gexf', 'gexf'],
    ['graph.html', 'html'],
  ] as const)
    files[name] = (await exporters[format].write(shown, { places, picture })) as string | Uint8Array;
  return files;
}
