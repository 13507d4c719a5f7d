/** All statements as a table: sortable, filterable, a hundred rows at a time. It tells all that the graph shows, without seeing. */
import { type Choose, nameButton } from './cards.ts';
import { type Corpus, type Edge, edgeKey, fold, type Statement } from './corpus.ts';
import { button, el } from './dom.ts';
import { pieces } from './sentence.ts';
import { type Column, columns, passes, type State, type Store } from './state.ts';
import { count, day, denial, spoken, verb } from './wording.ts';

const PAGE = 100;

const title: Record<Column, string> = {
  actor: 'Who',
  stance: 'Stance',
  position: 'Position',
  sentence: 'Sentence',
  outlet: 'Outlet',
  date: 'Date',
  modality: 'Modality',
  form: 'Form',
};

const sentenceOf = (statement: Statement): string =>
  pieces(statement)
    .map(({ text }) => text)
    .join('');

/** What a column sorts by. */
const value: Record<Column, (statement: Statement) => string> = {
  actor: ({ actor }) => fold(actor.label),
  stance: ({ stance }) => stance,
  position: ({ position }) => fold(position.label),
  sentence: (statement) => fold(sentenceOf(statement)),
  outlet: ({ document }) => fold(document.outlets[0] ?? ''),
  date: ({ date }) => date,
  modality: ({ modality }) => modality,
  form: ({ form }) => form,
};

/** Statements that pass the filters and hold every word that was typed, in the order asked for. */
export function rowsOf({ statements }: Corpus, state: State): Statement[] {
  const needles = fold(state.find).split(/\s+/).filter(Boolean);
  const of = value[state.sort];
  const way = state.down ? -1 : 1;
  return statements
    .filter((statement) => passes(statement, state))
    .filter((statement) => {
      if (needles.length === 0) return true;
      const hay = fold(
        [statement.actor.label, statement.position.label, sentenceOf(statement), ...statement.document.outlets].join(
          '\n',
        ),
      );
      return needles.every((needle) => hay.includes(needle));
    })
    .map((statement) => ({ statement, key: of(statement) }))
    .sort((a, b) => (a.key < b.key ? -way : a.key > b.key ? way : 0))
    .map(({ statement }) => statement);
}

export function openTable(corpus: Corpus, store: Store, choose: Choose, chooseEdge: (edge: Edge) => void): HTMLElement {
  const find = el('input', { id: 'find', type: 'search', placeholder: 'Filter the rows', autocomplete: 'off' });
  find.addEventListener('input', () => store.set({ find: find.value.slice(0, 200) }, true));
  const headers = columns.map((column) => {
    const sort = button(title[column], {}, () => {
      const { sort: now, down } = store.get();
      store.set({ sort: column, down: now === column ? !down : column === 'date' }, true);
    });
    return el('th', { scope: 'col', role: 'columnheader', class: `in-${column}` }, sort);
  });
  const body = el('tbody', { role: 'rowgroup' });
  const info = el('p', { class: 'note', role: 'status' });
  const more = button('Show more', { class: 'more' }, () => grow());
  const table = el(
    'table',
    { role: 'table' },
    el('caption', { class: 'unseen' }, 'All statements: who, stance, position, sentence, outlet, date'),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...headers)),
    body,
  );
  let rows: Statement[] = [];

  const grow = (): void => {
    const from = body.children.length;
    body.append(...rows.slice(from, from + PAGE).map(row));
    more.hidden = body.children.length >= rows.length;
    info.textContent = `${count(rows.length, 'statement')}${more.hidden ? '' : `, ${body.children.length} shown`}`;
  };
  const row = (statement: Statement): HTMLElement => {
    const { actor, position, stance, modality, form, document, date } = statement;
    const edge = modality === 'denied' ? undefined : corpus.edges.get(edgeKey(actor.id, position.id, stance));
    const says = modality === 'denied' ? denial[stance] : verb[stance];
    const cells: Record<Column, Node | string> = {
      actor: nameButton(actor, choose),
      stance: edge ? button(says, { class: `stance ${stance}` }, () => chooseEdge(edge)) : says,
      position: nameButton(position, choose),
      sentence: el(
        'span',
        { class: 'sentence' },
        ...pieces(statement).map(({ text, marks }) => (marks.includes('content') ? el('mark', {}, text) : text)),
      ),
      outlet: el('bdi', {}, document.outlets[0] ?? ''),
      date: day(date),
      modality,
      form: spoken[form],
    };
    return el(
      'tr',
      { role: 'row', class: modality },
      ...columns.map((column) => el('td', { role: 'cell', class: `in-${column}` }, cells[column])),
    );
  };
  let drawn = '';
  const follow = (state: State): void => {
    if (state.view !== 'table') return;
    if (find.value !== state.find) find.value = state.find;
    const asked = JSON.stringify([
      ...state.off,
      '',
      state.outlet,
      state.since,
      state.until,
      state.sure,
      state.find,
      state.sort,
      state.down,
    ]);
    if (asked === drawn) return;
    drawn = asked;
    columns.forEach((column, i) => {
      const order = state.sort !== column ? 'none' : state.down ? 'descending' : 'ascending';
      headers[i]!.setAttribute('aria-sort', order);
    });
    rows = rowsOf(corpus, state);
    body.replaceChildren();
    grow();
  };
  store.subscribe(follow);
  const element = el(
    'div',
    { class: 'table', id: 'table' },
    el('div', { class: 'bar' }, el('label', { for: 'find', class: 'unseen' }, 'Filter the rows'), find, info),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of statements' }, table, more),
  );
  follow(store.get());
  return element;
}
