/** The properties of each kind of node, as the schema's columns name them; `key`, `graph` and `name` are added to them. */
import type { DocumentRecord, EntityRecord, PositionRecord, StatementRecord } from '../model.ts';
import { day, list, precision, type Value, wellFormed } from './values.ts';

export type Properties = Record<string, Value>;

export const entityProperties = ({
  id,
  aliases,
  affiliations,
  mentions,
  wikidata,
  country,
}: EntityRecord): Properties => ({
  id: wellFormed(id),
  aliases: list(aliases),
  offices: list(new Set(affiliations.map(({ role, former }) => (former ? `former ${role}` : role)))),
  mentions,
  wikidata: wikidata ?? null,
  country: country ?? null,
});

export const positionProperties = ({ id, wordings, support, oppose, neutral, denied }: PositionRecord): Properties => ({
  id,
  wordings: list(wordings),
  supportAsserted: support.asserted,
  supportHedged: support.hedged,
  supportConditional: support.conditional,
  opposeAsserted: oppose.asserted,
  opposeHedged: oppose.hedged,
  opposeConditional: oppose.conditional,
  neutral,
  denied,
});

export const statementProperties = (one: StatementRecord): Properties => ({
  id: one.id,
  stance: one.stance,
  modality: one.modality,
  form: one.form,
  quote: wellFormed(one.quote),
  sentence: wellFormed(one.sentenceText),
  wording: wellFormed(one.wording),
  said: day(one.said?.date),
  saidPrecision: one.said?.precision ?? null,
  saidFrom: one.said?.from ?? null,
  published: day(one.published),
  publishedPrecision: precision(one.published),
  confidence: one.confidence,
  rule: wellFormed(one.rule),
  actorStart: one.actor.start,
  actorEnd: one.actor.end,
  cueStart: one.cue.start,
  cueEnd: one.cue.end,
  contentStarts: one.content.map(({ start }) => start),
  contentEnds: one.content.map(({ end }) => end),
  sentenceStart: one.sentence.start,
  sentenceEnd: one.sentence.end,
});

export const articleProperties = ({ id, url, date, words, sentences, sha256, copyOf }: DocumentRecord): Properties => ({
  id: wellFormed(id),
  url: url === null ? null : wellFormed(url),
  published: day(date),
  publishedPrecision: precision(date),
  words,
  sentences,
  sha256,
  copyOf: copyOf === undefined ? null : wellFormed(copyOf),
});
