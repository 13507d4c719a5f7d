/** The constant queries that write rows: one a label, one a relationship type. No text of an article is ever part of a query. */
import type { NodeLabel, RelationType } from './model.ts';

export const constraint = 'CREATE CONSTRAINT standpoint_key IF NOT EXISTS FOR (n:Standpoint) REQUIRE n.key IS UNIQUE';
export const indexes = [
  'CREATE INDEX standpoint_graph IF NOT EXISTS FOR (n:Standpoint) ON (n.graph)',
  'CREATE FULLTEXT INDEX standpoint_text IF NOT EXISTS FOR (n:Person|Organization|Country|Place|Group|Position|Statement) ON EACH [n.name, n.quote]',
];

export const mergeNodes = (label: NodeLabel, actor: boolean): string =>
  `UNWIND $rows AS row MERGE (n:Standpoint {key: row.key}) SET n = row.properties, n.key = row.key, n.graph = $graph SET n:${label}${actor ? ':Actor' : ' REMOVE n:Actor'}`;

export const mergeRelations = (type: RelationType): string =>
  `UNWIND $rows AS row MATCH (a:Standpoint {key: row.from}), (b:Standpoint {key: row.to}) MERGE (a)-[r:${type} {id: row.id}]->(b) SET r = row.properties, r.id = row.id, r.graph = $graph`;

/** What an earlier build of this graph wrote and this one no longer has; nothing of anybody else's. */
export const removeNodes =
  'MATCH (n:Standpoint {graph: $graph}) WHERE NOT n.key IN $keys DETACH DELETE n RETURN count(n) AS removed';
export const removeRelations =
  'MATCH (:Standpoint {graph: $graph})-[r]->(:Standpoint {graph: $graph}) WHERE r.graph = $graph AND NOT (startNode(r).key + " " + type(r) + " " + endNode(r).key + " " + r.id) IN $keys DELETE r RETURN count(r) AS removed';
export const wipe = 'MATCH (n:Standpoint {graph: $graph}) DETACH DELETE n RETURN count(n) AS removed';
