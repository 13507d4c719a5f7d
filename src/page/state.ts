/** What the reader has chosen, and its form in the address, so that a link shows the same. It keeps only what the graph knows. */
import { entityTypes, modalities, type Stance, stances } from '../model.ts';
import { type Corpus, edgeKey, type Statement } from './corpus.ts';

export const columns = ['actor', 'stance', 'position', 'sentence', 'outlet', 'date', 'modality', 'form'] as const;
export type Column = (typeof columns)[number];

export const views = ['graph', 'agreement', 'table'] as const;

export interface State {
  view: (typeof views)[number];
  /** A node; with `on` and `as`, the edge from this actor to that position. */
  about: string | null;
  on: string | null;
  as: Stance | null;
  /** Another actor: what both agree and part on. */
  and: string | null;
  /** Stances, kinds of actor and modalities that are switched off. */
  off: ReadonlySet<string>;
  outlet: string | null;
  /** ISO days, both inclusive; what has no date always passes. */
  since: string | null;
  until: string | null;
  /** The least confidence, 0..1. */
  sure: number;
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
  and: null,
  off: new Set(),
  outlet: null,
  since: null,
  until: null,
  sure: 0,
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
  const and = query.get('and');
  const other = and !== null && and !== known && corpus.nodes.get(and)?.entity ? and : null;
  const isoDay = (value: string | null): string | null => (/^\d{4}-\d\d-\d\d$/.test(value ?? '') ? value : null);
  const sure = Number(query.get('sure'));
  return {
    view: one(query.get('view'), views) ?? start.view,
    about: known,
    on: edge ? on : null,
    as: edge ? as : null,
    and: !edge && corpus.nodes.get(known ?? '')?.entity ? other : null,
    off: new Set((query.get('off') ?? '').split(',').filter((value) => switches.includes(value))),
    outlet: corpus.documents.some(({ outlets }) => outlets.includes(outlet ?? '')) ? outlet : null,
    since: isoDay(query.get('since')),
    until: isoDay(query.get('until')),
    sure: sure > 0 && sure < 1 ? sure : 0,
    find: (query.get('find') ?? '').slice(0, 200),
    sort: one(query.get('sort')?.replace(/^-/, '') ?? null, columns) ?? start.sort,
    down: query.has('sort') ? query.get('sort')!.startsWith('-') : start.down,
  };
}

/** Only what differs from the start; empty where nothing does. */
export function formatHash(state: State): string {
  const query = new URLSearchParams();
  if (state.view !== start.view) query.set('view', state.view);
  for (const key of ['about', 'on', 'as', 'and', 'outlet', 'since', 'until'] as const)
    if (state[key] !== null) query.set(key, state[key]);
  if (state.off.size > 0) query.set('off', switches.filter((value) => state.off.has(value)).join(','));
  if (state.sure > 0) query.set('sure', String(state.sure));
  if (state.find) query.set('find', state.find);
  if (state.sort !== start.sort || state.down !== start.down)
    query.set('sort', `${state.down ? '-' : ''}${state.sort}`);
  return query.toString();
}

/** Does a statement pass the filters? (Not the table's own.) */
export const passes = (
  { stance, modality, actor, document, date, confidence }: Statement,
  { off, outlet, since, until, sure }: State,
): boolean =>
  !off.has(stance) &&
  !off.has(modality) &&
  !off.has(actor.kind) &&
  confidence >= sure &&
  // "2024-05" may be any day of May: it passes where one of them does. "~" comes after every sign of a date.
  (since === null || `${date}~` >= since) &&
  (until === null || date <= until) &&
  (outlet === null || document.outlets.includes(outlet));

/** Is any filter set? */
export const filtered = ({ off, outlet, since, until, sure }: State): boolean =>
  off.size > 0 || outlet !== null || since !== null || until !== null || sure > 0;

/** Nothing chosen. */
export const nothing = { about: null, on: null, as: null, and: null } as const;

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
