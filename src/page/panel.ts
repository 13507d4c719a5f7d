/** The details beside the graph: of an actor, a position, an edge or two actors; where nothing is chosen, where to start. */
import { type Stance, stances } from '../model.ts';
import type { Pair, Pairs } from './agreement.ts';
import { balance, camps } from './balance.ts';
import { type Choose, cards, nameButton } from './cards.ts';
import { type Corpus, type Edge, edgeKey, fold, type PageNode, type Statement } from './corpus.ts';
import { button, type Child, el, outward } from './dom.ts';
import { overview } from './overview.ts';
import { agreementOverview, company, pairPanel } from './pairs.ts';
import { nothing, passes, type State, type Store } from './state.ts';
import { camp, count, heading, kindName, verb } from './wording.ts';

export interface Chooser {
  node: Choose;
  pair: (pair: Pair) => void;
}

/** Draws the panel for a state. @returns the heading, so that the keyboard can be led there */
export function drawPanel(
  panel: HTMLElement,
  corpus: Corpus,
  store: Store,
  { node: choose, pair: choosePair }: Chooser,
  pairs: Pairs,
): HTMLElement {
  const state = store.get();
  const shown = (statements: readonly Statement[]): Statement[] =>
    statements.filter((statement) => passes(statement, state)).sort(newest);
  const node = state.about === null ? undefined : corpus.nodes.get(state.about);
  const edge = edgeOf(state, corpus);
  const title = el('h2', { id: 'panel-title', tabindex: '-1' });
  const other = state.and === null ? undefined : corpus.nodes.get(state.and);
  const body = edge
    ? edgePanel(title, edge, shown(edge.statements), choose)
    : node && other
      ? pairPanel(title, node, other, state, choose)
      : node?.kind === 'position'
        ? positionPanel(title, node, shown(node.statements), corpus, choose)
        : node
          ? [
              ...actorPanel(title, node, shown(node.statements), shown(credited(node, corpus)), corpus, choose),
              ...company(node, pairs(state), choosePair),
            ]
          : state.view === 'agreement'
            ? agreementOverview(title, pairs(state), choosePair)
            : overview(title, corpus, shown(corpus.statements), choose);
  const close = node && button('Close', { class: 'close' }, () => store.set(nothing));
  panel.replaceChildren(
    el('div', { class: 'head' }, title, close ?? null),
    ...body.filter((child) => child !== null && child !== false),
  );
  panel.scrollTop = 0;
  return title;
}

export function edgeOf({ about, on, as }: State, corpus: Corpus): Edge | undefined {
  return about !== null && on !== null && as !== null ? corpus.edges.get(edgeKey(about, on, as)) : undefined;
}

const newest = (a: Statement, b: Statement): number => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);
const credited = (node: PageNode, { statements }: Corpus): Statement[] =>
  statements.filter(({ reporter, addressee, onBehalfOf }) => [reporter, addressee, onBehalfOf].includes(node));
const hidden = (all: number, some: number): Child =>
  all > some && el('p', { class: 'note' }, `${count(all - some, 'statement')} hidden by the filters.`);

function actorPanel(
  title: HTMLElement,
  node: PageNode,
  own: Statement[],
  others: Statement[],
  corpus: Corpus,
  choose: Choose,
): Child[] {
  title.append(el('bdi', {}, node.label));
  const { aliases, offices, wikidata } = node.entity!;
  const also = aliases.filter((alias) => fold(alias) !== fold(node.label));
  const about = [...corpus.nodes.values()].filter(({ position }) => position?.concerns.includes(node.id));
  return [
    el(
      'p',
      { class: 'kind' },
      el('span', { class: `dot ${node.kind}` }),
      kindName[node.kind][0],
      /^Q\d+$/.test(wikidata ?? '') ? ' · ' : null,
      /^Q\d+$/.test(wikidata ?? '') && outward(`https://www.wikidata.org/wiki/${wikidata}`, 'Wikidata'),
    ),
    offices.length > 0 &&
      el(
        'ul',
        { class: 'offices' },
        ...offices.slice(0, 6).map(({ role, of, former }) => {
          const body = of === null ? undefined : corpus.nodes.get(of);
          return el(
            'li',
            {},
            el('bdi', {}, former && !/^former/i.test(role) ? `former ${role}` : role),
            body ? ', ' : null,
            body ? nameButton(body, choose) : null,
          );
        }),
      ),
    also.length > 0 && el('p', { class: 'aliases' }, 'Also: ', el('bdi', {}, also.slice(0, 8).join(', '))),
    ...stances.flatMap((stance) => byPosition(heading[stance], stance, camps(own, stance), choose)),
    ...denials(own, choose, 'position'),
    hidden(node.statements.length, own.length),
    node.statements.length === 0 && el('p', { class: 'note' }, 'Holds no position in these articles.'),
    ...section(`Named in the statements of others`, others, others.length, choose, 'actor'),
    about.length > 0 && el('h3', {}, 'Positions that concern it'),
    about.length > 0 && el('ul', { class: 'plain' }, ...about.map((one) => el('li', {}, nameButton(one, choose)))),
  ];
}

/** One stance of an actor, its positions in order of how often. */
function byPosition(label: string, stance: Stance, statements: Statement[], choose: Choose): Child[] {
  if (statements.length === 0) return [];
  const groups = new Map<PageNode, Statement[]>();
  for (const one of statements) groups.set(one.position, [...(groups.get(one.position) ?? []), one]);
  return [
    el('h3', { class: stance }, `${label} `, el('span', { class: 'count' }, String(statements.length))),
    ...[...groups]
      .sort((a, b) => b[1].length - a[1].length)
      .flatMap(([position, of]) => [el('h4', {}, nameButton(position, choose)), cards(of, choose, 'none', 3)]),
  ];
}

function positionPanel(title: HTMLElement, node: PageNode, own: Statement[], corpus: Corpus, choose: Choose): Child[] {
  title.append(el('bdi', {}, node.label));
  const { wordings, concerns } = node.position!;
  const other = wordings.filter((wording) => fold(wording) !== fold(node.label));
  return [
    el('p', { class: 'kind' }, el('span', { class: 'dot position' }), kindName.position[0]),
    balance(own),
    ...stances.flatMap((stance) =>
      section(camp[stance], camps(own, stance), people(camps(own, stance)), choose, 'actor', stance),
    ),
    ...denials(own, choose, 'actor'),
    hidden(node.statements.length, own.length),
    other.length > 0 &&
      el(
        'details',
        { class: 'wordings' },
        el('summary', {}, count(other.length, 'other wording')),
        el('ul', {}, ...other.map((wording) => el('li', {}, el('bdi', {}, wording)))),
      ),
    concerns.length > 0 && el('h3', {}, 'Concerns'),
    concerns.length > 0 &&
      el(
        'ul',
        { class: 'plain inline' },
        ...concerns.map((id) => el('li', {}, nameButton(corpus.nodes.get(id)!, choose))),
      ),
  ];
}

const people = (statements: readonly Statement[]): number => new Set(statements.map(({ actor }) => actor)).size;

function section(
  label: string,
  statements: Statement[],
  n: number,
  choose: Choose,
  lead: 'actor' | 'position',
  stance: Stance | null = null,
): Child[] {
  if (statements.length === 0) return [];
  return [
    el('h3', { class: stance }, `${label} `, el('span', { class: 'count' }, String(n))),
    cards(statements, choose, lead, 6),
  ];
}

const denials = (own: Statement[], choose: Choose, lead: 'actor' | 'position'): Child[] => {
  const denied = own.filter(({ modality }) => modality === 'denied');
  return section('Denied, counted for no camp', denied, denied.length, choose, lead);
};

function edgePanel(title: HTMLElement, edge: Edge, own: Statement[], choose: Choose): Child[] {
  title.append(el('bdi', {}, edge.actor.label), ` ${verb[edge.stance]}: `, el('bdi', {}, edge.position.label));
  return [
    el(
      'p',
      { class: 'ends' },
      nameButton(edge.actor, choose),
      ` ${verb[edge.stance]} `,
      nameButton(edge.position, choose),
    ),
    el('p', { class: `kind ${edge.stance}` }, count(own.length, 'statement')),
    cards(own, choose, 'none', 20),
    hidden(edge.statements.length, own.length),
  ];
}
