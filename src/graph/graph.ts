/** The graph as graphology holds it: entities and positions as nodes; statements, and what ties their parties, as edges. */
import { MultiDirectedGraph } from 'graphology';
import type { GraphData } from '../model.ts';

/**
 * Nodes: positions, actors, and whoever an edge ties to them. Edges: `statement` (actor → position, one a statement), `addresses`,
 * `reports`, `affiliated`, `concerns`. Keys are the ids of the files; nodes and edges are inserted sorted.
 */
export function toGraph({ entities, positions, statements }: GraphData): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const ties = new Map<string, { source: string; target: string; attributes: Record<string, unknown> }>();
  const tie = (kind: string, source: string, target: string, more: Record<string, unknown> = {}): void => {
    const key = `${kind}:${source}:${target}${more.role ? `:${more.role}` : ''}`;
    const known = ties.get(key);
    if (known) known.attributes.weight = (known.attributes.weight as number) + 1;
    else if (source !== target) ties.set(key, { source, target, attributes: { kind, weight: 1, ...more } });
  };
  const actors = new Set(statements.map(({ actor }) => actor.id));
  for (const { actor, addressee, reporter } of statements) {
    if (addressee) tie('addresses', actor.id, addressee.id);
    if (reporter) tie('reports', reporter.id, actor.id);
  }
  for (const { id, concerns } of positions)
    for (const entity of concerns) if (byId.has(entity)) tie('concerns', id, entity);
  const present = new Set([...actors, ...[...ties.values()].flatMap(({ source, target }) => [source, target])]);
  for (const { id, affiliations } of entities)
    if (present.has(id))
      for (const { role, of, former } of affiliations)
        if (of && byId.has(of)) tie('affiliated', id, of, { role, former });
  for (const { source, target } of ties.values()) present.add(source).add(target);

  const nodes = [
    ...entities
      .filter(({ id }) => present.has(id))
      .map(({ id, type, name, aliases, mentions, wikidata, country }) => ({
        id,
        attributes: {
          kind: type,
          label: name,
          aliases,
          mentions,
          actor: actors.has(id),
          ...(wikidata ? { wikidata } : {}),
          ...(country ? { country } : {}),
        },
      })),
    ...positions.map(({ id, label, wordings, support, oppose, neutral, denied }) => ({
      id,
      attributes: { kind: 'position', label, wordings, support, oppose, neutral, denied },
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, attributes } of nodes) graph.addNode(id, attributes);
  for (const {
    id,
    actor,
    position,
    stance,
    modality,
    form,
    quote,
    document,
    said,
    published,
    confidence,
  } of statements)
    graph.addEdgeWithKey(id, actor.id, position.id, {
      kind: 'statement',
      stance,
      modality,
      form,
      quote,
      document,
      date: said?.date ?? published,
      confidence,
      weight: 1,
    });
  for (const [key, { source, target, attributes }] of [...ties].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
    graph.addEdgeWithKey(key, source, target, attributes);
  return graph;
}
