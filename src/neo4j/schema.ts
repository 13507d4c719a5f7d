/**
 * The property graph's vocabulary: labels, relationship types, properties and their types. All Cypher that Standpoint sends is made of
 * these constants; nothing that an article says ever becomes a part of a query.
 */
import type { EntityType, Stance } from '../model.ts';

/** On every node that Standpoint writes; the uniqueness constraint and the indexes are on it, so that foreign data are never bound. */
export const ownLabel = 'Standpoint';

export const labels = [
  'Person',
  'Organization',
  'Country',
  'Place',
  'Group',
  'Position',
  'Statement',
  'Article',
  'Publisher',
  'Actor',
] as const;
export type Label = (typeof labels)[number];

export const relationshipTypes = [
  'HOLDS',
  'TAKES_POSITION',
  'ADDRESSED_TO',
  'REPORTED_BY',
  'ON_BEHALF_OF',
  'IN_ARTICLE',
  'PUBLISHED_BY',
  'AFFILIATED_WITH',
  'CONCERNS',
  'SUPPORTS',
  'OPPOSES',
  'NEUTRAL_ON',
] as const;
export type RelationshipType = (typeof relationshipTypes)[number];

export const labelOf: Record<EntityType, Label> = {
  person: 'Person',
  organization: 'Organization',
  country: 'Country',
  place: 'Place',
  group: 'Group',
};

export const relationshipOf: Record<Stance, RelationshipType> = {
  support: 'SUPPORTS',
  oppose: 'OPPOSES',
  neutral: 'NEUTRAL_ON',
};

/** How a property is stored. Dates are full to the day: "2024-05" is stored as its first day, with `…Precision` beside it. */
export type PropertyType = 'string' | 'integer' | 'float' | 'boolean' | 'date' | 'strings' | 'integers';
export type Columns = Readonly<Record<string, PropertyType>>;

/** On every node: `key` is unique in the database, `graph` names the graph that it belongs to. */
const common = { key: 'string', graph: 'string', name: 'string' } as const;

const entity = {
  ...common,
  id: 'string',
  aliases: 'strings',
  offices: 'strings',
  mentions: 'integer',
  wikidata: 'string',
  country: 'string',
} as const satisfies Columns;

export const nodeColumns = {
  entity,
  position: {
    ...common,
    id: 'string',
    wordings: 'strings',
    supportAsserted: 'integer',
    supportHedged: 'integer',
    supportConditional: 'integer',
    opposeAsserted: 'integer',
    opposeHedged: 'integer',
    opposeConditional: 'integer',
    neutral: 'integer',
    denied: 'integer',
  },
  statement: {
    ...common,
    id: 'string',
    stance: 'string',
    modality: 'string',
    form: 'string',
    quote: 'string',
    sentence: 'string',
    wording: 'string',
    said: 'date',
    saidPrecision: 'string',
    saidFrom: 'string',
    published: 'date',
    publishedPrecision: 'string',
    confidence: 'float',
    rule: 'string',
    actorStart: 'integer',
    actorEnd: 'integer',
    cueStart: 'integer',
    cueEnd: 'integer',
    contentStarts: 'integers',
    contentEnds: 'integers',
    sentenceStart: 'integer',
    sentenceEnd: 'integer',
  },
  article: {
    ...common,
    id: 'string',
    url: 'string',
    published: 'date',
    publishedPrecision: 'string',
    words: 'integer',
    sentences: 'integer',
    sha256: 'string',
    copyOf: 'string',
  },
  publisher: common,
} as const satisfies Record<string, Columns>;
export type NodeKind = keyof typeof nodeColumns;

/** On every relationship: `graph` marks it as Standpoint's own, `key` tells it from others between the same two nodes. */
const tie = { key: 'string', graph: 'string' } as const;
const stance = {
  ...tie,
  asserted: 'integer',
  hedged: 'integer',
  conditional: 'integer',
  articles: 'integer',
  first: 'date',
  last: 'date',
} as const;

export const relationshipColumns = {
  HOLDS: tie,
  TAKES_POSITION: tie,
  ADDRESSED_TO: tie,
  REPORTED_BY: tie,
  ON_BEHALF_OF: tie,
  IN_ARTICLE: tie,
  PUBLISHED_BY: tie,
  AFFILIATED_WITH: { ...tie, role: 'string', former: 'boolean' },
  CONCERNS: tie,
  SUPPORTS: stance,
  OPPOSES: stance,
  NEUTRAL_ON: stance,
} as const satisfies Record<RelationshipType, Columns>;
