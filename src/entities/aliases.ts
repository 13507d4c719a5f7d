/** A user's own verdicts on who is who (`--aliases`): they win over every rule. */
import { parse } from 'yaml';
import { FormatError } from '../errors.ts';
import { type EntityType, entityTypes, type LocalEntity } from '../model.ts';
import type { Union } from './union.ts';

export interface AliasRules {
  /** Names that mean one entity, the name to show first. */
  same: string[][];
  rename: Map<string, string>;
  type: Map<string, EntityType>;
}

/** @param text YAML: `same: [[name, alias, …], …]`, `rename: {old: new}`, `type: {name: person|…}`. @throws FormatError */
export function readAliases(text: string, file: string): AliasRules {
  const advice = 'See `standpoint build --help` for an example of an aliases file.';
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new FormatError(`${file} is no YAML: ${(error as Error).message.split('\n')[0]}`, advice);
  }
  const top = (data ?? {}) as Record<string, unknown>;
  for (const key of Object.keys(top))
    if (!['same', 'rename', 'type'].includes(key))
      throw new FormatError(`${file} has an unknown key "${key}"; it takes same, rename and type.`, advice);
  const { same = [], rename = {}, type = {} } = top;
  if (!Array.isArray(same) || same.some((row) => !Array.isArray(row) || row.some((name) => typeof name !== 'string')))
    throw new FormatError(`In ${file}, "same" must be a list of lists of names.`, advice);
  for (const [name, kind] of Object.entries(type as object))
    if (!(entityTypes as readonly string[]).includes(String(kind)))
      throw new FormatError(
        `In ${file}, the type of "${name}" is "${kind}"; it must be one of ${entityTypes.join(', ')}.`,
        advice,
      );
  return {
    same: same as string[][],
    rename: new Map(Object.entries(rename as Record<string, string>)),
    type: new Map(Object.entries(type as Record<string, EntityType>)),
  };
}

/** Joins what the rules call the same. */
export function ruled(rules: AliasRules, items: readonly { entity: LocalEntity }[], union: Union): void {
  for (const names of rules.same) {
    const set = new Set(names.map((name) => name.toLowerCase()));
    let first = -1;
    items.forEach(({ entity }, i) => {
      if (!set.has(entity.name.toLowerCase())) return;
      if (first < 0) first = i;
      else union.join(first, i, `“${names.join('”, “')}” are one by the aliases file`);
    });
    if (names[0] && first >= 0) rules.rename.set(items[first]!.entity.name, names[0]);
  }
}
