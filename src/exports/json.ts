/** graphology's own format, with places: `MultiDirectedGraph.from(JSON.parse(text))` opens it, and sigma draws it as it is. */
import { toGraph } from '../graph/graph.ts';
import { placesHere } from '../graph/places.ts';
import type { Exporter } from './exporter.ts';

export const json: Exporter = {
  description: "graphology's format (JSON)",
  extension: 'json',
  draws: true,
  write: (data, { places = placesHere(data) }) => {
    const graph = toGraph(data);
    graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...places.get(id) }));
    return `${JSON.stringify(graph.export(), null, 1)}\n`;
  },
};
