/** What the page needs of a graph, and no more: nodes with their places, statements as spans, and the passages these spans point into. */
import { aggregate } from '../graph/aggregate.ts';
import { withIsolates } from '../graph/layout.ts';
import { placesHere } from '../graph/places.ts';
import type { EntityType, Form, GraphData, Modality, Said, Span, Stance } from '../model.ts';
import type { ExportOptions } from './exporter.ts';
import { hull, type Passage, passagesOf } from './passages.ts';

export interface PageDocument {
  id: string;
  title: string | null;
  date: string | null;
  /** http or https only. */
  url: string | null;
  /** Who carried the story: its own publisher first, then those of copies. */
  outlets: string[];
  passages: Passage[];
  /** Has something before its first, and after its last passage. */
  length: number;
}

/** Without a place where it is not drawn: nobody is linked to it by a stance. */
interface Placed {
  id: string;
  x?: number;
  y?: number;
}

export interface PageEntity extends Placed {
  type: EntityType;
  name: string;
  aliases: string[];
  wikidata: string | null;
  offices: { role: string; of: string | null; former: boolean }[];
}

export interface PagePosition extends Placed {
  label: string;
  wordings: string[];
  concerns: string[];
}

/** Entities, positions and the document by their index in the lists beside. */
export interface PageStatement {
  id: string;
  document: number;
  actor: number;
  position: number;
  onBehalfOf: number | null;
  reporter: number | null;
  addressee: number | null;
  source: [number, number];
  cue: [number, number];
  content: [number, number][];
  sentence: [number, number];
  said: Said | null;
  form: Form;
  modality: Modality;
  stance: Stance;
  confidence: number;
  rule: string;
}

export interface PageData {
  name: string;
  documents: PageDocument[];
  entities: PageEntity[];
  positions: PagePosition[];
  statements: PageStatement[];
}

/** Statements of a copy are left out, and its outlet named beside the first one's: a story counts once. */
export function pageData(
  data: GraphData,
  { places: given = placesHere(data), isolates = false }: ExportOptions = {},
): PageData {
  const copies = new Map(data.documents.flatMap(({ id, copyOf }) => (copyOf ? [[id, copyOf]] : [])));
  const statements = data.statements.filter(({ document }) => !copies.has(document));
  const carriers = new Map<string, string[]>();
  for (const { copyOf, publisher } of data.documents)
    if (copyOf && publisher) carriers.set(copyOf, [...(carriers.get(copyOf) ?? []), publisher]);
  const edges = aggregate(data);
  const drawn = new Set(edges.flatMap(({ actor, position }) => [actor, position]));
  if (isolates) for (const { id } of [...data.entities, ...data.positions]) drawn.add(id);
  const everywhere = withIsolates(given, [...drawn]);
  const places = new Map([...drawn].map((id) => [id, everywhere.get(id)!]));

  const cited = new Map<string, Span[]>();
  for (const statement of statements) {
    const spans = cited.get(statement.document);
    if (spans) spans.push(hull(statement));
    else cited.set(statement.document, [hull(statement)]);
  }
  const documents = data.documents.filter(({ id }) => cited.has(id));

  const named = new Set(
    isolates ? data.entities.map(({ id }) => id) : data.positions.flatMap(({ concerns }) => concerns),
  );
  for (const { actor, onBehalfOf, reporter, addressee } of statements)
    for (const one of [actor, onBehalfOf, reporter, addressee]) if (one) named.add(one.id);
  for (const { id, affiliations } of data.entities)
    if (named.has(id)) for (const { of } of affiliations) if (of) named.add(of);
  const entities = data.entities.filter(({ id }) => named.has(id));

  const documentAt = new Map(documents.map(({ id }, i) => [id, i]));
  const entityAt = new Map(entities.map(({ id }, i) => [id, i]));
  const positionAt = new Map(data.positions.map(({ id }, i) => [id, i]));
  const at = (one: { id: string } | null): number | null => (one && entityAt.get(one.id)) ?? null;

  return {
    name: data.name,
    documents: documents.map(({ id, title, date, url, publisher, text }) => ({
      id,
      title,
      date,
      url: url !== null && /^https?:\/\//i.test(url) ? url : null,
      outlets: [...new Set([publisher ?? 'Unnamed outlet', ...(carriers.get(id) ?? [])])],
      passages: passagesOf(text, cited.get(id)!),
      length: text.length,
    })),
    entities: entities.map(({ id, type, name, aliases, wikidata, affiliations }) => ({
      id,
      ...places.get(id),
      type,
      name,
      aliases,
      wikidata: wikidata ?? null,
      offices: offices(affiliations, entityAt),
    })),
    positions: data.positions.map(({ id, label, wordings, concerns }) => ({
      id,
      ...places.get(id),
      label,
      wordings,
      concerns: concerns.filter((one) => entityAt.has(one)),
    })),
    statements: statements.map((statement) => ({
      id: statement.id,
      document: documentAt.get(statement.document)!,
      actor: entityAt.get(statement.actor.id)!,
      position: positionAt.get(statement.position.id)!,
      onBehalfOf: at(statement.onBehalfOf),
      reporter: at(statement.reporter),
      addressee: at(statement.addressee),
      source: pair(statement.actor),
      cue: pair(statement.cue),
      content: statement.content.map(pair),
      sentence: pair(statement.sentence),
      said: statement.said,
      form: statement.form,
      modality: statement.modality,
      stance: statement.stance,
      confidence: statement.confidence,
      rule: statement.rule,
    })),
  };
}

const pair = ({ start, end }: Span): [number, number] => [start, end];

/** Each office once, however often the texts name it. */
function offices(
  affiliations: GraphData['entities'][number]['affiliations'],
  known: ReadonlyMap<string, number>,
): PageEntity['offices'] {
  const distinct = new Map<string, PageEntity['offices'][number]>();
  for (const { role, of, former } of affiliations) {
    const key = `${former ? 'former ' : ''}${role.toLowerCase()}\n${of ?? ''}`;
    if (!distinct.has(key)) distinct.set(key, { role, of: of !== null && known.has(of) ? of : null, former });
  }
  return [...distinct.values()];
}
