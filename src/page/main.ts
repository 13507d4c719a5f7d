/** The page: reads its data, puts its parts together and lets them follow one state, which the address holds. */
import type { PageData } from '../exports/pagedata.ts';
import { openPairs, type Pair } from './agreement.ts';
import { type Edge, type PageNode, readCorpus } from './corpus.ts';
import { button, byId, el } from './dom.ts';
import { openFilters } from './filters.ts';
import { drawPanel, edgeOf } from './panel.ts';
import { openSearch } from './search.ts';
import { nothing, openStore, passes, views } from './state.ts';
import { openTable } from './table.ts';
import { dark, light } from './theme.ts';
import { hasWebGL, openView, type View } from './view.ts';
import { count } from './wording.ts';

const corpus = readCorpus(JSON.parse(byId('data').textContent ?? '') as PageData);
const store = openStore(corpus);
const pairs = openPairs(corpus);
const [panel, stage, still] = [byId('panel'), byId('stage'), byId('still')];

/** `follow`: lead the keyboard to the panel, for whoever did not point at the graph. */
const chooseNode = (node: PageNode, follow = true): void => {
  store.set({ ...nothing, about: node.id });
  view?.lookAt(node);
  if (follow) byId('panel-title').focus();
};
const chooseEdge = ({ actor, position, stance }: Edge, follow = true): void => {
  store.set({ ...nothing, about: actor.id, on: position.id, as: stance });
  if (follow) byId('panel-title').focus();
};
const choosePair = ({ a, b }: Pair, follow = true): void => {
  store.set({ ...nothing, about: a.id, and: b.id });
  if (follow) byId('panel-title').focus();
};

const people = [...corpus.nodes.values()].filter(
  ({ kind, statements }) => kind !== 'position' && statements.length > 0,
);
const positions = [...corpus.nodes.values()].filter(({ kind }) => kind === 'position');
byId('sum').textContent =
  `Who stands where, and who said so: ${count(corpus.statements.length, 'statement')} by ${count(people.length, 'actor')} on ${count(positions.length, 'position')}, in ${count(corpus.documents.length, 'article')}.`;

const canvas = el('div', {
  id: 'canvas',
  tabindex: '0',
  role: 'application',
  'aria-label':
    'Graph of actors and positions. Arrow keys move it, plus and minus zoom, 0 shows all. The table tells the same in words.',
});
const controls = el(
  'div',
  { class: 'controls' },
  button('+', { 'aria-label': 'Zoom in', title: 'Zoom in (+)' }, () => view?.zoom(1.5)),
  button('−', { 'aria-label': 'Zoom out', title: 'Zoom out (−)' }, () => view?.zoom(1 / 1.5)),
  button('⤢', { 'aria-label': 'Show all', title: 'Show all (0)' }, () => view?.reset()),
);
const caption = el('p', { id: 'caption' });
stage.append(canvas, controls, caption);

const view: View | null = hasWebGL()
  ? openView(canvas, corpus, pairs, (chosen) => {
      if (chosen === null) store.set(nothing);
      else if ('a' in chosen) choosePair(chosen, false);
      else if ('key' in chosen) chooseEdge(chosen, false);
      else chooseNode(chosen, false);
    })
  : null;
still.hidden = view !== null;
if (!view) {
  for (const part of [canvas, controls, caption]) part.remove();
  still.querySelector('figcaption')!.textContent =
    'This browser draws no WebGL, so the graph is a picture here. Search, details and the table work as ever.';
}

const table = openTable(corpus, store, chooseNode, chooseEdge);
stage.append(table);
const tabName = { graph: 'Graph', agreement: 'Agreement', table: 'Table' } as const;
const tabs = views.map((name) => button(tabName[name], { class: 'tab' }, () => store.set({ view: name })));
const status = el('p', { id: 'status', role: 'status' });
byId('tools').append(
  openSearch(corpus, chooseNode),
  el('div', { class: 'tabs', role: 'group', 'aria-label': 'View' }, ...tabs),
  status,
  openFilters(corpus, store),
);

const darkness = matchMedia('(prefers-color-scheme: dark)');
const draw = (): void => {
  const state = store.get();
  const graphic = state.view !== 'table';
  stage.classList.toggle('tabular', !graphic);
  table.hidden = graphic;
  tabs.forEach((tab, i) => {
    tab.setAttribute('aria-pressed', String(views[i] === state.view));
  });
  const kept = corpus.statements.filter((statement) => passes(statement, state)).length;
  status.textContent =
    kept === corpus.statements.length ? '' : `${kept} of ${count(corpus.statements.length, 'statement')} shown`;
  caption.textContent =
    state.view === 'agreement'
      ? 'Whole line: the same side on a position. Dashed: contrary sides. Thicker: more positions.'
      : 'Near each other: who supports the same. Boxes are positions. Larger: more statements. Thicker: said more often.';
  view?.show(state, darkness.matches ? dark : light);
  drawPanel(panel, corpus, store, { node: chooseNode, pair: choosePair }, pairs);
};
store.subscribe(draw);
darkness.addEventListener('change', draw);
draw();
const first = corpus.nodes.get(store.get().about ?? '');
if (first && !edgeOf(store.get(), corpus)) view?.lookAt(first);

addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  if (event.key === '/') byId('search').focus();
  else if (event.key === 'Escape' && store.get().about !== null) store.set(nothing);
  else if (target === canvas && view) {
    const moves: Record<string, () => void> = {
      '+': () => view.zoom(1.5),
      '=': () => view.zoom(1.5),
      '-': () => view.zoom(1 / 1.5),
      '0': () => view.reset(),
      ArrowLeft: () => view.pan(-0.15, 0),
      ArrowRight: () => view.pan(0.15, 0),
      ArrowUp: () => view.pan(0, 0.15),
      ArrowDown: () => view.pan(0, -0.15),
    };
    const move = moves[event.key];
    if (!move) return;
    move();
  } else return;
  event.preventDefault();
});
