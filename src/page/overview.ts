/** Where a reader can start: the positions that divide most, and the actors heard most. */
import { balance } from './balance.ts';
import type { Choose } from './cards.ts';
import { nameButton } from './cards.ts';
import type { Corpus, PageNode, Statement } from './corpus.ts';
import { type Child, el } from './dom.ts';
import { count } from './wording.ts';

export function overview(title: HTMLElement, corpus: Corpus, statements: Statement[], choose: Choose): Child[] {
  title.append('Where they stand');
  const divided = contested(statements).slice(0, 8);
  const voices = tally(
    statements.filter(({ modality }) => modality !== 'denied'),
    ({ actor }) => actor,
  ).slice(0, 10);
  if (statements.length === 0)
    return [
      el(
        'p',
        { class: 'note' },
        corpus.statements.length === 0 ? 'No statements with a policy were found.' : 'No statement passes the filters.',
      ),
    ];
  return [
    el('p', { class: 'hint' }, 'Choose a name or a position, here or in the graph, to read who said so.'),
    el('h3', {}, divided.some(({ sides }) => sides > 0) ? 'Most contested' : 'Most discussed'),
    el(
      'ol',
      { class: 'positions' },
      ...divided.map(({ position, of }) => el('li', {}, nameButton(position, choose), balance(of))),
    ),
    el('h3', {}, 'Most often heard'),
    el(
      'ol',
      { class: 'voices' },
      ...voices.map(([actor, n]) =>
        el('li', {}, nameButton(actor, choose), el('span', { class: 'count' }, count(n, 'statement'))),
      ),
    ),
  ];
}

function tally(statements: readonly Statement[], of: (statement: Statement) => PageNode): [PageNode, number][] {
  const sums = new Map<PageNode, number>();
  for (const statement of statements) sums.set(of(statement), (sums.get(of(statement)) ?? 0) + 1);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
}

/** Positions by the smaller of their camps, counted in actors who assert; then by statements. */
export function contested(statements: readonly Statement[]): { position: PageNode; of: Statement[]; sides: number }[] {
  const groups = new Map<PageNode, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.position);
    if (group) group.push(statement);
    else groups.set(statement.position, [statement]);
  }
  const actors = (of: Statement[], stance: string): number =>
    new Set(of.filter((one) => one.stance === stance && one.modality === 'asserted').map(({ actor }) => actor)).size;
  return [...groups]
    .map(([position, of]) => ({ position, of, sides: Math.min(actors(of, 'support'), actors(of, 'oppose')) }))
    .sort((a, b) => b.sides - a.sides || b.of.length - a.of.length || (a.position.id < b.position.id ? -1 : 1));
}
