/** report.md: what was found, what was left out and why, and which merges a reader should check. */
import type { GraphData } from '../model.ts';
import { contested } from './contested.ts';
import { telling } from './telling.ts';

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
/** Text of an article inside Markdown: one line, nothing that Markdown would read as a mark. */
export const inline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_{}[\]<>#|])/g, '\\$1');

export function report(data: GraphData): string {
  const { documents, entities, positions, statements, notes } = data;
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const tally = <T extends string>(items: readonly T[]): string =>
    [...items.reduce((map, item) => map.set(item, (map.get(item) ?? 0) + 1), new Map<T, number>())]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([item, n]) => `${n} ${item}`)
      .join(', ');
  const copies = documents.filter(({ copyOf }) => copyOf);
  const skipped = documents.flatMap((document) => document.skipped.map(({ why }) => why));
  const lines = [
    `# ${inline(data.name)}`,
    '',
    `${count(documents.length, 'article')}, ${count(statements.length, 'statement')} by ${count(new Set(statements.map(({ actor }) => actor.id)).size, 'actor')} on ${count(positions.length, 'position')}; ${count(entities.length, 'entity', 'entities')} in all.`,
    'Coded by machine: check the sentence before you quote. `standpoint show` prints the sentence of every statement.',
    '',
    `- Stances: ${tally(statements.map(({ stance }) => stance)) || 'none'}.`,
    `- Modality: ${tally(statements.map(({ modality }) => modality)) || 'none'}. Denied statements count for no camp; hedged and conditional ones are counted apart.`,
    `- Form: ${tally(statements.map(({ form }) => form)) || 'none'}.`,
    `- Entities: ${tally(entities.map(({ type }) => type)) || 'none'}.`,
    '',
    '## Most contested positions',
    '',
  ];
  const top = contested(data, 5);
  if (top.length === 0) lines.push('No position has asserted statements on both sides.', '');
  for (const { position, supporters, opponents, pro, con } of top)
    lines.push(
      `### ${inline(position.label)}`,
      `${count(supporters.length, 'actor')} for, ${count(opponents.length, 'actor')} against.`,
      `- for: ${inline(names.get(pro.actor.id) ?? '')}: “${inline(pro.quote)}” (${inline(pro.document)})`,
      `- against: ${inline(names.get(con.actor.id) ?? '')}: “${inline(con.quote)}” (${inline(con.document)})`,
      '',
    );
  lines.push(
    '## Left out',
    '',
    `- ${count(notes.withoutPolicy, 'statement')} without a policy (facts, beliefs): kept in the extracts, not in the graph.`,
  );
  const shown = telling(data);
  if (shown !== data)
    lines.push(
      `- From graph.html, graph.gexf, graph.json and graph.svg: all but the most telling ${count(shown.statements.length, 'statement')} on ${count(shown.positions.length, 'position')}; the JSONL files hold all.`,
    );
  lines.push(`- Page furniture: ${skipped.length === 0 ? 'none' : tally(skipped)}.`);
  lines.push(
    `- Copies of one story: ${copies.length === 0 ? 'none' : copies.map(({ id, copyOf }) => `${inline(id)} (of ${inline(copyOf!)})`).join(', ')}.`,
  );
  lines.push(`- Not read: ${notes.problems.length === 0 ? 'nothing' : ''}`);
  for (const { where, message } of notes.problems) lines.push(`  - ${inline(where)} ${inline(message)}`);
  if (data.uncoded) {
    lines.push(
      `- ${count(data.uncoded.length, 'statement')} that no position of the codebook takes up: in uncoded.jsonl.`,
    );
  }
  const { corrections } = notes;
  if (corrections) {
    lines.push('', '## Corrections', '', `- ${count(corrections.applied, 'correction')} applied.`);
    for (const line of [...corrections.made, ...corrections.stale]) lines.push(`- ${inline(line)}`);
  }
  lines.push('', '## Doubtful merges', '');
  if (notes.doubtful.length === 0) lines.push('None.');
  for (const line of notes.doubtful) lines.push(`- ${inline(line)}`);
  return `${lines.join('\n')}\n`;
}
