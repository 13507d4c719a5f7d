/** Which organization of the graph a publisher is: the only one of its name, or else of its alias. Two candidates are none. */
import type { GraphData } from '../model.ts';

export interface Outlets {
  /** Ids of organizations that publish. */
  organizations: Set<string>;
  /** Publisher, as the documents name it → id of the organization that it is. */
  organizationOf: Map<string, string>;
  /** Publishers that are no organization of the graph; sorted. */
  others: string[];
}

const normal = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim().replace(/^the /, '');

export function outletsOf({ documents, entities }: GraphData): Outlets {
  const [byName, byAlias] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const file = (index: Map<string, Set<string>>, name: string, id: string): void => {
    const known = index.get(normal(name));
    if (known) known.add(id);
    else index.set(normal(name), new Set([id]));
  };
  for (const { id, type, name, aliases } of entities) {
    if (type !== 'organization') continue;
    file(byName, name, id);
    for (const alias of aliases) file(byAlias, alias, id);
  }
  const names = [...new Set(documents.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])))].sort();
  const organizationOf = new Map(
    names.flatMap((publisher) => {
      const candidates = byName.get(normal(publisher)) ?? byAlias.get(normal(publisher));
      return candidates?.size === 1 ? [[publisher, [...candidates][0]!] as const] : [];
    }),
  );
  return {
    organizations: new Set(organizationOf.values()),
    organizationOf,
    others: names.filter((name) => !organizationOf.has(name)),
  };
}
