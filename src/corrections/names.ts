/** Whom and what a correction names: entities and positions by id or name, made new where nothing is called so, and then said to be. */
import { InputError } from '../errors.ts';
import { noCounts } from '../graph/counts.ts';
import { namedId } from '../graph/named-id.ts';
import type { EntityRecord, EntityType, GraphData, MentionRecord, PositionRecord, StatementRecord } from '../model.ts';

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class Names {
  /** Entities and positions that only a correction knows, a sentence each. */
  readonly made: string[] = [];
  private readonly byId: Map<string, EntityRecord>;
  private readonly places: Map<string, PositionRecord>;
  private readonly mentions: Map<string, MentionRecord[]>;

  constructor(data: GraphData) {
    this.byId = new Map(data.entities.map((one) => [one.id, one]));
    this.places = new Map(data.positions.map((one) => [one.id, one]));
    this.mentions = new Map();
    for (const mention of data.mentions) {
      const key = `${mention.document}\n${mention.entity}`;
      const list = this.mentions.get(key);
      if (list) list.push(mention);
      else this.mentions.set(key, [mention]);
    }
  }

  entities = (): EntityRecord[] => [...this.byId.values()].sort((a, b) => compare(a.id, b.id));
  positions = (): PositionRecord[] => [...this.places.values()].sort((a, b) => compare(a.id, b.id));

  /** Is this the name or id of that entity? */
  is(name: string, id: string): boolean {
    const entity = this.byId.get(id);
    return (
      name === id || (entity !== undefined && [entity.name, ...entity.aliases].some((one) => fold(one) === fold(name)))
    );
  }

  /** @returns the entity, and where the article last speaks of it at or before the statement; else where the actor stood */
  actorAt(
    name: string,
    type: EntityType | undefined,
    { document, cue, sentence, actor }: Pick<StatementRecord, 'document' | 'cue' | 'sentence' | 'actor'>,
    where: string,
  ): StatementRecord['actor'] {
    const { id } = this.actor(name, type, where);
    const mentions = this.mentions.get(`${document}\n${id}`) ?? [];
    const inside = mentions.find(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const { start, end } = inside ?? mentions.filter((one) => one.end <= cue.start).at(-1) ?? actor;
    return { id, start, end };
  }

  private actor(name: string, type: EntityType | undefined, where: string): EntityRecord {
    const own = this.byId.get(name);
    if (own) return own;
    const all = [...this.byId.values()].filter((one) => type === undefined || one.type === type);
    const named = all.filter((one) => fold(one.name) === fold(name));
    const found =
      named.length > 0 ? named : all.filter(({ aliases }) => aliases.some((one) => fold(one) === fold(name)));
    if (found.length > 1)
      throw new InputError(
        `${where} names “${name}”, and ${found.length} entities are called so: ${found.map(({ id }) => id).join(', ')}.`,
        'Give the id of the one that is meant.',
      );
    if (found[0]) return found[0];
    const kind = type ?? 'person';
    const made: EntityRecord = {
      id: namedId(kind, name, `${kind}\n${fold(name)}`),
      type: kind,
      name,
      aliases: [],
      affiliations: [],
      mentions: 0,
      merged: [],
    };
    this.byId.set(made.id, made);
    this.made.push(`“${name}” is a new ${kind}: nothing in the articles is called so.`);
    return made;
  }

  position(name: string): StatementRecord['position'] {
    const found =
      this.places.get(name) ??
      this.places.get(`position-${name}`) ??
      this.places.get(`belief-${name}`) ??
      [...this.places.values()].find(({ label }) => fold(label) === fold(name));
    if (found) return { id: found.id, label: found.label };
    const id = namedId('position', name, fold(name));
    const made: PositionRecord = { id, label: name, wordings: [], concerns: [], ...noCounts(), merged: [] };
    this.places.set(id, made);
    this.made.push(`“${name}” is a new position.`);
    return { id, label: name };
  }
}
