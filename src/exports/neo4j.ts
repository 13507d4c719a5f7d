/** The graph for a Neo4j that is not reached now: a script for cypher-shell, and CSV for `neo4j-admin database import`. */

import {
  grouped,
  type NodeLabel,
  type Properties,
  type Property,
  type RelationType,
  relationTypes,
  toRows,
} from '../neo4j/model.ts';
import { constraint, mergeNodes, mergeRelations } from '../neo4j/queries.ts';
import type { Exporter } from './exporter.ts';

/** A literal of Cypher: quotes, backslashes and what could end a line escaped, so that text stays text. */
function literal(value: Property): string {
  if (typeof value === 'string')
    return `'${value.replace(/[\\'\u0000-\u001f\u2028\u2029]|[\ud800-\udfff]/gu, (c) => (c === '\\' || c === "'" ? `\\${c}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))}'`;
  if (typeof value === 'object')
    return 'date' in value ? `date('${value.date}')` : `[${value.map(literal).join(', ')}]`;
  return String(value);
}

const map = (properties: Properties): string =>
  `{${Object.entries(properties)
    .map(([key, value]) => `${key}: ${literal(value)}`)
    .join(', ')}}`;
const ROWS = 500;

/** One statement a line group, each ended by a semicolon. */
export const cypher: Exporter = {
  description: 'Neo4j, a script for cypher-shell',
  extension: 'cypher',
  write: (data) => {
    const { nodes, relations } = toRows(data);
    const out = [`${constraint};`, `:param graph => ${literal(data.name)};`];
    const emit = (query: string, rows: readonly string[]): void => {
      for (let at = 0; at < rows.length; at += ROWS)
        out.push(`${query.replace('$rows', () => `[\n${rows.slice(at, at + ROWS).join(',\n')}\n]`)};`);
    };
    for (const [key, rows] of grouped(nodes, ({ label, actor }) => `${label} ${actor}`)) {
      const [label, actor] = key.split(' ') as [NodeLabel, string];
      emit(
        mergeNodes(label, actor === 'true'),
        rows.map((row) => `{key: ${literal(row.key)}, properties: ${map(row.properties)}}`),
      );
    }
    for (const [type, rows] of grouped(relations, (row) => row.type))
      emit(
        mergeRelations(type as RelationType),
        rows.map(
          ({ from, to, id, properties }) =>
            `{from: ${literal(from)}, to: ${literal(to)}, id: ${literal(id)}, properties: ${map(properties)}}`,
        ),
      );
    return `${out.join('\n')}\n`;
  },
};

const types: Record<string, string> = {
  aliases: 'string[]',
  wordings: 'string[]',
  statements: 'string[]',
  mentions: 'long',
  words: 'long',
  start: 'long',
  end: 'long',
  denied: 'long',
  asserted: 'long',
  hedged: 'long',
  conditional: 'long',
  articles: 'long',
  confidence: 'double',
  former: 'boolean',
  date: 'date',
  said: 'date',
  published: 'date',
  first: 'date',
  last: 'date',
};

const field = (value: Property | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'object')
    return 'date' in value ? value.date : quoted(value.map((item) => item.replaceAll(';', ',')).join(';'));
  return typeof value === 'string' ? quoted(value) : String(value);
};
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Header and rows of one file; the columns are those that some row fills. */
function table(
  fixed: readonly string[],
  rows: readonly { fixed: readonly string[]; properties: Properties }[],
): string {
  const names = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))].sort();
  const header = [...fixed, ...names.map((name) => (types[name] ? `${name}:${types[name]}` : name))];
  return [
    header.join(','),
    ...rows.map((row) => [...row.fixed.map(quoted), ...names.map((name) => field(row.properties[name]))].join(',')),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

export const neo4jCsv: Exporter = {
  description: 'Neo4j, CSV for neo4j-admin database import',
  extension: 'neo4j',
  write: (data) => {
    const { nodes, relations } = toRows(data);
    const graph = { graph: data.name };
    const files: Record<string, string> = {};
    for (const [label, rows] of grouped(nodes, (row) => row.label))
      files[`${label.toLowerCase()}.csv`] = table(
        ['key:ID', ':LABEL'],
        rows.map((row) => ({
          fixed: [row.key, `Standpoint;${label}${row.actor ? ';Actor' : ''}`],
          properties: { ...row.properties, ...graph },
        })),
      );
    for (const [type, rows] of grouped(relations, (row) => row.type))
      files[`${type.toLowerCase()}.csv`] = table(
        [':START_ID', ':END_ID', ':TYPE'],
        rows.map((row) => ({
          fixed: [row.from, row.to, row.type],
          properties: { ...row.properties, id: row.id, ...graph },
        })),
      );
    const names = Object.keys(files).sort();
    files['import.sh'] =
      `#!/bin/sh\n# Run in this folder, on a stopped server: imports into the database "neo4j", whose content it replaces.\nneo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true \\\n${names.map((name) => `  --${(relationTypes as readonly string[]).includes(name.replace('.csv', '').toUpperCase()) ? 'relationships' : 'nodes'}=${name}`).join(' \\\n')}\n`;
    return files;
  },
};
