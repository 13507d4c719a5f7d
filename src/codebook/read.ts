/**
 * A user's codebook (`--codebook`): the positions, and beliefs, to code against. It reads and checks; what it cannot take it refuses with
 * file and line, for a codebook that is misread spoils every figure.
 */
import { isMap, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { FormatError } from '../errors.ts';

export interface CodebookEntry {
  kind: 'position' | 'belief';
  /** The user's own, unique in the file. */
  id: string;
  label: string;
  /** For human coders; statements are not matched against it. */
  description: string | null;
  /** Further wordings, or sentences, that ask for the same. */
  examples: string[];
  /** Wordings that ask for the contrary: who supports them opposes the label. */
  contrary: string[];
  /** Wordings that always are this one, and wordings that never are, whatever the vectors say. */
  same: string[];
  different: string[];
}

export interface Codebook {
  entries: CodebookEntry[];
}

const advice = 'See docs/discourse-networks.md for a codebook, or let `standpoint codebook draft` write a first one.';
const lists = ['examples', 'contrary', 'same', 'different'] as const;
const keys: readonly string[] = ['id', 'label', 'description', ...lists];

/** A wording as it is compared: lower case, single spaces, no quotation marks and no stop at the end. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[“”"‘’']/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?]+$/, '')
    .trim();

/** @param text YAML: `positions:` and `beliefs:`, lists of entries. @throws FormatError with file and line */
export function readCodebook(text: string, file: string): Codebook {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (node: unknown): string => {
    const offset = (node as ParsedNode | null)?.range?.[0];
    return offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
  };
  const refuse = (node: unknown, message: string): FormatError => new FormatError(`${at(node)} ${message}`, advice);
  const [broken] = document.errors;
  if (broken)
    throw new FormatError(
      `${file}:${lines.linePos(broken.pos[0]).line} is no YAML: ${broken.message.split('\n')[0]!.replace(/ at line.*$/, '')}.`,
      advice,
    );
  const root = document.contents;
  if (!isMap(root)) throw refuse(root, 'is no codebook: it must have "positions", "beliefs", or both.');
  const entries: CodebookEntry[] = [];
  const ids = new Map<string, string>();
  for (const pair of root.items) {
    const section = String(pair.key);
    if (section !== 'positions' && section !== 'beliefs')
      throw refuse(pair.key, `has an unknown key "${section}"; a codebook has positions and beliefs.`);
    const list = pair.value;
    if (!isSeq(list)) throw refuse(list ?? pair.key, `"${section}" must be a list.`);
    for (const item of list.items) {
      if (!isMap(item)) throw refuse(item, `must have an id and a label.`);
      for (const { key } of item.items)
        if (!keys.includes(String(key)))
          throw refuse(key, `has an unknown key "${key}"; an entry has ${keys.join(', ')}.`);
      const value = item.toJSON() as Record<string, unknown>;
      for (const key of ['id', 'label'] as const)
        if (typeof value[key] !== 'string' || !value[key].trim()) throw refuse(item, `has no ${key}.`);
      const id = value.id as string;
      if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(id))
        throw refuse(item, `has the id "${id}"; an id has letters, digits, - and _ only.`);
      if (ids.has(id)) throw refuse(item, `has the id "${id}", as ${ids.get(id)} has.`);
      ids.set(id, at(item));
      if (value.description !== undefined && typeof value.description !== 'string')
        throw refuse(item, `"description" must be text.`);
      for (const key of lists)
        if (
          value[key] !== undefined &&
          !(Array.isArray(value[key]) && value[key].every((one) => typeof one === 'string'))
        )
          throw refuse(item, `"${key}" must be a list of wordings.`);
      const texts = (key: (typeof lists)[number]): string[] => (value[key] as string[] | undefined) ?? [];
      entries.push({
        kind: section === 'beliefs' ? 'belief' : 'position',
        id,
        label: (value.label as string).trim(),
        description: (value.description as string | undefined) ?? null,
        examples: texts('examples'),
        contrary: texts('contrary'),
        same: texts('same'),
        different: texts('different'),
      });
    }
  }
  if (entries.length === 0) throw new FormatError(`${file} is empty: it codes nothing.`, advice);
  contradictions(entries, file);
  return { entries };
}

/** What no coder could follow: a wording that is and is not this position, or that always is two of them. */
function contradictions(entries: readonly CodebookEntry[], file: string): void {
  const owner = new Map<string, string>();
  for (const { id, label, same, different, contrary } of entries) {
    const never = new Set(different.map(fold));
    const both = [label, ...same, ...contrary].find((wording) => never.has(fold(wording)));
    if (both !== undefined)
      throw new FormatError(`${file} calls “${both}” both the same as "${id}" and different from it.`, advice);
    for (const wording of same) {
      const other = owner.get(fold(wording));
      if (other && other !== id)
        throw new FormatError(`${file} calls “${wording}” the same as "${other}" and as "${id}".`, advice);
      owner.set(fold(wording), id);
    }
  }
}
