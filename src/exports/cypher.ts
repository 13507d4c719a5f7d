/** The graph for Neo4j as a script for cypher-shell. It replaces what the database holds of this graph, and touches nothing else. */
import { type NodeTable, propertyGraph } from '../neo4j/rows.ts';
import type { PropertyType } from '../neo4j/schema.ts';
import type { Row, Value } from '../neo4j/values.ts';
import { clear, schemaStatements, writeNodes, writeRelationships } from '../neo4j/write.ts';
import type { Exporter } from './exporter.ts';

/** Rows in one statement: few enough for any server's parser and memory. */
const BATCH = 500;

const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string of Cypher on one line, so that a semicolon at the end of a line is always the end of a statement. */
export const quoted = (text: string): string => {
  const inside = text.replace(
    /[\\'\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (found) => escapes[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${inside}'`;
};

const literals: Record<PropertyType, (value: Value) => string> = {
  string: (value) => quoted(value as string),
  integer: String,
  float: (value) => (Number.isInteger(value) ? `${value}.0` : String(value)),
  boolean: String,
  date: (value) => `date('${value}')`,
  strings: (value) => `[${(value as string[]).map(quoted).join(', ')}]`,
  integers: (value) => `[${(value as number[]).join(', ')}]`,
};

/** All columns, the absent ones as null: that takes an old value away. */
function map(row: Row, columns: NodeTable['columns']): string {
  const entries = Object.entries(columns).map(([column, type]) => {
    const value = row[column] ?? null;
    return `${column}: ${value === null ? 'null' : literals[type](value)}`;
  });
  return `{${entries.join(', ')}}`;
}

function* statements(write: string, rows: readonly string[]): Generator<string> {
  for (let at = 0; at < rows.length; at += BATCH)
    yield `UNWIND [\n${rows.slice(at, at + BATCH).join(',\n')}\n] AS row ${write}`;
}

export const cypher: Exporter = {
  description: 'Neo4j, as a script for cypher-shell',
  extension: 'cypher',
  write: (data) => {
    const { name, nodes, relationships } = propertyGraph(data);
    const all = [
      ...schemaStatements,
      ...clear(quoted(name)),
      ...nodes.flatMap(({ labels, columns, rows }) => [
        ...statements(
          writeNodes(labels),
          rows.map((row) => `{key: ${quoted(row.key)}, properties: ${map(row, columns)}}`),
        ),
      ]),
      ...relationships.flatMap(({ type, columns, rows }) => [
        ...statements(
          writeRelationships(type),
          rows.map(
            ({ start, end, properties }) =>
              `{start: ${quoted(start)}, end: ${quoted(end)}, key: ${quoted(properties.key)}, properties: ${map(properties, columns)}}`,
          ),
        ),
      ]),
    ];
    return all.map((statement) => `${statement};\n`).join('');
  },
};
