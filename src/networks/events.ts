/** From a graph to the events that its networks are made of: who takes which side of which position, and when. What is left out is counted. */
import { affiliations, dateOf, type Stand, unnamedGroups } from '../graph/affiliation.ts';
import type { GraphData, Stance, StatementRecord } from '../model.ts';
import { dropDuplicates } from './duplicates.ts';
import type { EventSettings } from './settings.ts';

export interface Event {
  statement: StatementRecord;
  row: Stand;
  column: Stand | { id: string; label: string; type: 'position' };
  /** The side taken: 1 support, -1 opposition, 0 neutral. */
  level: number;
  date: string | null;
}

export const levelOf: Record<Stance, number> = { support: 1, neutral: 0, oppose: -1 };

export interface Events {
  /** By date, document and place; undated ones last. */
  events: Event[];
  /** Why statements were left out, and how many. */
  leftOut: Map<string, number>;
}

/** Only asserted statements count, once a story; unnamed groups are left out. */
export function eventsOf(data: GraphData, settings: EventSettings): Events {
  const { by, neutral, from, until, duplicates } = settings;
  const copies = new Set(data.documents.filter(({ copyOf }) => copyOf).map(({ id }) => id));
  const unnamed = unnamedGroups(data);
  const standFor = affiliations(data);
  const leftOut = new Map<string, number>();
  const leave = (why: string): undefined => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  const events: Event[] = [];
  for (const statement of data.statements) {
    const { document, modality, stance, actor, position } = statement;
    const date = dateOf(statement);
    const row = standFor(statement, by);
    if (copies.has(document)) leave('in copies of a story');
    else if (modality !== 'asserted') leave(modality === 'denied' ? 'denied' : 'hedged or conditional');
    else if (stance === 'neutral' && !neutral) leave('neutral');
    else if (unnamed.has(actor.id)) leave('by unnamed groups');
    else if (!row) leave(`without ${by === 'organization' ? 'an' : 'a'} ${by}`);
    else if ((from && (!date || date < from)) || (until && (!date || date.slice(0, until.length) > until)))
      leave('of other dates');
    else
      events.push({
        statement,
        row,
        column: { id: position.id, label: position.label, type: 'position' },
        level: levelOf[stance],
        date,
      });
  }
  events.sort(
    (a, b) =>
      compare(a.date ?? '9', b.date ?? '9') ||
      compare(a.statement.document, b.statement.document) ||
      a.statement.cue.start - b.statement.cue.start ||
      compare(a.statement.id, b.statement.id),
  );
  const kept = dropDuplicates(events, duplicates);
  if (kept.length < events.length) leftOut.set('duplicates', events.length - kept.length);
  return { events: kept, leftOut };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
