/** The library: documents → extracts → graph → exports. The command line is built on nothing else. */
export { type Reading, type ReadOptions, readDocuments } from './documents/index.ts';
export { FormatError, InputError, OutputError, StandpointError, UsageError } from './errors.ts';
export { type Exporter, exporters, type Format, type Shape } from './exports/index.ts';
export { type AggregateEdge, aggregate } from './graph/aggregate.ts';
export { readGraphFolder, writeGraphFolder } from './graph/folder.ts';
export { toGraph } from './graph/graph.ts';
export type * from './model.ts';
export {
  type Engines,
  extractDocument,
  type MergeOptions,
  mergeExtracts,
  openEngines,
  renderFiles,
} from './pipeline.ts';
