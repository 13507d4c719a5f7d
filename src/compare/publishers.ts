/** Who says what where: each outlet's positions and their camps, and what one outlet reports and all others leave out. */
import type { GraphData, StatementRecord } from '../model.ts';

export interface Report {
  publisher: string;
  /** Names of actors, sorted; hedged and conditional ones too, denied ones not. */
  support: string[];
  oppose: string[];
  neutral: string[];
}

export interface PublisherView {
  publishers: { publisher: string; articles: number; statements: number; positions: number }[];
  /** The most widely reported first. */
  positions: { id: string; label: string; reports: Report[] }[];
  /** Positions of a single outlet, with the statement that it reports; none where there is one outlet only. */
  only: { publisher: string; id: string; label: string; statement: StatementRecord }[];
}

/** An article without a publisher is an outlet of its own, by its id. A story that several carry counts for each of them. */
export function byPublisher({ documents, statements, positions, entities }: GraphData): PublisherView {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const outlet = new Map(documents.map(({ id, publisher }) => [id, publisher ?? id]));
  const told = statements.filter(({ modality }) => modality !== 'denied');
  const own = <K>(key: (statement: StatementRecord) => K): Map<K, StatementRecord[]> => {
    const groups = new Map<K, StatementRecord[]>();
    for (const statement of told) {
      const group = groups.get(key(statement));
      if (group) group.push(statement);
      else groups.set(key(statement), [statement]);
    }
    return groups;
  };
  const byOutlet = own(({ document }) => outlet.get(document)!);
  const byPosition = own(({ position }) => position.id);
  const articles = new Map<string, number>();
  for (const publisher of outlet.values()) articles.set(publisher, (articles.get(publisher) ?? 0) + 1);
  const publishers = [...articles.keys()].sort().map((publisher) => {
    const mine = byOutlet.get(publisher) ?? [];
    return {
      publisher,
      articles: articles.get(publisher)!,
      statements: mine.length,
      positions: new Set(mine.map(({ position }) => position.id)).size,
    };
  });
  const camp = (group: readonly StatementRecord[], stance: StatementRecord['stance']): string[] =>
    [
      ...new Set(group.filter((one) => one.stance === stance).map(({ actor }) => names.get(actor.id) ?? actor.id)),
    ].sort();
  const views = positions
    .flatMap(({ id, label }) => {
      const group = byPosition.get(id) ?? [];
      const where = [...new Set(group.map(({ document }) => outlet.get(document)!))].sort();
      const reports = where.map((publisher): Report => {
        const mine = group.filter(({ document }) => outlet.get(document) === publisher);
        return {
          publisher,
          support: camp(mine, 'support'),
          oppose: camp(mine, 'oppose'),
          neutral: camp(mine, 'neutral'),
        };
      });
      return group.length > 0 ? [{ id, label, reports, size: group.length }] : [];
    })
    .sort((a, b) => b.reports.length - a.reports.length || b.size - a.size || (a.label < b.label ? -1 : 1));
  return {
    publishers,
    positions: views.map(({ size: _, ...view }) => view),
    only:
      publishers.length < 2
        ? []
        : views
            .filter(({ reports }) => reports.length === 1)
            .map(({ id, label, reports }) => ({
              publisher: reports[0]!.publisher,
              id,
              label,
              statement: byPosition.get(id)![0]!,
            }))
            .sort((a, b) => (a.publisher < b.publisher ? -1 : a.publisher > b.publisher ? 1 : 0)),
  };
}
