/** GEXF 1.3 for Gephi, by a writer of our own: valid against the schema, dates as a timeline, quotes as attributes that survive. */
import type { GraphData } from '../model.ts';
import type { Exporter } from './exporter.ts';
import { type Shaped, type ShapedEdge, type ShapedNode, shaped, type Value } from './shapes.ts';
import { palette, plain, rgb, xml } from './text.ts';

const titles: Record<string, string> = {
  type: 'Kind',
  aliases: 'Also called',
  mentions: 'Mentions',
  offices: 'Offices',
  wikidata: 'Wikidata',
  country: 'Country code',
  wordings: 'Wordings',
  supporting: 'Supporting statements',
  opposing: 'Opposing statements',
  hedged: 'Hedged statements',
  conditional: 'Conditional statements',
  neutral: 'Neutral statements',
  denied: 'Denials',
  relation: 'Relation',
  times: 'Times',
  stance: 'Stance',
  asserted: 'Asserted statements',
  outlets: 'Outlets',
  said: 'Said on',
  quotes: 'Quotes',
  statements: 'Statement ids',
  modality: 'Modality',
  form: 'Form',
  quote: 'Quote',
  sentence: 'Sentence',
  article: 'Article',
  outlet: 'Outlet',
  confidence: 'Confidence',
  rule: 'Decided by',
  value: 'Weight with its sign',
  via: 'What ties them',
  count: 'Statements',
};

const typeOf = (value: Value): string =>
  typeof value === 'string'
    ? 'string'
    : typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'integer'
          : 'double'
        : 'liststring';

/** A list as Gephi reads it: every item in single quotes, what would end one escaped. */
const text = (value: Value): string =>
  typeof value === 'object'
    ? `[${value.map((item) => `'${item.replace(/[\\']/g, (mark) => `\\${mark}`).replace(/[\n\r\t]+/g, ' ')}'`).join(', ')}]`
    : String(value);

/** The columns of nodes or edges, with a type that all their values fit. */
function columns(items: readonly { attributes: Record<string, Value> }[]): Map<string, string> {
  const types = new Map<string, string>();
  for (const { attributes } of items)
    for (const [key, value] of Object.entries(attributes)) {
      const type = key === 'confidence' ? 'double' : typeOf(value);
      const known = types.get(key);
      types.set(key, known === 'double' || (known === 'integer' && type === 'double') ? 'double' : type);
    }
  return new Map([...types].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

const declare = (of: 'node' | 'edge', types: ReadonlyMap<string, string>): string[] =>
  types.size === 0
    ? []
    : [
        `    <attributes class="${of}" mode="static">`,
        ...[...types].map(
          ([key, type]) => `      <attribute id="${key}" title="${xml(titles[key] ?? key)}" type="${type}"/>`,
        ),
        '    </attributes>',
      ];

const values = (attributes: Record<string, Value>): string[] => [
  '        <attvalues>',
  ...Object.entries(attributes).map(([key, value]) => `          <attvalue for="${key}" value="${xml(text(value))}"/>`),
  '        </attvalues>',
];

const colour = (hex: string): string => {
  const [r, g, b] = rgb(hex);
  return `        <viz:color r="${r}" g="${g}" b="${b}"/>`;
};

const spells = (dates: readonly string[]): string[] =>
  dates.length === 0
    ? []
    : ['        <spells>', ...dates.map((date) => `          <spell timestamp="${date}"/>`), '        </spells>'];

const node = ({ id, label, kind, size, point, dates, attributes }: ShapedNode): string[] => [
  `      <node id="${xml(id)}" label="${xml(plain(label))}">`,
  ...values(attributes),
  ...spells(dates),
  colour(palette[kind]),
  `        <viz:position x="${point.x}" y="${point.y}" z="0"/>`,
  `        <viz:size value="${size}"/>`,
  '      </node>',
];

const edge = ({ id, source, target, kind, label, weight, colour: hex, dates, attributes }: ShapedEdge): string[] => [
  `      <edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}" kind="${xml(kind)}" label="${xml(label)}" weight="${weight}">`,
  ...values(attributes),
  ...spells(dates),
  colour(hex),
  '      </edge>',
];

/** @param about the file's description: what it is, and how it was coded */
export function gexfOf({ directed, nodes, edges }: Shaped, about: string): string {
  const dynamic = edges.some(({ dates }) => dates.length > 0);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '  <meta>',
    '    <creator>Standpoint</creator>',
    `    <description>${xml(about)}</description>`,
    '  </meta>',
    `  <graph defaultedgetype="${directed ? 'directed' : 'undirected'}" mode="${dynamic ? 'dynamic" timeformat="date" timerepresentation="timestamp' : 'static'}">`,
    ...declare('node', columns(nodes)),
    ...declare('edge', columns(edges)),
    `    <nodes count="${nodes.length}">`,
    ...nodes.flatMap(node),
    '    </nodes>',
    `    <edges count="${edges.length}">`,
    ...edges.flatMap(edge),
    '    </edges>',
    '  </graph>',
    '</gexf>',
  ].join('\n')}\n`;
}

export const gexf: Exporter = {
  description: 'Gephi, Gephi Lite (GEXF 1.3)',
  extension: 'gexf',
  shapes: ['aggregate', 'statements', 'actors', 'positions'],
  draws: true,
  write: (data: GraphData, options) =>
    gexfOf(
      shaped(data, options.shape ?? 'aggregate', options),
      `${data.name}: who stands where, and who said so. Coded by machine: check the sentence.`,
    ),
};
