/** What the reader has chosen, and its form in the address, so that a link shows the same. It keeps only what the graph knows. */
import { entityTypes, modalities, type Stance, stances } from '../model.ts';
import { type Corpus, edgeKey, type Statement } from './corpus.ts';

export const columns = ['actor', 'stance', 'position', 'sentence', 'outlet', 'date', 'modality', 'form'] as const;
export type Column = (typeof columns)[number];

export interface State {
  view: 'graph' | 'table';
  /** A node; with `on` and `as`, the edge from this actor to that position. */
  about: string | null;
  on: string | null;
  as: Stance | null;
  /** Stances, kinds of actor and modalities that are switched off. */
  off: ReadonlySet<string>;
  outlet: string | null;
  /** The table's own filter and order. */
  find: string;
  sort: Column;
  down: boolean;
}

export const start: State = {
  view: 'graph',
  about: null,
  on: null,
  as: null,
  off: new Set(),
  outlet: null,
  find: '',
  sort: 'date',
  down: true,
};

const switches: readonly string[] = [...stances, ...entityTypes, ...modalities];
const one = <T extends string>(value: string | null, of: readonly T[]): T | null =>
  of.find((known) => known === value) ?? null;

/** @param hash as `location.hash`; what it names and the graph does not know is dropped */
export function parseHash(hash: string, corpus: Corpus): State {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const about = query.get('about');
  const on = query.get('on');
  const as = one(query.get('as'), stances);
  const known = about !== null && corpus.nodes.has(about) ? about : null;
  const edge = known !== null && on !== null && as !== null && corpus.edges.has(edgeKey(known, on, as));
  const outlet = query.get('outlet');
  return {
    view: query.get('view') === 'table' ? 'table' : 'graph',
    about: known,
    on: edge ? on : null,
    as: edge ? as : null,
    off: new Set((query.get('off') ?? '').split(',').filter((value) => switches.includes(value))),
    outlet: corpus.documents.some(({ outlets }) => outlets.includes(outlet ?? '')) ? outlet : null,
    find: (query.get('find') ?? '').slice(0, 200),
    sort: one(query.get('sort')?.replace(/^-/, '') ?? null, columns) ?? start.sort,
    down: query.has('sort') ? query.get('sort')!.startsWith('-') : start.down,
  };
}

/** Only what differs from the start; empty where nothing does. */
export function formatHash(state: State): string {
  const query = new URLSearchParams();
  if (state.view !== start.view) query.set('view', state.view);
  for (const key of ['about', 'on', 'as', 'outlet'] as const) if (state[key] !== null) query.set(key, state[key]);
  if (state.off.size > 0) query.set('off', switches.filter((value) => state.off.has(value)).join(','));
  if (state.find) query.set('find', state.find);
  if (state.sort !== start.sort || state.down !== start.down)
    query.set('sort', `${state.down ? '-' : ''}${state.sort}`);
  return query.toString();
}

/** Does a statement pass the filters? (Not the table's own.) */
export const passes = ({ stance, modality, actor, document }: Statement, { off, outlet }: State): boolean =>
  !off.has(stance) &&
  !off.has(modality) &&
  !off.has(actor.kind) &&
  (outlet === null || document.outlets.includes(outlet));

/** Holds the state, tells everybody of a change, and follows the address. */
export interface Store {
  get(): State;
  /** `quiet`: without a step in the browser's history. */
  set(change: Partial<State>, quiet?: boolean): void;
  subscribe(listener: (state: State, before: State) => void): void;
}

export function openStore(corpus: Corpus): Store {
  let state = parseHash(location.hash, corpus);
  const listeners: ((state: State, before: State) => void)[] = [];
  const accept = (next: State): void => {
    const before = state;
    state = next;
    for (const listener of listeners) listener(state, before);
  };
  addEventListener('hashchange', () => {
    const next = parseHash(location.hash, corpus);
    if (formatHash(next) !== formatHash(state)) accept(next);
  });
  return {
    get: () => state,
    set(change, quiet = false) {
      const next = { ...state, ...change };
      const hash = `#${formatHash(next)}`;
      accept(next);
      if (quiet) location.replace(hash);
      else if (hash !== location.hash) location.hash = hash;
    },
    subscribe: (listener) => listeners.push(listener),
  };
}
