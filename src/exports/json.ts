/** graphology's own format: `MultiDirectedGraph.from(JSON.parse(text))` opens it. */
import { toGraph } from '../graph/graph.ts';
import type { Exporter } from './exporter.ts';

export const json: Exporter = {
  description: "graphology's format (JSON)",
  extension: 'json',
  write: (data) => `${JSON.stringify(toGraph(data).export(), null, 1)}\n`,
};
