import { expect, it } from 'vitest';
import { gexf } from '../../src/exports/gexf.ts';
import { hostileGraph, small } from '../neo4j/fixture.ts';
import { complaints, readWithGephi } from './gephi.ts';
import { describeWith } from './parts.ts';

const count = (text: string, element: string): number => text.split(`<${element} `).length - 1;

describeWith(['java', 'maven'], 'the GEXF file, in a real Gephi', () => {
  it.each([
    ['edges for each stance', small(), 'aggregate'],
    ['edges for each statement', small(), 'statements'],
    ['hostile texts', hostileGraph('hostile'), 'aggregate'],
  ] as const)('%s: no complaint, no node or edge lost, a timeline', async (_, data, shape) => {
    const text = (await gexf.write(data, { shape })) as string;
    const reading = readWithGephi(text);
    expect(complaints(reading)).toEqual([]);
    expect(reading.file).toEqual({ nodes: count(text, 'node'), edges: count(text, 'edge') });
    if (shape === 'aggregate') expect(reading.graph).toEqual(reading.file);
    expect(reading.dynamic).toBe(true);
  });

  it('a fault in the file shows as a complaint', () => {
    const broken = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
      <attributes class="node"><attribute id="n" title="n" type="integer"/></attributes>
      <nodes><node id="a"><attvalues><attvalue for="n" value="many"/></attvalues></node></nodes><edges/></graph></gexf>`;
    expect(complaints(readWithGephi(broken))).toHaveLength(1);
  });
});
