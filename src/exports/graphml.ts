/** GraphML for NetworkX, igraph, yEd: typed keys, lists joined by " | ". */
import type { Exporter } from './exporter.ts';
import { type Shaped, shaped, type Value } from './shapes.ts';
import { xml } from './text.ts';

const typeOf = (value: Value): string =>
  typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'boolean' : 'string';
const text = (value: Value): string => (typeof value === 'object' ? value.join(' | ') : String(value));

/** @param name the graph's id in the file */
export function graphmlOf({ directed, nodes, edges }: Shaped, name: string): string {
  const rows = {
    node: nodes.map(({ id, label, kind, size, point, attributes }) => ({
      tag: `node id="${xml(id)}"`,
      values: { ...attributes, label, kind, size, x: point.x, y: point.y } as Record<string, Value>,
    })),
    edge: edges.map(({ id, source, target, kind, label, weight, dates, attributes }) => ({
      tag: `edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}"`,
      values: { ...attributes, kind, label, weight, dates } as Record<string, Value>,
    })),
  };
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'];
  for (const part of ['node', 'edge'] as const) {
    const keys = new Map(
      rows[part].flatMap(({ values }) => Object.entries(values).map(([key, value]) => [key, typeOf(value)] as const)),
    );
    for (const [key, type] of [...keys].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      lines.push(`  <key id="${part}-${key}" for="${part}" attr.name="${key}" attr.type="${type}"/>`);
  }
  lines.push(`  <graph id="${xml(name)}" edgedefault="${directed ? 'directed' : 'undirected'}">`);
  for (const part of ['node', 'edge'] as const)
    for (const { tag, values } of rows[part])
      lines.push(
        `    <${tag}>`,
        ...Object.entries(values).map(([key, value]) => `      <data key="${part}-${key}">${xml(text(value))}</data>`),
        `    </${part}>`,
      );
  lines.push('  </graph>', '</graphml>');
  return `${lines.join('\n')}\n`;
}

export const graphml: Exporter = {
  description: 'NetworkX, igraph, yEd (GraphML)',
  extension: 'graphml',
  shapes: ['aggregate', 'statements', 'actors', 'positions'],
  draws: true,
  write: (data, options) => graphmlOf(shaped(data, options.shape ?? 'aggregate', options), data.name),
};
