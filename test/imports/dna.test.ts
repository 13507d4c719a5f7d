/** DNA's event list as a graph, there and back, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { exporters } from '../../src/exports/index.ts';
import { importEventList } from '../../src/imports/dna.ts';
import { networkOf } from '../../src/networks/index.ts';

const head =
  '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";"coder";"document_id";"document_title";"document_author";"document_source";"document_section";"document_type"';
const row = (
  id: number,
  person: string,
  organization: string,
  concept: string,
  agreement: string | number,
  start: number,
  text: string,
  document = 1,
) =>
  `${id};2005-01-26 00:00:00;"${person}";"${organization}";"${concept}";${agreement};${start};${start + 9};"${text}";1;${document};"Hearing ${document}";"Clerk";"Congress";"";""`;

const list = [
  head,
  row(7, 'Jane Roe', 'Sierra Club', 'Regulate emissions', 1, 900, 'We must regulate, now.'),
  row(3, 'John Doe', 'Coal Board', 'Regulate emissions', 0, 100, 'It would cost jobs.'),
  row(4, '', 'Senate', 'Cap and trade', 1, 300, 'A cap works; trade helps.', 2),
  row(5, 'John Doe', 'Coal Board', 'Cap and trade', 0, 300, 'A cap works; trade helps.', 2),
].join('\r\n');

const settings = {
  mode: 'actors',
  ties: 'conflict',
  by: 'organization',
  duplicates: 'include',
  normalize: 'none',
  neutral: false,
} as const;

describe("Discourse Network Analyzer's event list", () => {
  const data = importEventList(list, 'climate.csv', 'climate');

  it('becomes documents of the coded passages, in their order, every quote at its place', () => {
    expect(data.documents.map(({ id, text, publisher, date }) => [id, text, publisher, date])).toEqual([
      ['Hearing 1', 'It would cost jobs.\n\nWe must regulate, now.', 'Congress', '2005-01-26'],
      ['Hearing 2', 'A cap works; trade helps.\n\nA cap works; trade helps.', 'Congress', '2005-01-26'],
    ]);
    const texts = new Map(data.documents.map(({ id, text }) => [id, text]));
    for (const { document, content, quote } of data.statements)
      expect(texts.get(document)!.slice(content[0]!.start, content[0]!.end)).toBe(quote);
    expect(new Set(data.statements.map(({ id }) => id)).size).toBe(4);
  });

  it('gives persons the organization that was coded with them, and positions their counts', () => {
    expect(networkOf(data, settings).ties.map(({ a, b, weight }) => [a.slice(0, -7), b.slice(0, -7), weight])).toEqual([
      ['organization-coal-board', 'organization-senate', 1],
      ['organization-coal-board', 'organization-sierra-club', 1],
    ]);
    expect(data.positions.map(({ label, support, oppose }) => [label, support.asserted, oppose.asserted])).toEqual([
      ['Cap and trade', 1, 1],
      ['Regulate emissions', 1, 1],
    ]);
  });

  it('comes out as it went in', () => {
    const columns = (text: string) =>
      text
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.replaceAll('"', '').split(';'))
        .map((cells) => [cells[2], cells[3], cells[4], cells[5]].join(' | '))
        .sort();
    expect(columns(exporters['dna-csv'].write(data, {}) as string)).toEqual(columns(list));
  });

  it('of an older DNA says true and false', () => {
    const older = [head, row(1, 'A', 'X', 'c', 'true', 0, 't'), row(2, 'B', 'Y', 'c', 'false', 9, 'u')].join('\n');
    expect(importEventList(older, 'f', 'f').statements.map(({ stance }) => stance)).toEqual(['support', 'oppose']);
  });

  it.each([
    ['id,name\n1,2\n', 'f.csv has no column "time"'],
    [`${head}\n`, 'f.csv holds no statements'],
    [[head, row(1, 'A', 'X', 'c', 'maybe', 0, 't')].join('\n'), 'f.csv:2 has the agreement "maybe"'],
    [[head, row(1, '', '', 'c', 1, 0, 't')].join('\n'), 'f.csv:2 has neither person nor organization'],
    [[head, row(1, 'A', 'X', '', 1, 0, 't')].join('\n'), 'f.csv:2 has no concept'],
    [[head, row(1, 'A', 'X', 'c', 1, 0, 't').replace('2005-01-26', '26.01.2005')].join('\n'), 'f.csv:2 has the time'],
    [[head, '1;2'].join('\n'), 'f.csv is no CSV that could be read'],
  ])('is refused where it cannot be meant: %#', (text, message) => {
    expect(() => importEventList(text, 'f.csv', 'f')).toThrow(message);
  });
});
