/** A network as a file: CSV matrix, GraphML, GEXF; of events, DNA's event list. Text only: it writes to no disk. */
import { eventList } from '../exports/dna.ts';
import { gexfOf } from '../exports/gexf.ts';
import { graphmlOf } from '../exports/graphml.ts';
import type { Shaped } from '../exports/shapes.ts';
import { csv, palette } from '../exports/text.ts';
import { arrange, withIsolates } from '../graph/layout.ts';
import type { GraphData } from '../model.ts';
import { levelOf } from './events.ts';
import type { Network, NetworkTie } from './index.ts';

export const networkFormats = ['csv', 'graphml', 'gexf'] as const;
export type NetworkFormat = (typeof networkFormats)[number];

/** @throws never; a network of events knows `csv` only */
export function writeNetwork(data: GraphData, network: Network, format: NetworkFormat): string {
  if (network.settings.mode === 'events')
    return eventList(
      data,
      network.events.map(({ statement }) => statement),
      ({ stance }) => (network.settings.neutral ? levelOf[stance] : Math.max(0, levelOf[stance])),
    );
  if (format === 'csv') return matrix(network);
  const { mode, ties, normalize, by } = network.settings;
  const about = `${data.name}: ${mode === 'two-mode' ? `${by}s by positions` : `${ties} of ${mode === 'actors' ? `${by}s` : mode}`}, normalization: ${normalize}. Coded by machine: check the sentences.`;
  return format === 'gexf' ? gexfOf(shapedOf(network, true), about) : graphmlOf(shapedOf(network, false), about);
}

/** Rows and columns by label; in a one-mode network both triangles are filled and the diagonal is 0. */
function matrix({ rows, columns, ties, settings }: Network): string {
  const cells = new Map<string, number>();
  for (const { a, b, weight } of ties) {
    cells.set(`${a}\n${b}`, weight);
    if (settings.mode !== 'two-mode') cells.set(`${b}\n${a}`, weight);
  }
  return csv(
    ['', ...columns.map(({ label }) => label)],
    rows.map((row) => [row.label, ...columns.map((column) => cells.get(`${row.id}\n${column.id}`) ?? 0)]),
  );
}

/** @param drawn for Gephi, whose edges have no negative weights: the sign is then an edge's kind, colour and column */
function shapedOf(network: Network, drawn: boolean): Shaped {
  const { settings, rows, columns, ties } = network;
  const nodes = settings.mode === 'two-mode' ? [...rows, ...columns] : rows;
  const via = viaOf(network);
  const pulls = ties.map(({ a, b, weight }) => ({ a, b, weight: weight > 0 ? weight : -weight / 10 }));
  const places = withIsolates(
    arrange({ layers: [pulls] }),
    nodes.map(({ id }) => id),
  );
  return {
    directed: settings.mode === 'two-mode',
    nodes: nodes.map(({ id, label, type, statements }) => ({
      id,
      label,
      kind: type as keyof typeof palette,
      size: Math.round((6 + 6 * Math.sqrt(statements)) * 10) / 10,
      point: places.get(id)!,
      dates: [],
      attributes: { type, count: statements },
    })),
    edges: ties.map(({ a, b, weight }) => {
      const kind = kindOf(network, weight);
      return {
        id: `${a}:${b}`,
        source: a,
        target: b,
        kind,
        label: kind,
        weight: drawn ? Math.abs(weight) : weight,
        colour: weight < 0 || kind === 'conflict' ? palette.oppose : palette.support,
        dates: [],
        attributes: { value: weight, via: via(a, b) },
      };
    }),
  };
}

const kindOf = ({ settings: { mode, ties } }: Network, weight: number): string =>
  mode === 'two-mode'
    ? weight < 0
      ? 'opposes'
      : 'supports'
    : ties === 'subtract'
      ? weight < 0
        ? 'more conflict'
        : 'more congruence'
      : ties;

/** What proves a tie: of a node and a position the statements, of two nodes the labels of what both refer to. */
function viaOf({ settings: { mode }, events }: Network): (a: NetworkTie['a'], b: NetworkTie['b']) => string[] {
  const held = new Map<string, Map<string, string[]>>();
  for (const { row, column, statement } of events) {
    const [own, other] = mode === 'positions' ? [column, row] : [row, column];
    const refers = held.get(own.id) ?? new Map<string, string[]>();
    const list = refers.get(other.id) ?? [];
    list.push(mode === 'two-mode' ? statement.id : other.label);
    held.set(own.id, refers.set(other.id, list));
  }
  return (a, b) => {
    const own = held.get(a);
    if (mode === 'two-mode') return own?.get(b) ?? [];
    const other = held.get(b);
    return [...(own ?? [])].filter(([id]) => other?.has(id)).map(([, [label]]) => label!);
  };
}
