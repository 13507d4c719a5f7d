/** The page's data with its references resolved: nodes, statements, and one edge per actor, position and stance. It draws nothing. */
import type { PageData, PageDocument, PageEntity, PagePosition, PageStatement } from '../exports/pagedata.ts';
import type { EntityType, Stance } from '../model.ts';

export type Kind = EntityType | 'position';

export interface PageNode {
  id: string;
  kind: Kind;
  label: string;
  /** Label, aliases or wordings: what search finds it by. */
  names: string[];
  x?: number;
  y?: number;
  /** Of an actor: what it holds; of a position: who holds it. */
  statements: Statement[];
  entity: PageEntity | null;
  position: PagePosition | null;
}

type Reference = 'document' | 'actor' | 'position' | 'onBehalfOf' | 'reporter' | 'addressee';

export interface Statement extends Omit<PageStatement, Reference> {
  document: PageDocument;
  actor: PageNode;
  position: PageNode;
  onBehalfOf: PageNode | null;
  reporter: PageNode | null;
  addressee: PageNode | null;
  /** ISO, as precise as known: when it was said, else when the article appeared. */
  date: string;
}

export interface Edge {
  key: string;
  actor: PageNode;
  position: PageNode;
  stance: Stance;
  statements: Statement[];
}

export interface Corpus {
  name: string;
  documents: PageDocument[];
  nodes: Map<string, PageNode>;
  statements: Statement[];
  edges: Map<string, Edge>;
}

export const edgeKey = (actor: string, position: string, stance: Stance): string =>
  JSON.stringify([actor, position, stance]);

export function readCorpus(data: PageData): Corpus {
  const entities = data.entities.map(
    (entity): PageNode => ({
      ...place(entity),
      kind: entity.type,
      label: entity.name,
      names: [...new Set([entity.name, ...entity.aliases])],
      entity,
      position: null,
    }),
  );
  const positions = data.positions.map(
    (position): PageNode => ({
      ...place(position),
      kind: 'position',
      label: position.label,
      names: [...new Set([position.label, ...position.wordings])],
      entity: null,
      position,
    }),
  );
  const edges = new Map<string, Edge>();
  const pick = (index: number | null): PageNode | null => (index === null ? null : entities[index]!);
  const statements = data.statements.map((raw): Statement => {
    const [actor, position, document] = [entities[raw.actor]!, positions[raw.position]!, data.documents[raw.document]!];
    const statement: Statement = {
      ...raw,
      document,
      actor,
      position,
      onBehalfOf: pick(raw.onBehalfOf),
      reporter: pick(raw.reporter),
      addressee: pick(raw.addressee),
      date: raw.said?.date ?? document.date ?? '',
    };
    actor.statements.push(statement);
    position.statements.push(statement);
    if (statement.modality !== 'denied') {
      const key = edgeKey(actor.id, position.id, statement.stance);
      const edge = edges.get(key);
      if (edge) edge.statements.push(statement);
      else edges.set(key, { key, actor, position, stance: statement.stance, statements: [statement] });
    }
    return statement;
  });
  return {
    name: data.name,
    documents: data.documents,
    nodes: new Map([...entities, ...positions].map((node) => [node.id, node])),
    statements,
    edges,
  };
}

const place = ({ id, x, y }: PageEntity | PagePosition): Pick<PageNode, 'id' | 'x' | 'y' | 'statements'> => ({
  id,
  ...(x !== undefined && y !== undefined ? { x, y } : {}),
  statements: [],
});

/** How much a set of statements weighs in the picture: an asserted one 1, a hedged or conditional one a half. */
export const weigh = (statements: readonly Statement[]): { asserted: number; softer: number; weight: number } => {
  const asserted = statements.filter(({ modality }) => modality === 'asserted').length;
  const softer = statements.filter(({ modality }) => modality === 'hedged' || modality === 'conditional').length;
  return { asserted, softer, weight: asserted + softer / 2 };
};

/** Lower case without accents, for search. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
