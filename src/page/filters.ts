/** The legend, each entry of which is a switch: stance, kind of actor, modality; and the outlet. */
import { entityTypes, modalities, stances } from '../model.ts';
import type { Corpus } from './corpus.ts';
import { button, el } from './dom.ts';
import { type State, type Store, start } from './state.ts';
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
  const clear = button('Show all', { class: 'clear' }, () => store.set({ off: start.off, outlet: null }));
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
      el('p', { class: 'key' }, el('span', { class: 'swatch position' }), 'position'),
      el('p', { class: 'nearness' }, 'Near: support the same. Larger: more statements.'),
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
    clear.hidden = state.off.size === 0 && state.outlet === null;
  };
  store.subscribe(follow);
  follow(store.get());
  return form;
}
