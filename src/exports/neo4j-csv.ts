/**
 * The graph as CSV for `neo4j-admin database import full`, which fills a new or stopped database many times faster than any query:
 * a file for each set of labels and each relationship type, the arguments for the importer, and the indexes to make afterwards.
 */
import { type NodeTable, propertyGraph } from '../neo4j/rows.ts';
import { ownLabel, type PropertyType } from '../neo4j/schema.ts';
import type { Row, Value } from '../neo4j/values.ts';
import { schemaStatements } from '../neo4j/write.ts';
import type { Exporter } from './exporter.ts';

/** Parts the items of a list: the importer knows no way to quote them, and no text of an article has this control character. */
const SEPARATOR = '\u001f';

const types: Record<PropertyType, string> = {
  string: 'string',
  integer: 'long',
  float: 'double',
  boolean: 'boolean',
  date: 'date',
  strings: 'string[]',
  integers: 'long[]',
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  return quoted(value.map((item) => String(item).replaceAll(SEPARATOR, ' ')).join(SEPARATOR));
}

const cells = (row: Row, columns: readonly string[]): string[] => columns.map((column) => cell(row[column] ?? null));

const typed = (columns: NodeTable['columns'], names: readonly string[]): string[] =>
  names.map((name) => `${name}:${types[columns[name]!]}`);

const lines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');

export const neo4jCsv: Exporter = {
  description: 'Neo4j, as CSV for neo4j-admin database import',
  extension: 'neo4j',
  write: (data) => {
    const { nodes, relationships } = propertyGraph(data);
    const files: Record<string, string> = {};
    const options = ['--multiline-fields=true', '--array-delimiter=U+001F'];
    for (const { labels, columns, rows } of nodes) {
      const name = `${labels.join('-').toLowerCase()}.csv`;
      const properties = Object.keys(columns).filter((column) => column !== 'key');
      const header = ['key:ID', ...typed(columns, properties)];
      files[name] = lines([header, ...rows.map((row) => [quoted(row.key), ...cells(row, properties)])]);
      options.push(`--nodes=${[ownLabel, ...labels].join(':')}=${name}`);
    }
    for (const { type, columns, rows } of relationships) {
      const name = `${type.toLowerCase().replaceAll('_', '-')}.csv`;
      const properties = Object.keys(columns);
      const header = [':START_ID', ':END_ID', ...typed(columns, properties)];
      const body = rows.map((row) => [quoted(row.start), quoted(row.end), ...cells(row.properties, properties)]);
      files[name] = lines([header, ...body]);
      options.push(`--relationships=${type}=${name}`);
    }
    return {
      ...files,
      'import.args': lines(options.map((option) => [option])),
      'indexes.cypher': lines(schemaStatements.map((statement) => [`${statement};`])),
    };
  },
};
