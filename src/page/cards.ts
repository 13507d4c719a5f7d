/** One statement as a card: the sentence with its content marked, who carries it, when, and how it was said. */
import type { PageNode, Statement } from './corpus.ts';
import { button, type Child, el, outward } from './dom.ts';
import { context, type Piece, pieces } from './sentence.ts';
import { day, denial, saidWhen, spoken, verb } from './wording.ts';

export type Choose = (node: PageNode) => void;

/** A node's name as a button that chooses it. */
export const nameButton = (node: PageNode, choose: Choose): HTMLButtonElement =>
  button(el('bdi', {}, node.label), { class: `name ${node.kind === 'position' ? 'position' : 'actor'}` }, () =>
    choose(node),
  );

/** @param lead what the card says of itself before the sentence; the rest stands in the heading above */
export function card(statement: Statement, choose: Choose, lead: 'actor' | 'position' | 'none'): HTMLElement {
  const { stance, modality, document, onBehalfOf, reporter, addressee } = statement;
  const denied = modality === 'denied';
  const says = denied ? denial[stance] : verb[stance];
  const mention = (label: string, node: PageNode | null): Child =>
    node && el('span', {}, `${label} `, nameButton(node, choose));
  const facts: Child[] = [
    el('bdi', { class: 'outlet' }, document.outlets[0] ?? ''),
    document.date !== null && el('time', {}, day(document.date)),
    saidWhen(statement) !== '' && el('span', {}, saidWhen(statement)),
    el('span', {}, spoken[statement.form]),
    modality !== 'asserted' && el('span', { class: 'modality' }, modality),
    mention('for', onBehalfOf),
    mention('told to', addressee),
    mention('according to', reporter),
  ];
  return el(
    'article',
    { class: `card ${denied ? 'denied' : stance} ${modality}`, 'data-statement': statement.id },
    lead === 'actor' && el('p', { class: 'lead' }, nameButton(statement.actor, choose), ` ${says}`),
    lead === 'position' && el('p', { class: 'lead' }, `${says} `, nameButton(statement.position, choose)),
    el('blockquote', {}, el('p', {}, ...pieces(statement).map(piece))),
    el(
      'ul',
      { class: 'facts' },
      ...facts.filter((fact) => fact !== null && fact !== false).map((fact) => el('li', {}, fact)),
    ),
    el('p', { class: 'article' }, outward(document.url, document.title ?? document.id)),
    around(statement),
  );
}

function piece({ text, marks }: Piece): Node {
  let node: Node = document.createTextNode(text);
  if (marks.includes('source')) node = el('b', { class: 'source' }, node);
  if (marks.includes('cue')) node = el('em', { class: 'cue' }, node);
  if (marks.includes('content')) node = el('mark', {}, node);
  return node;
}

function around(statement: Statement): HTMLElement {
  const { before, after } = context(statement);
  const { outlets } = statement.document;
  return el(
    'details',
    {},
    el('summary', {}, 'In context'),
    el('p', { class: 'context' }, before, el('strong', {}, ...pieces(statement).map(({ text }) => text)), after),
    outlets.length > 1 && el('p', {}, 'Also carried by ', el('bdi', {}, outlets.slice(1).join(', ')), '.'),
    el('p', { class: 'why' }, `Confidence ${statement.confidence.toFixed(2)}; decided by ${statement.rule}.`),
  );
}

/** Cards, the first few at once and the rest on demand. */
export function cards(
  statements: readonly Statement[],
  choose: Choose,
  lead: 'actor' | 'position' | 'none',
  first = 4,
): HTMLElement {
  const list = el('div', { class: 'cards' });
  const more = (from: number, to: number): void => {
    list.append(...statements.slice(from, to).map((statement) => card(statement, choose, lead)));
    const left = statements.length - to;
    if (left <= 0) return;
    const next = button(left > 50 ? `Show 50 of ${left} more` : `Show ${left} more`, { class: 'more' }, () => {
      next.remove();
      more(to, to + 50);
      (list.children[to] as HTMLElement | undefined)?.querySelector<HTMLElement>('button, summary')?.focus();
    });
    list.append(next);
  };
  more(0, first);
  return list;
}
