/** A first codebook out of a graph: its positions, the most talked of first, with their wordings as examples. A person makes it good. */
import { Document } from 'yaml';
import type { GraphData } from '../model.ts';
import { contraryWords } from '../positions/polarity.ts';

const MOST_EXAMPLES = 5;

/** @returns YAML that `readCodebook` takes: for each position its label, wordings, and how many statements it has, as a comment */
export function draftCodebook({ positions, statements, documents, name }: GraphData): string {
  const copies = new Set(documents.filter(({ copyOf }) => copyOf).map(({ id }) => id));
  const size = new Map<string, number>();
  for (const { position, document } of statements)
    if (!copies.has(document)) size.set(position.id, (size.get(position.id) ?? 0) + 1);
  const taken = new Set<string>();
  const entries = [...positions]
    .filter(({ belief }) => !belief)
    .sort((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0) || (a.label < b.label ? -1 : 1))
    .map(({ id, label, wordings }) => {
      const others = wordings.filter((wording) => wording !== label);
      const turned = others.filter((wording) => contraryWords(wording, label));
      const same = others.filter((wording) => !turned.includes(wording)).slice(0, MOST_EXAMPLES);
      return {
        comment: ` ${size.get(id) ?? 0} statements`,
        entry: {
          id: shortId(label, taken),
          label,
          ...(same.length > 0 ? { examples: same } : {}),
          ...(turned.length > 0 ? { contrary: turned } : {}),
        },
      };
    });
  const document = new Document({ positions: entries.map(({ entry }) => entry) });
  document.commentBefore = ` A first codebook, drafted from ${name.replace(/\s+/g, ' ')}: join, split, rename and drop positions until they are yours.`;
  entries.forEach(({ comment }, i) => {
    (document.getIn(['positions', i], true) as { commentBefore?: string }).commentBefore = comment;
  });
  return document.toString({ lineWidth: 0 });
}

const empty = /^(the|a|an|of|to|in|on|for|and|or|with|by|at|from|as|that|its|be)$/;

/** The first telling words of a label, its own among the ids. */
function shortId(label: string, taken: Set<string>): string {
  const words = label
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9 ]+/g, '')
    .split(' ')
    .filter((word) => word && !empty.test(word))
    .slice(0, 4);
  const stem = words.join('-') || 'position';
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  taken.add(id);
  return id;
}
