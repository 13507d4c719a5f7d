/** Tables: three CSV files, and the matrix of actors by positions. */
import { aggregate } from '../graph/aggregate.ts';
import type { GraphData } from '../model.ts';
import type { Exporter } from './exporter.ts';
import { csv } from './text.ts';

const namesOf = ({ entities }: GraphData): Map<string, string> => new Map(entities.map(({ id, name }) => [id, name]));

export const tables: Exporter = {
  description: 'spreadsheets (actors.csv, positions.csv, statements.csv)',
  extension: 'csv',
  write: (data) => {
    const names = namesOf(data);
    const name = (ref: { id: string } | null): string => (ref ? (names.get(ref.id) ?? '') : '');
    const document = new Map(data.documents.map((one) => [one.id, one]));
    const actors = new Set(data.statements.map(({ actor }) => actor.id));
    return {
      'actors.csv': csv(
        ['id', 'name', 'type', 'aliases', 'offices', 'mentions'],
        data.entities
          .filter(({ id }) => actors.has(id))
          .map(({ id, name: label, type, aliases, affiliations, mentions }) => [
            id,
            label,
            type,
            aliases.join(' | '),
            [...new Set(affiliations.map(({ role }) => role))].join(' | '),
            mentions,
          ]),
      ),
      'positions.csv': csv(
        [
          'id',
          'label',
          'support',
          'support_hedged',
          'support_conditional',
          'oppose',
          'oppose_hedged',
          'oppose_conditional',
          'neutral',
          'denied',
          'wordings',
        ],
        data.positions.map(({ id, label, support, oppose, neutral, denied, wordings }) => [
          id,
          label,
          support.asserted,
          support.hedged,
          support.conditional,
          oppose.asserted,
          oppose.hedged,
          oppose.conditional,
          neutral,
          denied,
          wordings.join(' | '),
        ]),
      ),
      'statements.csv': csv(
        [
          'id',
          'actor',
          'stance',
          'position',
          'modality',
          'form',
          'quote',
          'sentence',
          'reporter',
          'addressee',
          'said',
          'published',
          'publisher',
          'article',
          'url',
          'confidence',
          'rule',
          'actor_id',
          'position_id',
        ],
        data.statements.map((s) => [
          s.id,
          name(s.actor),
          s.stance,
          s.position.label,
          s.modality,
          s.form,
          s.quote,
          s.sentenceText,
          name(s.reporter),
          name(s.addressee),
          s.said?.date ?? '',
          s.published,
          document.get(s.document)?.publisher ?? '',
          s.document,
          document.get(s.document)?.url ?? '',
          s.confidence,
          s.rule,
          s.actor.id,
          s.position.id,
        ]),
      ),
    };
  },
};

/** Rows actors, columns positions; each cell the asserted supporting less the opposing statements, counted once a story. */
export const matrix: Exporter = {
  description: 'matrix of actors by positions: support less opposition (CSV)',
  extension: 'matrix.csv',
  write: (data) => {
    const names = namesOf(data);
    const sums = new Map<string, number>();
    const edges = aggregate(data).filter(({ stance }) => stance !== 'neutral');
    for (const { actor, position, stance, asserted } of edges) {
      const key = `${actor}\n${position}`;
      sums.set(key, (sums.get(key) ?? 0) + (stance === 'support' ? asserted : -asserted));
    }
    const actors = [...new Set(edges.map(({ actor }) => actor))];
    const columns = data.positions.filter(({ id }) => edges.some(({ position }) => position === id));
    return csv(
      ['actor', ...columns.map(({ label }) => label)],
      actors.map((actor) => [names.get(actor) ?? actor, ...columns.map(({ id }) => sums.get(`${actor}\n${id}`) ?? 0)]),
    );
  },
};
