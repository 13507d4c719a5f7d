/**
 * Speed and memory of getting a large graph into Neo4j: makes a graph of so many statements (100,000, or the number given), then loads it
 * into the server that NEO4J_URI and NEO4J_PASSWORD name, loads it again, writes both files, and takes it out. `npm run bench:neo4j`.
 * Memory is the peak of each process as Linux counts it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../src/assets.ts';
import { writeGraphFolder } from '../src/graph/folder.ts';
import { entityTypes, type GraphData, modalities, type StatementRecord, stances } from '../src/model.ts';

const size = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'standpoint-bench-'));
const graph = join(folder, 'large');
const { length } = await writeLarge();
console.log(`${length} statements`);
const steps: [string, string[]][] = [
  ['first load', ['neo4j', graph]],
  ['second load', ['neo4j', graph]],
  ['cypher', ['export', graph, '--to', 'cypher', '-o', join(folder, 'large.cypher')]],
  ['neo4j-csv', ['export', graph, '--to', 'neo4j-csv', '-o', join(process.env.CSV ?? folder, 'large.neo4j')]],
  ['wipe', ['neo4j', graph, '--wipe']],
];
for (const [name, args] of steps) {
  const { seconds, megabytes } = await measure([packagePath('dist/src/cli/main.js'), ...args]);
  console.log(`${name}: ${seconds.toFixed(1)} s, ${Math.round(size / seconds)} statements a second, ${megabytes} MB`);
}
rmSync(folder, { recursive: true });

/** Ten statements an article, a hundred outlets; actors and positions are taken up unevenly, as in life. */
async function writeLarge(): Promise<StatementRecord[]> {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const often = (limit: number): number => below(1 + below(limit));
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const [articles, actors, positions] = [size / 10, size / 20, size / 50].map(Math.ceil) as [number, number, number];
  const span = { start: 100, end: 160 };
  const counts = { asserted: 1, hedged: 0, conditional: 0 };
  const words = 'to let the country use the weapons that it was given against targets across the border';
  const label = (i: number): string => `Course of action ${i}: ${words.slice(0, 50)}`;
  const day = (i: number): string => new Date(Date.UTC(2020, 0, 1 + (i % 1500))).toISOString().slice(0, 10);
  const data: GraphData = {
    name: 'large',
    documents: Array.from({ length: articles }, (_, i) => ({
      id: `${i}.txt`,
      text: words,
      title: `Title of article ${i}`,
      date: day(i),
      publisher: `Outlet ${i % 100}`,
      url: `https://example.org/${i}`,
      skipped: [],
      sha256: String(i).padStart(64, '0'),
      words: 500,
      sentences: 25,
    })),
    entities: Array.from({ length: actors }, (_, i) => ({
      id: `entity-${i}`,
      type: entityTypes[i % entityTypes.length]!,
      name: `Name ${i}`,
      aliases: [`Mr. Name ${i}`, `N. ${i}`],
      affiliations:
        i % 3 ? [] : [{ role: 'minister', of: `entity-${i + 1 - (i % 2)}`, former: false, document: '0.txt', ...span }],
      mentions: 20,
      merged: [],
    })),
    mentions: [],
    positions: Array.from({ length: positions }, (_, i) => ({
      id: `position-${i}`,
      label: label(i),
      wordings: [label(i), `${label(i)} now`],
      concerns: [`entity-${below(actors)}`, `entity-${below(actors)}`],
      support: counts,
      oppose: counts,
      neutral: 0,
      denied: 0,
      merged: [],
    })),
    statements: Array.from({ length: size }, (_, i) => {
      const position = often(positions);
      return {
        id: `statement-${i}`,
        document: `${Math.floor(i / 10)}.txt`,
        actor: { id: `entity-${often(actors)}`, ...span },
        onBehalfOf: null,
        reporter: i % 4 ? null : { id: `entity-${below(actors)}` },
        addressee: i % 5 ? null : { id: `entity-${below(actors)}` },
        cue: span,
        content: [span],
        sentence: { start: 90, end: 260 },
        quote: `${words} (${i})`,
        sentenceText: `Name urged the government ${words} (${i}), said officials who did not want to be named.`,
        said: { date: day(i), precision: 'day' as const, from: 'text' as const },
        published: day(i),
        form: 'indirect' as const,
        modality: pick(modalities),
        position: { id: `position-${position}`, label: label(position) },
        wording: label(position),
        stance: pick(stances),
        confidence: 0.8,
        rule: 'policy.model.titled.favour',
      };
    }),
    notes: { problems: [], withoutPolicy: 0, doubtful: [] },
  };
  await writeGraphFolder(graph, data, {});
  return data.statements;
}

function measure(args: string[]): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  let megabytes = 0;
  const watch = setInterval(() => {
    try {
      const [, peak] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      if (peak) megabytes = Math.round(Number(peak) / 1024);
    } catch {
      // It has just ended.
    }
  }, 50);
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, megabytes });
      else reject(new Error(`ended with ${code}`));
    }),
  );
}
