/** What the panel tells of agreement: of two actors, of one among the others, of all. Every count leads to the sentences behind it. */
import { type Pair, sharedPositions } from './agreement.ts';
import { type Choose, cards, nameButton } from './cards.ts';
import type { PageNode } from './corpus.ts';
import { button, type Child, el } from './dom.ts';
import type { State } from './state.ts';
import { count } from './wording.ts';

type ChoosePair = (pair: Pair) => void;

/** Two actors: the positions on which they part, then those on which they agree, with what each said. */
export function pairPanel(title: HTMLElement, a: PageNode, b: PageNode, state: State, choose: Choose): Child[] {
  title.append(el('bdi', {}, a.label), ' and ', el('bdi', {}, b.label));
  const shared = sharedPositions(a, b, state);
  const part = (same: boolean): Child[] => {
    const of = shared.filter((one) => one.same === same);
    if (of.length === 0) return [];
    return [
      el(
        'h3',
        { class: same ? 'support' : 'oppose' },
        same ? 'On the same side ' : 'On contrary sides ',
        el('span', { class: 'count' }, String(of.length)),
      ),
      ...of.flatMap(({ position, statements }) => [
        el('h4', {}, nameButton(position, choose)),
        cards(statements, choose, 'actor', 6),
      ]),
    ];
  };
  return [
    el('p', { class: 'ends' }, nameButton(a, choose), ' · ', nameButton(b, choose)),
    shared.length === 0 && el('p', { class: 'note' }, 'No position on which both take a side passes the filters.'),
    ...part(false),
    ...part(true),
  ];
}

/** With whom one actor goes, and with whom not. */
export function company(node: PageNode, pairs: readonly Pair[], choose: ChoosePair): Child[] {
  const own = pairs.filter(({ a, b }) => a === node || b === node);
  return [
    ...ranking('On the same side', own, ({ congruence, conflict }) => congruence - conflict, choose, node),
    ...ranking('On contrary sides', own, ({ congruence, conflict }) => conflict - congruence, choose, node),
  ];
}

/** Where nothing is chosen in the agreement view: the closest, and those most at odds. */
export function agreementOverview(title: HTMLElement, pairs: readonly Pair[], choose: ChoosePair): Child[] {
  title.append('Who goes with whom');
  if (pairs.length === 0)
    return [el('p', { class: 'note' }, 'No two actors take a side on the same position, as the filters stand.')];
  return [
    el('p', { class: 'hint' }, 'Choose a name or a line between two, here or in the graph, to read what both said.'),
    ...ranking('Closest', pairs, ({ congruence, conflict }) => congruence - conflict, choose),
    ...ranking('Most at odds', pairs, ({ congruence, conflict }) => conflict - congruence, choose),
  ];
}

/** Pairs with a score above nothing, the highest first; seen from one actor, the other's name stands alone. */
function ranking(
  label: string,
  pairs: readonly Pair[],
  score: (pair: Pair) => number,
  choose: ChoosePair,
  from?: PageNode,
): Child[] {
  const of = pairs
    .filter((pair) => score(pair) > 0)
    .sort((x, y) => score(y) - score(x) || (x.key < y.key ? -1 : 1))
    .slice(0, 10);
  if (of.length === 0) return [];
  return [
    el('h3', {}, label),
    el(
      'ol',
      { class: 'voices' },
      ...of.map((pair) => {
        const { a, b, congruence, conflict } = pair;
        const names = from
          ? [el('bdi', {}, (a === from ? b : a).label)]
          : [el('bdi', {}, a.label), ' and ', el('bdi', {}, b.label)];
        const words = [congruence > 0 && `agree on ${congruence}`, conflict > 0 && `part on ${conflict}`];
        return el(
          'li',
          {},
          button(el('span', {}, ...names), { class: 'name' }, () => choose(pair)),
          el(
            'span',
            { class: 'count', title: count(congruence + conflict, 'position') },
            words.filter(Boolean).join(', '),
          ),
        );
      }),
    ),
  ];
}
