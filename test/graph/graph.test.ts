import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aggregate, weightOf } from '../../src/graph/aggregate.ts';
import { contested } from '../../src/graph/contested.ts';
import { readGraphFolder, writeGraphFolder } from '../../src/graph/folder.ts';
import { toGraph } from '../../src/graph/graph.ts';
import { actorTies, positionTies } from '../../src/graph/projections.ts';
import { report } from '../../src/graph/report.ts';
import { fixture } from './fixture.ts';

describe('edges of actor, position and stance', () => {
  it('count a copied story once, and name both outlets', () => {
    const edge = aggregate(fixture()).find(({ actor }) => actor === 'person-ann-lee')!;
    expect([edge.asserted, edge.publishers]).toEqual([1, ['Courier', 'Gazette']]);
  });

  it('leave denied statements out of every camp', () => {
    expect(
      aggregate(fixture()).filter(({ actor, stance }) => actor === 'person-bob-roy' && stance === 'support'),
    ).toEqual([]);
  });

  it('count hedged statements apart, at half the weight', () => {
    const edge = aggregate(fixture()).find(({ actor, stance }) => actor === 'org-agency' && stance === 'support')!;
    expect([edge.asserted, edge.hedged, weightOf(edge)]).toEqual([0, 1, 0.5]);
  });
});

describe('projections', () => {
  it('tie actors by asserted stances: agreement and conflict', () => {
    expect(actorTies(aggregate(fixture()))).toEqual([
      { a: 'person-ann-lee', b: 'person-bob-roy', congruence: 0, conflict: 1 },
    ]);
  });

  it('tie positions that one actor holds', () => {
    const data = fixture();
    data.statements[5] = {
      ...data.statements[5]!,
      actor: { id: 'person-ann-lee', start: 0, end: 1 },
      stance: 'oppose',
    };
    expect(positionTies(aggregate(data))).toEqual([{ a: 'p1', b: 'p2', congruence: 0, conflict: 1 }]);
  });
});

describe('the graph', () => {
  it('holds positions, actors and those tied to them, and nobody else', () => {
    const graph = toGraph(fixture());
    expect(graph.nodes()).toEqual([
      'country-us',
      'org-agency',
      'org-senate',
      'p1',
      'p2',
      'person-ann-lee',
      'person-bob-roy',
    ]);
    const kinds = graph.mapEdges((_, { kind }) => kind as string);
    expect(
      Object.fromEntries(
        ['statement', 'affiliated', 'concerns'].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
      ),
    ).toEqual({ statement: 6, affiliated: 1, concerns: 1 });
  });

  it('names the most contested position, with a quote from each camp', () => {
    const [first, ...rest] = contested(fixture(), 3);
    expect([first!.position.id, first!.pro.id, first!.con.id, rest.length]).toEqual(['p1', 's1', 's3', 0]);
  });

  it('is reported with what was left out', () => {
    const text = report(fixture());
    expect(text).toContain('3 articles, 6 statements by 3 actors on 2 positions');
    expect(text).toMatch(/4 statements without a policy/);
    expect(text).toContain('x.txt is empty');
    expect(text).toContain('b (of a)');
    expect(text).toContain('“Lee” could be two people.');
  });
});

describe('a graph folder', () => {
  const place = (): string => mkdtempSync(join(tmpdir(), 'standpoint-'));

  it('reads back as it was written, and is replaced whole', async () => {
    const folder = join(place(), 'graph');
    const data = { ...fixture(), name: 'graph' };
    await writeGraphFolder(folder, { ...data, statements: [] }, { 'old.txt': 'x' });
    await writeGraphFolder(folder, data, { 'report.md': 'r' });
    expect(readGraphFolder(folder)).toEqual(data);
    expect(readdirSync(folder)).not.toContain('old.txt');
  });

  it('is never put in the place of a folder that is not ours', async () => {
    const folder = place();
    writeFileSync(join(folder, 'thesis.docx'), 'years of work');
    await expect(writeGraphFolder(folder, fixture(), {})).rejects.toThrow(/holds other things/);
    expect(readFileSync(join(folder, 'thesis.docx'), 'utf8')).toBe('years of work');
  });

  it('that is damaged is refused with file and line', async () => {
    const folder = join(place(), 'graph');
    await writeGraphFolder(folder, fixture(), {});
    writeFileSync(join(folder, 'positions.jsonl'), '{"id":"p1"}\n');
    expect(() => readGraphFolder(folder)).toThrow(/positions\.jsonl:1 has no "label"/);
    writeFileSync(join(folder, 'positions.jsonl'), '{"id"\n');
    expect(() => readGraphFolder(folder)).toThrow(/positions\.jsonl:1 is no valid JSON/);
    mkdirSync(join(folder, 'empty'));
    expect(() => readGraphFolder(join(folder, 'empty'))).toThrow(/no graph folder/);
  });
});
