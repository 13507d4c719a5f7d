import { MultiDirectedGraph } from 'graphology';
import gexfReader from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { shapes } from '../../src/exports/exporter.ts';
import { exporters } from '../../src/exports/index.ts';
import { wrap } from '../../src/exports/picture/lettering.ts';
import { cell } from '../../src/exports/text.ts';
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
    ['@cmd', "'@cmd"],
    ['say "no", then', '"say ""no"", then"'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    [3, '3'],
    [null, ''],
  ])('write the cell %j so that no spreadsheet runs it', (value, text) => {
    expect(cell(value)).toBe(text);
  });

  it('for Discourse Network Analyzer hold what takes a side, and nothing denied', () => {
    const rows = (exporters['dna-csv'].write(fixture(), {}) as string).trim().split('\n');
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(['s1', 's2', 's3', 's4']);
    expect(rows[1]).toContain('Ann Lee,Senate,Ban assault weapons,1');
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
  });

  it('the PNG is one', () => {
    expect([...(exporters.png.write(fixture(), {}) as Uint8Array).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

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
