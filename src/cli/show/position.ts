/** One position: its wordings, its camps, and the words of each actor in them. */
import type { ModalCounts, PositionRecord } from '../../model.ts';
import { count, type Page, wrap } from '../text.ts';
import type { Part } from './entity.ts';
import { inTime, type Lookup, quote } from './quote.ts';
import { groups } from './stances.ts';

/** "3 for (1 hedged)". */
export function camp(counts: ModalCounts, side: string): string {
  const lighter = (['hedged', 'conditional'] as const).filter((k) => counts[k]).map((k) => `${counts[k]} ${k}`);
  return `${counts.asserted} ${side}${lighter.length ? ` (and ${lighter.join(', ')})` : ''}`;
}

/** @param why adds each statement's rule and place, and the decisions that made the wordings one */
export function describePosition(page: Page, graph: Lookup, position: PositionRecord, why: boolean): Part {
  const own = inTime(graph.data.statements.filter((s) => s.position.id === position.id));
  const text = () => {
    const counts = [camp(position.support, 'for'), camp(position.oppose, 'against')];
    if (position.neutral) counts.push(`${position.neutral} neutral`);
    if (position.denied) counts.push(`${position.denied} denied`);
    const lines = [page.paint('bold', wrap(page, position.label)), counts.join(' · ')];
    if (position.concerns.length) lines.push(wrap(page, `concerns ${position.concerns.map(graph.nameOf).join(', ')}`));
    const others = position.wordings.filter((wording) => wording !== position.label);
    if (others.length)
      lines.push(
        '',
        `${count(others.length, 'other wording')}`,
        ...others.map((wording) => wrap(page, wording, '  · ', '    ')),
      );
    for (const group of groups) {
      const held = own.filter(group.holds);
      if (!held.length) continue;
      lines.push('', page.paint(group.style, `${group.sign} ${group.camp}`));
      for (const s of held) lines.push(quote(page, graph, s, { actor: true, why }));
    }
    if (why && position.merged.length)
      lines.push('', 'Why these wordings are one', ...position.merged.map((line) => wrap(page, line, '  ', '    ')));
    return lines.join('\n');
  };
  return { json: { position, statements: own }, text };
}
