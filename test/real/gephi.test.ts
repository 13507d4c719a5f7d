import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gexf } from '../../src/exports/gexf.ts';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { hostileGraph, small } from '../neo4j/fixture.ts';
import { complaints, readWithGephi } from './gephi.ts';
import { describeWith } from './parts.ts';

const count = (text: string, element: string): number => text.split(`<${element} `).length - 1;
const days = (text: string): string[] => [...text.matchAll(/timestamp="([\d-]{10})"/g)].map(([, day]) => day!).sort();
const gallery = (name: string) => readGraphFolder(`graphs/${name}`);

describeWith(['java', 'maven'], 'the GEXF file, in a real Gephi', () => {
  it.each([
    ['the gallery on Ukraine', gallery('ukraine-strikes'), 'aggregate'],
    ['the gallery on Puerto Rico', gallery('puerto-rico-succession'), 'aggregate'],
    ['edges for each statement', gallery('ukraine-strikes'), 'statements'],
    ['actors who agree and disagree', gallery('puerto-rico-succession'), 'actors'],
    ['positions that go together', gallery('puerto-rico-succession'), 'positions'],
    ['a little graph', small(), 'aggregate'],
    ['hostile texts', hostileGraph('hostile'), 'aggregate'],
  ] as const)('%s: no complaint, no node or edge lost, the timeline as long as the days', (_, data, shape) => {
    const text = gexf.write(data, { shape }) as string;
    // Edges of one actor, position and kind are one to Gephi, unless it is told otherwise: a statement each is such.
    const reading = readWithGephi(text, { merge: shape !== 'statements' });
    expect(complaints(reading)).toEqual([]);
    expect(reading.file).toEqual({ nodes: count(text, 'node'), edges: count(text, 'edge') });
    expect(reading.graph).toEqual(reading.file);
    const all = days(text);
    expect([reading.dynamic, reading.days]).toEqual([all.length > 0, all.length > 0 ? [all[0], all.at(-1)] : []]);
  });

  it('columns have titles that a person understands, and types that Gephi can filter and rank by', () => {
    const { nodeColumns, edgeColumns } = readWithGephi(gexf.write(gallery('ukraine-strikes'), {}) as string);
    expect(nodeColumns).toMatchObject({
      type: 'Kind: String',
      aliases: 'Also called: String[]',
      mentions: 'Mentions: Integer',
      supporting: 'Supporting statements: Integer',
    });
    expect(edgeColumns).toMatchObject({
      stance: 'Stance: String',
      asserted: 'Asserted statements: Integer',
      quotes: 'Quotes: String[]',
      outlets: 'Outlets: String[]',
    });
    expect(Object.values({ ...nodeColumns, ...edgeColumns }).filter((title) => title.startsWith('null'))).toEqual([]);
  });

  it('its picture has every label, each at the place of its node', () => {
    const picture = join(tmpdir(), `standpoint-gephi-${process.pid}.svg`);
    const data = gallery('ukraine-strikes');
    readWithGephi(gexf.write(data, {}) as string, { picture });
    const drawn = readFileSync(picture, 'utf8');
    rmSync(picture);
    expect(drawn.match(/<circle/g)).toHaveLength(count(gexf.write(data, {}) as string, 'node'));
    expect(drawn).toContain('Antony Blinken');
  });

  it('a fault in the file shows as a complaint', () => {
    const broken = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
      <attributes class="node"><attribute id="n" title="n" type="integer"/></attributes>
      <nodes><node id="a"><attvalues><attvalue for="n" value="many"/></attvalues></node></nodes><edges/></graph></gexf>`;
    expect(complaints(readWithGephi(broken))).toHaveLength(1);
  });
});
