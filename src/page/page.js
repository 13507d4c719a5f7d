/** The page's behaviour: choose a node in the picture, the search field or the table; read who said what. All text is set as text. */
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (list) => new Map(list.map((item) => [item.id, item]));
  const [documents, entities, positions] = [byId(data.documents), byId(data.entities), byId(data.positions)];
  const $ = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== null && value !== undefined) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== ''));
    return element;
  };
  const verbs = { support: 'supports', oppose: 'opposes', neutral: 'is neutral on' };
  const nameOf = (id) => entities.get(id)?.name ?? positions.get(id)?.label ?? id;
  const link = (id) => {
    const button = make('button', { type: 'button', class: 'link' }, nameOf(id));
    button.addEventListener('click', () => choose(id));
    return button;
  };
  const state = { chosen: '', sort: 'said', down: false };

  /** The sentence with its content marked, and some words before and after. */
  function sentence({ before, sentence: text, after, marks }) {
    const parts = [make('span', { class: 'context' }, before ? `…${before}` : '')];
    let at = 0;
    for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
      if (start < at || end > text.length || start < 0) continue;
      parts.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at), make('span', { class: 'context' }, after ? `${after}…` : ''));
    return make('p', {}, ...parts);
  }

  function card(s, show) {
    const article = documents.get(s.document);
    const title = article?.title ?? s.document;
    const source = article?.url ? make('a', { href: article.url, rel: 'noopener noreferrer' }, title) : title;
    const how = [s.modality === 'asserted' ? '' : s.modality, s.form, s.said ?? ''].filter(Boolean).join(', ');
    const stance = s.modality === 'denied' ? `denies to ${s.stance}` : verbs[s.stance];
    return make(
      'div',
      { class: `card ${s.modality === 'denied' ? 'neutral' : s.stance} ${s.modality}`, id: s.id },
      make(
        'p',
        {},
        show === 'actor' ? link(s.actor) : '',
        show === 'actor' ? ' ' : '',
        make('span', { class: `stance-${s.stance}` }, stance),
        show === 'position' ? ' ' : '',
        show === 'position' ? link(s.position) : '',
      ),
      sentence(s),
      make(
        'p',
        { class: 'meta' },
        `${article?.publisher ? `${article.publisher}: ` : ''}`,
        source,
        ` · ${how}`,
        s.reporter ? ' · reported by ' : '',
        s.reporter ? link(s.reporter) : '',
        s.addressee ? ' · to ' : '',
        s.addressee ? link(s.addressee) : '',
        ` · confidence ${s.confidence}`,
      ),
    );
  }

  const chosenFilters = () => ({ stance: $('stance').value, modality: $('modality').value, outlet: $('outlet').value });
  const visible = () => {
    const { stance, modality, outlet } = chosenFilters();
    return data.statements.filter(
      (s) =>
        (!stance || s.stance === stance) &&
        (!modality || s.modality === modality) &&
        (!outlet || documents.get(s.document)?.publisher === outlet),
    );
  };

  function panel(shown) {
    const box = $('panel');
    box.replaceChildren();
    const { chosen } = state;
    const entity = entities.get(chosen);
    const position = positions.get(chosen);
    if (entity) {
      const own = shown.filter((s) => s.actor === chosen);
      const told = shown.filter((s) => s.reporter === chosen);
      box.append(
        make('h2', {}, entity.name),
        make(
          'p',
          { class: 'meta' },
          [entity.type, ...entity.offices, entity.aliases.length ? `also ${entity.aliases.join(', ')}` : '']
            .filter(Boolean)
            .join(' · '),
        ),
      );
      for (const stance of ['support', 'oppose', 'neutral']) {
        const list = own.filter((s) => s.stance === stance);
        if (list.length)
          box.append(make('h3', {}, `${verbs[stance]} (${list.length})`), ...list.map((s) => card(s, 'position')));
      }
      if (told.length) box.append(make('h3', {}, `reports (${told.length})`), ...told.map((s) => card(s, 'actor')));
      if (!own.length && !told.length) box.append(make('p', {}, 'No statement passes the filters.'));
    } else if (position) {
      const list = shown.filter((s) => s.position === chosen);
      box.append(
        make('h2', {}, position.label),
        make(
          'p',
          { class: 'meta' },
          position.concerns.length ? `concerns ${position.concerns.map(nameOf).join(', ')}` : '',
        ),
      );
      for (const [stance, title] of [
        ['support', 'For'],
        ['oppose', 'Against'],
        ['neutral', 'Neutral'],
      ]) {
        const camp = list.filter((s) => s.stance === stance && s.modality !== 'denied');
        if (camp.length) box.append(make('h3', {}, `${title} (${camp.length})`), ...camp.map((s) => card(s, 'actor')));
      }
      const denied = list.filter((s) => s.modality === 'denied');
      if (denied.length)
        box.append(make('h3', {}, `Denied (${denied.length})`), ...denied.map((s) => card(s, 'actor')));
      if (position.wordings.length > 1)
        box.append(
          make('h3', {}, 'Wordings that were read as this position'),
          make('ul', {}, ...position.wordings.map((w) => make('li', {}, w))),
        );
    } else
      box.append(
        make(
          'p',
          { class: 'meta' },
          'Choose a name or a position: in the picture, in the search field or in the table. Lines from a name to a position: solid blue supports, dashed orange opposes, dotted grey is neutral; fainter where only hedged.',
        ),
      );
  }

  const columns = [
    ['actor', 'Who', (s) => nameOf(s.actor)],
    ['stance', 'Stance', (s) => (s.modality === 'denied' ? `denies to ${s.stance}` : verbs[s.stance])],
    ['position', 'Position', (s) => nameOf(s.position)],
    ['modality', 'Modality', (s) => s.modality],
    ['said', 'When', (s) => s.said ?? ''],
    ['outlet', 'Outlet', (s) => documents.get(s.document)?.publisher ?? ''],
    ['sentence', 'Sentence', (s) => s.sentence],
  ];

  function table(shown) {
    const [, , read] = columns.find(([key]) => key === state.sort);
    const rows = shown
      .map((s) => [read(s), s])
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) * (state.down ? -1 : 1));
    const most = 1000;
    $('table').tBodies[0].replaceChildren(
      ...rows
        .slice(0, most)
        .map(([, s]) =>
          make(
            'tr',
            {},
            ...columns.map(([key, , value]) =>
              key === 'actor' || key === 'position'
                ? make('td', {}, link(s[key]))
                : make('td', key === 'stance' ? { class: `stance-${s.stance}` } : {}, value(s)),
            ),
          ),
        ),
    );
    $('count').textContent =
      `${shown.length} of ${data.statements.length} statements${rows.length > most ? `, the first ${most} listed` : ''}`;
    for (const [i, th] of [...$('table').tHead.rows[0].cells].entries())
      th.setAttribute('aria-sort', columns[i][0] !== state.sort ? 'none' : state.down ? 'descending' : 'ascending');
  }

  function draw(shown) {
    const pairs = new Set(
      shown.filter((s) => s.modality !== 'denied').map((s) => `${s.actor}\n${s.position}\n${s.stance}`),
    );
    const near = new Set([state.chosen]);
    for (const edge of document.querySelectorAll('#picture .edge')) {
      const { actor, position, stance } = edge.dataset;
      const on =
        pairs.has(`${actor}\n${position}\n${stance}`) &&
        (!state.chosen || actor === state.chosen || position === state.chosen);
      edge.classList.toggle('dim', !on);
      if (on) near.add(actor).add(position);
    }
    const known = [...document.querySelectorAll('#picture .node')].some((node) => node.dataset.id === state.chosen);
    for (const node of document.querySelectorAll('#picture .node')) {
      node.classList.toggle('dim', known && !near.has(node.dataset.id));
      node.classList.toggle('chosen', node.dataset.id === state.chosen);
    }
  }

  function update() {
    const shown = visible();
    panel(shown);
    table(shown);
    draw(shown);
    const hash = new URLSearchParams(
      Object.entries({ show: state.chosen, ...chosenFilters() }).filter(([, value]) => value),
    ).toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  }

  function choose(id) {
    state.chosen = id;
    update();
    $('panel').scrollTop = 0;
  }

  function find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return '';
    const all = [
      ...data.entities.map((e) => [e.id, [e.name, ...e.aliases]]),
      ...data.positions.map((p) => [p.id, [p.label, ...p.wordings]]),
    ];
    const test = (match) => all.find(([, names]) => names.some((name) => match(name.toLowerCase())))?.[0];
    return (
      test((name) => name === wanted) ??
      test((name) => name.startsWith(wanted)) ??
      test((name) => name.includes(wanted)) ??
      ''
    );
  }

  function fromHash() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const id of ['stance', 'modality', 'outlet']) $(id).value = wanted.get(id) ?? '';
    state.chosen = wanted.get('show') ?? '';
    update();
  }

  $('names').append(
    ...[...data.entities.flatMap((e) => [e.name, ...e.aliases]), ...data.positions.map((p) => p.label)].map((value) =>
      make('option', { value }),
    ),
  );
  $('outlet').append(
    ...[...new Set(data.documents.map((d) => d.publisher).filter(Boolean))]
      .sort()
      .map((name) => make('option', {}, name)),
  );
  $('table').tHead.rows[0].append(
    ...columns.map(([key, title]) => {
      const button = make('button', { type: 'button' }, title);
      button.addEventListener('click', () => {
        state.down = state.sort === key && !state.down;
        state.sort = key;
        update();
      });
      return make('th', { scope: 'col' }, button);
    }),
  );
  for (const node of document.querySelectorAll('#picture .node')) {
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    node.setAttribute('aria-label', `${node.dataset.kind}: ${nameOf(node.dataset.id)}`);
    node.addEventListener('click', () => choose(node.dataset.id));
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose(node.dataset.id);
    });
  }
  $('search').addEventListener('input', (event) => choose(find(event.target.value)));
  for (const id of ['stance', 'modality', 'outlet']) $(id).addEventListener('change', update);
  $('filters').addEventListener('submit', (event) => event.preventDefault());
  $('filters').addEventListener('reset', () => setTimeout(() => choose('')));
  addEventListener('hashchange', fromHash);
  fromHash();
})();
