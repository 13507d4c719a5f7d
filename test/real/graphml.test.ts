import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shapes } from '../../src/exports/exporter.ts';
import { graphml } from '../../src/exports/graphml.ts';
import { aggregate } from '../../src/graph/aggregate.ts';
import { readGraphFolder } from '../../src/graph/folder.ts';
import type { GraphData } from '../../src/model.ts';
import { hostileGraph } from '../neo4j/fixture.ts';
import { describeWith, find } from './parts.ts';

/** What NetworkX makes of the file: its nodes and edges with all their attributes. */
const read = `
import io, json, sys, networkx
graph = networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
json.dump({'directed': graph.is_directed(), 'nodes': [data for _, data in graph.nodes(data=True)],
           'edges': [data for *_, data in graph.edges(data=True)]}, sys.stdout)
`;

interface Reading {
  directed: boolean;
  nodes: Record<string, unknown>[];
  edges: Record<string, unknown>[];
}

function readWithNetworkX(data: GraphData, shape: (typeof shapes)[number]): Reading {
  const { stdout, stderr } = spawnSync(find('networkx')!, ['-c', read], {
    input: graphml.write(data, { shape }) as string,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Reading;
}

describeWith(['networkx'], 'the GraphML file, in NetworkX', () => {
  const data = readGraphFolder('graphs/ukraine-strikes');

  it('holds every edge of actor, position and stance, with its counts and quotes', () => {
    const { directed, nodes, edges } = readWithNetworkX(data, 'aggregate');
    const stances = edges.filter(({ stance }) => stance);
    expect(directed).toBe(true);
    expect(stances.length).toBe(aggregate(data).length);
    expect(stances.reduce((sum, { asserted }) => sum + (asserted as number), 0)).toBe(
      aggregate(data).reduce((sum, { asserted }) => sum + asserted, 0),
    );
    expect(stances.every(({ quotes }) => typeof quotes === 'string' && quotes !== '')).toBe(true);
    expect(nodes.map(({ label }) => label)).toContain('Antony Blinken');
  });

  it('holds every statement in the shape of statements', () => {
    const { edges } = readWithNetworkX(data, 'statements');
    expect(edges.filter(({ sentence }) => sentence).length).toBe(data.statements.length);
  });

  it.each(shapes)('is read in the shape "%s", of hostile texts too', (shape) => {
    expect(readWithNetworkX(hostileGraph('hostile'), shape).directed).toBe(
      shape === 'aggregate' || shape === 'statements',
    );
  });
});
