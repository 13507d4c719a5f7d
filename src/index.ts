/** The library: documents → extracts → graph → exports. The command line is built on nothing else. */
export { type Coded, type Coding, codeStatements } from './codebook/code.ts';
export { type Codebook, type CodebookEntry, readCodebook } from './codebook/read.ts';
export { applyCorrections } from './corrections/apply.ts';
export { type Correction, readCorrections } from './corrections/read.ts';
export { type Reading, type ReadOptions, readDocuments } from './documents/index.ts';
export { FormatError, InputError, OutputError, StandpointError, UsageError } from './errors.ts';
export { type Exporter, exporters, type Format, type Shape } from './exports/index.ts';
export { type AggregateEdge, aggregate } from './graph/aggregate.ts';
export { readGraphFolder, writeGraphFolder } from './graph/folder.ts';
export { toGraph } from './graph/graph.ts';
export { importEventList } from './imports/dna.ts';
export type * from './model.ts';
export { type NetworkFormat, writeNetwork } from './networks/files.ts';
export { type Network, networkOf, networksOver } from './networks/index.ts';
export type { NetworkSettings } from './networks/settings.ts';
export {
  type Engines,
  extractDocument,
  type MergeOptions,
  mergeExtracts,
  openEngines,
  renderFiles,
} from './pipeline.ts';
