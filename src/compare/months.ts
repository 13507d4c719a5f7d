/** The story so far, a month a row, and who changed sides in it. By the day on which something was said, or else published. */
import { dateOf } from '../graph/affiliation.ts';
import type { GraphData, StatementRecord } from '../model.ts';

export interface Month {
  /** 2024-05; "" for what has no date, or a year only. */
  month: string;
  statements: number;
  actors: number;
  /** Actors and positions of which nothing was said before. */
  newActors: string[];
  newPositions: string[];
  /** The position most spoken of, and how many actors are on its sides. */
  most: { label: string; support: number; oppose: number };
}

/** @returns in the order of time; copies of a story and denied statements are left out */
export function byMonth(data: GraphData): Month[] {
  const names = new Map(data.entities.map(({ id, name }) => [id, name]));
  const months = new Map<string, StatementRecord[]>();
  for (const statement of counted(data)) {
    const date = dateOf(statement) ?? '';
    const month = date.length >= 7 ? date.slice(0, 7) : '';
    const group = months.get(month);
    if (group) group.push(statement);
    else months.set(month, [statement]);
  }
  const known = new Set<string>();
  const fresh = (ids: Iterable<string>): string[] => [...new Set(ids)].filter((id) => !known.has(id) && known.add(id));
  return [...months]
    .sort((a, b) => ((a[0] || '9') < (b[0] || '9') ? -1 : 1))
    .map(([month, group]) => ({
      month,
      statements: group.length,
      actors: new Set(group.map(({ actor }) => actor.id)).size,
      newActors: fresh(group.map(({ actor }) => actor.id)).map((id) => names.get(id) ?? id),
      newPositions: fresh(group.map(({ position }) => position.id)).map(
        (id) => group.find(({ position }) => position.id === id)!.position.label,
      ),
      most: mostSpokenOf(group),
    }));
}

function mostSpokenOf(group: readonly StatementRecord[]): Month['most'] {
  const sizes = new Map<string, number>();
  for (const { position } of group) sizes.set(position.id, (sizes.get(position.id) ?? 0) + 1);
  const [id] = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
  const own = group.filter(({ position }) => position.id === id);
  const camp = (stance: string): number =>
    new Set(own.filter((one) => one.stance === stance).map(({ actor }) => actor.id)).size;
  return { label: own[0]!.position.label, support: camp('support'), oppose: camp('oppose') };
}

export interface Change {
  actor: string;
  position: string;
  from: StatementRecord;
  to: StatementRecord;
}

/**
 * Asserted statements on two days, on contrary sides of one position; a day on which an actor is quoted on both sides tells no change.
 * @returns in the order of time
 */
export function changes(data: GraphData): Change[] {
  const names = new Map(data.entities.map(({ id, name }) => [id, name]));
  const held = new Map<string, StatementRecord[]>();
  for (const statement of counted(data)) {
    if (statement.modality !== 'asserted' || statement.stance === 'neutral' || !dateOf(statement)) continue;
    const key = `${statement.actor.id}\n${statement.position.id}`;
    const list = held.get(key);
    if (list) list.push(statement);
    else held.set(key, [statement]);
  }
  const found: Change[] = [];
  for (const list of held.values()) {
    const days = new Map<string, StatementRecord[]>();
    for (const one of list) days.set(dateOf(one)!, [...(days.get(dateOf(one)!) ?? []), one]);
    const clear = [...days]
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
      .filter(([, day]) => new Set(day.map(({ stance }) => stance)).size === 1)
      .map(([, day]) => day[0]!);
    clear.slice(1).forEach((to, i) => {
      const from = clear[i]!;
      if (from.stance !== to.stance)
        found.push({ actor: names.get(to.actor.id) ?? to.actor.id, position: to.position.label, from, to });
    });
  }
  const key = ({ to }: Change): string => `${dateOf(to)} ${to.id}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function counted({ statements, documents }: GraphData): StatementRecord[] {
  const copies = new Set(documents.filter(({ copyOf }) => copyOf).map(({ id }) => id));
  return statements.filter(({ document, modality }) => !copies.has(document) && modality !== 'denied');
}
