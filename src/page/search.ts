/** Search by any name: a combobox (WAI-ARIA 1.2) over labels, aliases and wordings. It chooses; it does not filter. */
import { type Corpus, fold, type PageNode } from './corpus.ts';
import { el } from './dom.ts';
import { count, kindName } from './wording.ts';

export interface Hit {
  node: PageNode;
  /** The name by which it was found. */
  name: string;
}

const MOST = 12;

/** @returns a function from what was typed to hits: whole names before beginnings, beginnings before words within; then the weightier */
export function searcher({ nodes }: Corpus): (typed: string) => Hit[] {
  const names = [...nodes.values()].flatMap((node) => node.names.map((name) => ({ node, name, folded: fold(name) })));
  return (typed) => {
    const needle = fold(typed.trim());
    if (needle === '') return [];
    const best = new Map<PageNode, Hit & { rank: number }>();
    for (const { node, name, folded } of names) {
      const at = folded.indexOf(needle);
      if (at < 0) continue;
      const rank = folded === needle ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(folded[at - 1]!) ? 2 : 3;
      if (rank < (best.get(node)?.rank ?? 4)) best.set(node, { node, name, rank });
    }
    return [...best.values()]
      .sort(
        (a, b) =>
          a.rank - b.rank || b.node.statements.length - a.node.statements.length || (a.node.id < b.node.id ? -1 : 1),
      )
      .slice(0, MOST);
  };
}

/** @param choose is told the node, and that the keyboard should follow */
export function openSearch(corpus: Corpus, choose: (node: PageNode) => void): HTMLElement {
  const search = searcher(corpus);
  const input = el('input', {
    id: 'search',
    type: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Find a name or a position',
    'aria-expanded': 'false',
    'aria-controls': 'hits',
    'aria-autocomplete': 'list',
  });
  const list = el('ul', { id: 'hits', role: 'listbox', 'aria-label': 'Found', hidden: true });
  let hits: Hit[] = [];
  let active = -1;

  const mark = (next: number): void => {
    active = next;
    [...list.children].forEach((item, i) => {
      item.setAttribute('aria-selected', String(i === active));
      if (i === active) item.scrollIntoView({ block: 'nearest' });
    });
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `hit-${active}`);
  };
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const take = (hit: Hit): void => {
    input.value = '';
    close();
    choose(hit.node);
  };
  const open = (): void => {
    hits = search(input.value);
    list.replaceChildren(
      ...hits.map((hit, i) => {
        const { node, name } = hit;
        const item = el(
          'li',
          { id: `hit-${i}`, role: 'option', 'aria-selected': 'false' },
          el('span', { class: `dot ${node.kind}` }),
          el(
            'span',
            { class: 'hit' },
            el('bdi', {}, node.label),
            fold(name) !== fold(node.label) && el('small', {}, ' “', el('bdi', {}, name), '”'),
          ),
          el('small', {}, `${kindName[node.kind][0]}, ${count(node.statements.length, 'statement')}`),
        );
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(hit);
        });
        return item;
      }),
    );
    if (hits.length === 0 && input.value.trim() !== '')
      list.append(el('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No such name here'));
    list.hidden = input.value.trim() === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(hits.length > 0 ? 0 : -1);
  };
  input.addEventListener('input', open);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const chosen = hits[active];
    if (event.key === 'Escape') {
      input.value = '';
      close();
    } else if (event.key === 'Enter' && chosen) take(chosen);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length > 0 && !list.hidden)
      mark((active + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return el(
    'div',
    { class: 'search' },
    el('label', { for: 'search', class: 'unseen' }, 'Find a name or a position'),
    input,
    list,
  );
}
