/** The Cypher that writes a property graph, for the live load and the script alike. Labels and types come from the schema's constants. */
import { type Label, labels, ownLabel, type RelationshipType } from './schema.ts';

/** Safe to repeat. Community Edition has all three. */
export const schemaStatements: readonly string[] = [
  `CREATE CONSTRAINT standpoint_key IF NOT EXISTS FOR (n:${ownLabel}) REQUIRE n.key IS UNIQUE`,
  `CREATE INDEX standpoint_graph IF NOT EXISTS FOR (n:${ownLabel}) ON (n.graph)`,
  `CREATE FULLTEXT INDEX standpoint_text IF NOT EXISTS FOR (n:${ownLabel}) ON EACH [n.name, n.aliases, n.wordings, n.quote]`,
  'CALL db.awaitIndexes(300)',
];

/** Writes `rows` of `{key, properties}`. A property that is null goes; properties and labels of others stay. */
export const writeNodes = (own: readonly Label[]): string => {
  const others = labels.filter((label) => !own.includes(label));
  return `MERGE (n:${ownLabel} {key: row.key}) REMOVE n:${others.join(':')} SET n:${own.join(':')}, n += row.properties`;
};

/** Writes `rows` of `{start, end, key, properties}` between nodes that are there. */
export const writeRelationships = (type: RelationshipType): string =>
  `MATCH (a:${ownLabel} {key: row.start}), (b:${ownLabel} {key: row.end}) MERGE (a)-[r:${type} {key: row.key}]->(b) SET r += row.properties`;

/** Takes out the graph of a name, given as a literal of Cypher; a node that others have tied something to stays, without our ties. */
export const clear = (name: string): readonly string[] => [
  `MATCH (:${ownLabel} {graph: ${name}})-[r {graph: ${name}}]->() DELETE r`,
  `MATCH (n:${ownLabel} {graph: ${name}}) WHERE NOT EXISTS { (n)--() } DELETE n`,
];
