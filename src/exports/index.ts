/** The formats, by name. */
import { cypher } from './cypher.ts';
import { dna } from './dna.ts';
import type { Exporter } from './exporter.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { neo4jCsv } from './neo4j-csv.ts';
import { html } from './page.ts';
import { png, svg } from './picture/index.ts';
import { matrix, tables } from './tables.ts';

export type { Exporter, Shape } from './exporter.ts';

export const exporters = {
  gexf,
  graphml,
  cypher,
  'neo4j-csv': neo4jCsv,
  csv: tables,
  'dna-csv': dna,
  matrix,
  json,
  html,
  svg,
  png,
} as const satisfies Record<string, Exporter>;

export type Format = keyof typeof exporters;
