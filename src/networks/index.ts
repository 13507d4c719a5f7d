/** Discourse networks of a graph: from its statements to nodes and weighted ties, by the settings of a user. It writes no files. */
import { dayOf } from '../graph/dates.ts';
import type { GraphData } from '../model.ts';
import { count } from './counts.ts';
import { type Event, type Events, eventsOf } from './events.ts';
import { oneMode } from './onemode.ts';
import type { NetworkSettings } from './settings.ts';
import { twoMode } from './twomode.ts';
import { type Window, type WindowLength, windowsOver } from './windows.ts';

export interface NetworkNode {
  id: string;
  /** Its own among the nodes: where two share a name, the id is added. */
  label: string;
  /** person, organization, country, place, group or position */
  type: string;
  /** How many of the events are its own. */
  statements: number;
}

export interface NetworkTie {
  a: string;
  b: string;
  /** Six decimals. */
  weight: number;
}

export interface Network {
  settings: NetworkSettings;
  /** The rows of its matrix, sorted by label. */
  rows: NetworkNode[];
  /** The columns: positions in a two-mode network, else the rows again. */
  columns: NetworkNode[];
  ties: NetworkTie[];
  events: Event[];
}

/** @returns the network of all events, and what was left out */
export function networkOf(data: GraphData, settings: NetworkSettings): Network & Pick<Events, 'leftOut'> {
  const { events, leftOut } = eventsOf(data, settings);
  return { ...build(events, settings), leftOut };
}

/** @returns a network for each window of time, in order; `undated` events are in none */
export function networksOver(
  data: GraphData,
  settings: NetworkSettings,
  length: WindowLength,
): { networks: (Network & { window: Window })[]; undated: number } & Pick<Events, 'leftOut'> {
  const { events, leftOut } = eventsOf(data, settings);
  const dated = events.filter(({ date }) => date !== null);
  const networks = windowsOver(
    dated.map(({ date }) => date!),
    length,
  ).map((window) => {
    const inside = dated.filter(({ date }) => dayOf(date!) >= window.start && dayOf(date!) < window.end);
    return { ...build(inside, settings), window };
  });
  return { networks, undated: events.length - dated.length, leftOut };
}

/** From opposition, -1, to support, 1. Without neutral statements this is DNA's binary qualifier: two sides agree, or wholly disagree. */
const SCALE = 2;

function build(events: Event[], settings: NetworkSettings): Network {
  const { mode, ties, normalize } = settings;
  const [actors, positions] = [nodesOf(events, 'row'), nodesOf(events, 'column')];
  const turned = mode === 'positions';
  const counts = count(
    events.map(({ row, column, level }) => ({
      row: turned ? column.id : row.id,
      column: turned ? row.id : column.id,
      level,
    })),
  );
  const found =
    mode === 'events' ? [] : mode === 'two-mode' ? twoMode(counts, normalize) : oneMode(counts, ties, normalize, SCALE);
  const rows = turned ? positions : actors;
  return {
    settings,
    rows,
    columns: mode === 'two-mode' ? positions : rows,
    ties: found
      .map(({ a, b, weight }) => ({ a, b, weight: Math.round(weight * 1e6) / 1e6 }))
      .filter(({ weight }) => weight !== 0),
    events,
  };
}

function nodesOf(events: readonly Event[], side: 'row' | 'column'): NetworkNode[] {
  const nodes = new Map<string, NetworkNode>();
  const labels = new Map<string, Set<string>>();
  for (const event of events) {
    const { id, label, type } = event[side];
    const node = nodes.get(id);
    if (node) node.statements++;
    else nodes.set(id, { id, label, type, statements: 1 });
    labels.set(label, (labels.get(label) ?? new Set()).add(id));
  }
  return [...nodes.values()]
    .map((node) => (labels.get(node.label)!.size > 1 ? { ...node, label: `${node.label} (${node.id})` } : node))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
