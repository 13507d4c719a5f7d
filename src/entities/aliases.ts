/** A user's own verdicts on who is who (`--aliases`): they win over every rule. It reads and applies them, and guesses nothing. */
import { parse } from 'yaml';
import { FormatError } from '../errors.ts';
import { type EntityType, entityTypes } from '../model.ts';
import type { Item } from './items.ts';
import type { Union } from './union.ts';

export interface AliasRules {
  /** Names that mean one entity, the name to show first. */
  same: string[][];
  /** Names that mean as many entities, whatever speaks for one. */
  different: string[][];
  rename: Map<string, string>;
  type: Map<string, EntityType>;
}

const advice = 'See `standpoint build --help` for an example of an aliases file.';
const known = ['same', 'different', 'rename', 'type'];
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param text YAML: `same: [[name, alias, …], …]`, `different: [[name, name, …], …]`, `rename: {old: new}`, `type: {name: person|…}`
 * @throws FormatError
 */
export function readAliases(text: string, file: string): AliasRules {
  let data: unknown;
  try {
    data = parse(text, { logLevel: 'error' }) ?? {};
  } catch (error) {
    throw new FormatError(`${file} is no YAML: ${(error as Error).message.split('\n')[0]}`, advice);
  }
  if (!isTable(data)) throw new FormatError(`${file} is a list or a word; it must have ${known.join(', ')}.`, advice);
  for (const key of Object.keys(data))
    if (!known.includes(key))
      throw new FormatError(`${file} has an unknown key "${key}"; it takes ${known.join(', ')}.`, advice);
  const lists = (key: string): string[][] => {
    const rows = data[key] ?? [];
    if (!Array.isArray(rows) || rows.some((row) => !Array.isArray(row) || row.some((name) => typeof name !== 'string')))
      throw new FormatError(`In ${file}, "${key}" must be a list of lists of names.`, advice);
    return rows;
  };
  const table = (key: string): [string, string][] => {
    const rows = data[key] ?? {};
    if (!isTable(rows) || Object.values(rows).some((value) => typeof value !== 'string'))
      throw new FormatError(`In ${file}, "${key}" must give one word or name for each name.`, advice);
    return Object.entries(rows) as [string, string][];
  };
  const [same, different] = [lists('same'), lists('different')];
  for (const row of different)
    for (const joined of same) {
      const both = row.filter((name) => joined.includes(name));
      if (both.length > 1)
        throw new FormatError(`${file} calls "${both[0]}" and "${both[1]}" both the same and different.`, advice);
    }
  for (const [name, type] of table('type'))
    if (!(entityTypes as readonly string[]).includes(type))
      throw new FormatError(
        `In ${file}, the type of "${name}" is "${type}"; it must be one of ${entityTypes.join(', ')}.`,
        advice,
      );
  return {
    same,
    different,
    rename: new Map(table('rename')),
    type: new Map(table('type') as [string, EntityType][]),
  };
}

/** Joins and keeps apart what the rules say, before anything else is joined. */
export function applyRules({ same, different }: AliasRules, items: readonly Item[], union: Union): void {
  const named = new Map<string, number[]>();
  items.forEach(({ name }, i) => {
    const key = name.toLowerCase();
    const list = named.get(key);
    if (list) list.push(i);
    else named.set(key, [i]);
  });
  different.forEach((names, rule) => {
    for (const name of names) for (const i of named.get(name.toLowerCase()) ?? []) union.keepApart(i, rule, name);
  });
  for (const names of same) {
    const all = names.flatMap((name) => named.get(name.toLowerCase()) ?? []);
    for (const i of all) union.join(all[0]!, i, `“${names.join('”, “')}” are one by the aliases file (1.0)`);
  }
}

/** The name to show by the rules, or null: `rename` before the first name of a `same` row. */
export function ruledName({ same, rename }: AliasRules, names: readonly string[]): string | null {
  for (const name of names) if (rename.has(name)) return rename.get(name)!;
  return same.find((row) => row.some((name) => names.includes(name)))?.[0] ?? null;
}
