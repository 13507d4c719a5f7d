import { parse as parseCsv } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import gexfReader from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { shapes } from '../../src/exports/exporter.ts';
import { exporters } from '../../src/exports/index.ts';
import { wrap } from '../../src/exports/picture/lettering.ts';
import { cell } from '../../src/exports/text.ts';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { fixture, hostile } from '../graph/fixture.ts';
import { gexfErrors } from './relaxng.ts';

const parse = (gexfReader as unknown as { parse(graph: typeof MultiDirectedGraph, text: string): MultiDirectedGraph })
  .parse;
const gexf = (data = fixture(), shape: (typeof shapes)[number] = 'aggregate'): string =>
  exporters.gexf.write(data, { shape }) as string;

describe('GEXF', () => {
  it.each(shapes)('is valid in the shape "%s", of hostile text too', async (shape) => {
    expect(await gexfErrors(gexf(fixture(), shape))).toEqual([]);
    expect(await gexfErrors(gexf(hostile(), shape))).toEqual([]);
  });

  it('is refused by the schema when it is wrong', async () => {
    expect(await gexfErrors(gexf().replace('mode="static"', 'mode="moving"'))).not.toEqual([]);
    expect(await gexfErrors(gexf().replace(/<viz:size value="[^"]+"/, '<viz:size value="big"'))).not.toEqual([]);
  });

  it('is read by Gephi Lite’s reader, with stance, weight and quotes', () => {
    const graph = parse(MultiDirectedGraph, gexf());
    const edge = graph.findEdge((_, { stance, source }) => stance === 'support' && source !== '')!;
    expect(graph.getNodeAttribute('p1', 'label')).toBe('Ban assault weapons');
    expect(
      graph
        .mapEdges((_, { stance }) => stance as string)
        .filter(Boolean)
        .sort(),
    ).toEqual(['neutral', 'oppose', 'support', 'support']);
    expect(graph.getEdgeAttribute(edge, 'quotes')).toBeDefined();
  });

  it('plays as a timeline: edges have the days on which they were said', () => {
    expect(gexf()).toContain('timerepresentation="timestamp"');
    expect(gexf()).toContain('<spell timestamp="2024-05-22"/>');
  });
});

describe('tables', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['\n=1+1', '"\'\n=1+1"'],
    ['@cmd', "'@cmd"],
    ['say "no", then', '"say ""no"", then"'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    [3, '3'],
    [null, ''],
  ])('write the cell %j so that no spreadsheet runs it', (value, text) => {
    expect(cell(value)).toBe(text);
  });

  it('hold no cell that a spreadsheet would run, whatever the articles say', () => {
    const data = hostile();
    for (const bad of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])
      data.entities.push({ ...data.entities[0]!, id: `x${bad}`, name: bad, aliases: [bad] });
    data.statements = data.entities.map(({ id }, i) => ({
      ...data.statements[0]!,
      id: `s${i}`,
      actor: { id, start: 0, end: 1 },
    }));
    const files = Object.values(exporters.csv.write(data, {}) as Record<string, string>);
    const written = [...files, exporters.matrix.write(data, {})].map((text) => ({ text, delimiter: ',' }));
    for (const { text, delimiter } of [...written, { text: exporters['dna-csv'].write(data, {}), delimiter: ';' }]) {
      const cells = (parseCsv(text as string, { delimiter }) as string[][]).flat();
      expect(cells.length).toBeGreaterThan(10);
      expect(cells.filter((one) => /^[=+\-@\t\r\n]/.test(one) && !/^-?\d+(\.\d+)?$/.test(one))).toEqual([]);
    }
  });

  it("for Discourse Network Analyzer are its event list: asserted sides, once a story, in DNA's columns", () => {
    const rows = (exporters['dna-csv'].write(fixture(), {}) as string).trim().split('\n');
    expect(rows).toEqual([
      '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";"coder";' +
        '"document_id";"document_title";"document_author";"document_source";"document_section";"document_type"',
      '1;"2024-05-22 00:00:00";"Ann Lee";"Senate";"Ban assault weapons";1;34;53;"ban assault weapons";1;1;"Title of a";"";"Gazette";"";""',
      '2;"2024-05-22 00:00:00";"Bob Roy";"";"Ban assault weapons";0;80;87;"the ban";1;1;"Title of a";"";"Gazette";"";""',
    ]);
  });

  it('as a matrix hold support less opposition', () => {
    expect(exporters.matrix.write(fixture(), {})).toBe(
      'actor,Ban assault weapons\nThe Agency,0\nAnn Lee,1\nBob Roy,-1\n',
    );
  });
});

describe('other formats', () => {
  it('JSON opens in graphology', () => {
    expect(MultiDirectedGraph.from(JSON.parse(exporters.json.write(fixture(), {}) as string)).size).toBe(8);
  });

  it('GraphML declares every key that it uses', () => {
    const text = exporters.graphml.write(hostile(), {}) as string;
    const declared = new Set([...text.matchAll(/<key id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, used] of text.matchAll(/<data key="([^"]+)"/g)) expect(declared).toContain(used);
  });

  it('the picture names actors and positions, tells stance by dash too, and runs nothing', () => {
    const svg = exporters.svg.write(fixture(), {}) as string;
    expect(svg).toContain('Ann Lee');
    expect(svg).toContain('stroke-dasharray="7 4"');
    expect(exporters.svg.write(hostile(), {})).not.toMatch(/<(script|img)|onerror="/);
    expect(exporters.svg.write(hostile(), {})).not.toMatch(/[\u202a-\u202e]/);
  });

  it('the PNG is one', () => {
    expect([...(exporters.png.write(fixture(), {}) as Uint8Array).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it.each(['ukraine-strikes', 'puerto-rico-succession'])(
    'the picture of %s can be read: no box on another, hardly a line under one',
    (name) => {
      const svg = exporters.svg.write(readGraphFolder(`graphs/${name}`), {}) as string;
      const boxes = [
        ...svg.matchAll(/data-id="([^"]+)"[^>]*><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
      ].map(([, id, ...box]) => ({ id: id!, box: box.map(Number) as [number, number, number, number] }));
      const within = ([x, y, w, h]: [number, number, number, number], px: number, py: number): boolean =>
        px > x && px < x + w && py > y && py < y + h;
      for (const { id, box: a } of boxes)
        for (const { id: other, box: b } of boxes)
          if (id < other)
            expect(
              a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1],
              `${id} beside ${other}`,
            ).toBe(true);
      const under = [
        ...svg.matchAll(/data-actor="([^"]+)" data-position="([^"]+)"[^>]* d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/g),
      ].flatMap(([, actor, position, ...ends]) => {
        const [ax, ay, bx, by] = ends.map(Number) as [number, number, number, number];
        return boxes
          .filter(({ id }) => id !== actor && id !== position)
          .filter(({ box }) =>
            Array.from({ length: 99 }, (_, i) => (i + 1) / 100).some((t) =>
              within(box, ax + t * (bx - ax), ay + t * (by - ay)),
            ),
          )
          .map(({ id }) => `${actor} to ${position} under ${id}`);
      });
      // A few lines may find no other way in a dense picture; more than one in ten would be a knot.
      const lines = svg.match(/data-actor="/g)?.length ?? 0;
      expect(lines).toBeGreaterThan(10);
      expect(under.length, under.join('\n')).toBeLessThanOrEqual(lines / 10);
    },
  );

  it('a picture without statements says so', () => {
    expect(exporters.svg.write({ ...fixture(), statements: [] }, {})).toContain('No statements');
  });

  it.each([
    ['Ban assault weapons', 10, 3, ['Ban', 'assault', 'weapons']],
    ['a very long label that goes on and on', 12, 2, ['a very long', 'label that…']],
    ['Donaudampfschiffahrt stops', 12, 2, ['Donaudampfs…', 'stops']],
    ['\u202eturned\u202c round', 12, 1, ['turned round']],
    ['', 12, 1, ['…']],
  ])('wraps %j into lines of %d letters, at most %d', (label, room, most, lines) => {
    expect(wrap(label, room, most, (line) => line.length)).toEqual(lines);
  });

  it('every format writes the same bytes twice', async () => {
    for (const exporter of Object.values(exporters))
      expect(await exporter.write(fixture(), {})).toEqual(await exporter.write(fixture(), {}));
  });
});
