/** One statement as a reader sees it: where it stands, who says so, and the sentence with its content marked. */
import type { GraphData, StatementRecord } from '../../model.ts';
import { type Page, wrap, wrapMarked } from '../text.ts';

/** A graph with what looking things up in it needs. */
export interface Lookup {
  data: GraphData;
  nameOf: (id: string) => string;
  publisherOf: (document: string) => string;
}

export function lookup(data: GraphData): Lookup {
  const names = new Map(data.entities.map(({ id, name }) => [id, name]));
  const publishers = new Map(data.documents.map(({ id, publisher }) => [id, publisher ?? id]));
  return { data, nameOf: (id) => names.get(id) ?? id, publisherOf: (document) => publishers.get(document) ?? document };
}

const forms = { direct: 'quoted', mixed: 'partly quoted', indirect: 'paraphrased', action: 'by an act' } as const;

/** A line on the statement, then the sentence. `actor`: also says who holds it. */
export function quote(
  page: Page,
  graph: Lookup,
  s: StatementRecord,
  options: { actor: boolean; why: boolean },
): string {
  const { nameOf, publisherOf } = graph;
  const said =
    s.said?.from === 'text'
      ? `said ${s.said.precision === 'before' || s.said.precision === 'after' ? `${s.said.precision} ` : ''}${s.said.date}`
      : '';
  const facts = [
    options.actor ? page.paint('bold', nameOf(s.actor.id)) : '',
    s.onBehalfOf ? `for ${nameOf(s.onBehalfOf.id)}` : '',
    s.modality === 'asserted' ? '' : page.paint('yellow', s.modality),
    forms[s.form],
    s.addressee ? `to ${nameOf(s.addressee.id)}` : '',
    s.reporter ? `according to ${nameOf(s.reporter.id)}` : '',
    said,
    [publisherOf(s.document), s.published].filter(Boolean).join(', '),
  ];
  const marks = s.content.map(({ start, end }) => ({ start: start - s.sentence.start, end: end - s.sentence.start }));
  const lines = [wrap(page, facts.filter(Boolean).join(' · '), '  '), wrapMarked(page, s.sentenceText, marks, '    ')];
  if (options.why) {
    const place = `${s.document}, characters ${s.sentence.start} to ${s.sentence.end}`;
    lines.push(
      page.paint(
        'dim',
        wrap(
          page,
          `why: ${s.rule} · confidence ${s.confidence.toFixed(2)}${s.coding ? `, coded with ${s.coding.confidence.toFixed(2)}` : ''} · worded “${s.wording}” · ${place}`,
          '    ',
        ),
      ),
    );
  }
  return lines.join('\n');
}

/** Statements in the order of time, then of place. */
export const inTime = (statements: readonly StatementRecord[]): StatementRecord[] =>
  [...statements].sort(
    (a, b) =>
      compare(a.published ?? '', b.published ?? '') ||
      compare(a.document, b.document) ||
      a.sentence.start - b.sentence.start,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
