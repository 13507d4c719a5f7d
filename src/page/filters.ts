/** The legend, each entry of which is a switch: stance, kind of actor, modality; and outlet, days, confidence. */
import { entityTypes, modalities, stances } from '../model.ts';
import type { Corpus } from './corpus.ts';
import { button, el } from './dom.ts';
import { filtered, type State, type Store, start } from './state.ts';
import { kindName, modalityName } from './wording.ts';

const stanceName = { support: 'supports', oppose: 'opposes', neutral: 'neutral' } as const;

export function openFilters(corpus: Corpus, store: Store): HTMLElement {
  const boxes = new Map<string, HTMLInputElement>();
  const group = (title: string, values: readonly string[], name: (value: never) => string): HTMLElement =>
    el(
      'fieldset',
      {},
      el('legend', {}, title),
      ...values.map((value) => {
        const box = el('input', { type: 'checkbox', value });
        box.addEventListener('change', () => {
          const off = new Set(store.get().off);
          if (box.checked) off.delete(value);
          else off.add(value);
          store.set({ off });
        });
        boxes.set(value, box);
        return el('label', {}, box, el('span', { class: `swatch ${value}` }), name(value as never));
      }),
    );
  const present = <T extends string>(all: readonly T[], found: Set<string>): T[] => all.filter((one) => found.has(one));
  const kinds = present(entityTypes, new Set(corpus.statements.map(({ actor }) => actor.kind)));
  const modes = present(modalities, new Set(corpus.statements.map(({ modality }) => modality)));
  const outlets = [...new Set(corpus.documents.flatMap((document) => document.outlets))].sort();
  const outlet = el(
    'select',
    { id: 'outlet' },
    el('option', { value: '' }, 'all outlets'),
    ...outlets.map((name) => el('option', { value: name }, name)),
  );
  outlet.addEventListener('change', () => store.set({ outlet: outlet.value || null }));
  const days = corpus.statements
    .map(({ date }) => date)
    .filter((date) => date.length === 10)
    .sort();
  const calendar = (name: 'since' | 'until', label: string): [HTMLInputElement, HTMLElement] => {
    const input = el('input', { type: 'date', id: name, min: days[0] ?? null, max: days.at(-1) ?? null });
    input.addEventListener('change', () => store.set({ [name]: input.value || null }));
    return [input, el('label', { class: 'select' }, label, input)];
  };
  const [since, sinceLabel] = calendar('since', 'from');
  const [until, untilLabel] = calendar('until', 'to');
  const sure = el(
    'select',
    { id: 'sure' },
    ...[0, 0.5, 0.6, 0.7, 0.8, 0.9].map((least) =>
      el('option', { value: least }, least === 0 ? 'any' : `at least ${least}`),
    ),
  );
  sure.addEventListener('change', () => store.set({ sure: Number(sure.value) }));
  const clear = button('Show all', { class: 'clear' }, () => {
    const { off, outlet, since, until, sure } = start;
    store.set({ off, outlet, since, until, sure });
  });
  const form = el(
    'details',
    { class: 'filters' },
    el('summary', {}, 'Legend and filters'),
    el(
      'div',
      { class: 'groups' },
      group('Stance', stances, (value: keyof typeof stanceName) => stanceName[value]),
      group('Who', kinds, (value: keyof typeof kindName) => kindName[value][1]),
      modes.length > 1 && group('Modality', modes, (value: keyof typeof modalityName) => modalityName[value]),
      el(
        'fieldset',
        {},
        el('legend', {}, 'Told by'),
        el('label', { class: 'select' }, el('span', { class: 'unseen' }, 'Outlet'), outlet),
      ),
      days.length > 0 && el('fieldset', {}, el('legend', {}, 'Said'), sinceLabel, untilLabel),
      el(
        'fieldset',
        {},
        el('legend', {}, 'Confidence'),
        el('label', { class: 'select' }, el('span', { class: 'unseen' }, 'Least confidence'), sure),
      ),
      clear,
    ),
  );
  const wide = matchMedia('(min-width: 56rem)');
  const fit = (): void => {
    form.open = wide.matches;
  };
  wide.addEventListener('change', fit);
  fit();

  const follow = (state: State): void => {
    for (const [value, box] of boxes) box.checked = !state.off.has(value);
    outlet.value = state.outlet ?? '';
    since.value = state.since ?? '';
    until.value = state.until ?? '';
    if (![...sure.options].some(({ value }) => Number(value) === state.sure))
      sure.append(el('option', { value: state.sure }, `at least ${state.sure}`));
    sure.value = String(state.sure);
    clear.hidden = !filtered(state);
  };
  store.subscribe(follow);
  follow(store.get());
  return form;
}
