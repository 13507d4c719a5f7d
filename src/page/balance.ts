/** Both camps of a position as one bar: asserted statements in full colour, hedged and conditional ones lighter, denied ones not at all. */
import type { Stance } from '../model.ts';
import { type Statement, weigh } from './corpus.ts';
import { el } from './dom.ts';

export const camps = (statements: readonly Statement[], stance: Stance): Statement[] =>
  statements.filter((one) => one.stance === stance && one.modality !== 'denied');

/** The bar, with its numbers in words for those who do not see it. */
export function balance(statements: readonly Statement[]): HTMLElement {
  const [pro, con] = [weigh(camps(statements, 'support')), weigh(camps(statements, 'oppose'))];
  const softer = pro.softer + con.softer;
  const words = `${pro.asserted} in support, ${con.asserted} opposed${softer > 0 ? `; hedged or conditional: ${pro.softer} in support, ${con.softer} opposed` : ''}`;
  return el(
    'div',
    { class: 'balance', role: 'img', 'aria-label': words, title: words },
    part('support', pro.asserted),
    part('support softer', pro.softer),
    part('oppose softer', con.softer),
    part('oppose', con.asserted),
  );
}

function part(kind: string, n: number): HTMLElement | null {
  if (n === 0) return null;
  const element = el('span', { class: `part ${kind}` }, String(n));
  element.style.flexGrow = String(n);
  return element;
}
