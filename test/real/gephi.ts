/** What Gephi itself, by its toolkit 0.10, makes of a GEXF file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jvmFlags, program } from './java.ts';

export interface GephiReading {
  /** As the file has them, and as Gephi keeps them: it merges edges of one source, target and kind. */
  file: { nodes: number; edges: number };
  graph: { nodes: number; edges: number };
  /** Is there a timeline? */
  dynamic: boolean;
  /** Column → Java type. */
  nodeColumns: Record<string, string>;
  edgeColumns: Record<string, string>;
  issues: { level: 'INFO' | 'WARNING' | 'SEVERE' | 'CRITICAL'; message: string }[];
}

/** @throws Error with Gephi's words when it cannot read the file at all */
export function readWithGephi(gexf: string): GephiReading {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-gephi-'));
  try {
    const file = join(folder, 'graph.gexf');
    writeFileSync(file, gexf);
    const args = [
      '-Djava.awt.headless=true',
      ...jvmFlags(512),
      `-Dnetbeans.user=${folder}`,
      '-cp',
      program('gephi/GephiInspect'),
    ];
    const { stdout, stderr } = spawnSync('java', [...args, 'GephiInspect', file], { encoding: 'utf8', cwd: folder });
    const line = stdout.split('\n').find((one) => one.startsWith('{"file"'));
    if (line === undefined) throw new Error(`Gephi could not read the file:\n${stdout}${stderr}`);
    return JSON.parse(line) as GephiReading;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Gephi complains of; it tells by itself, and harmlessly, which version the file has. */
export const complaints = ({ issues }: GephiReading): string[] =>
  issues.filter(({ level }) => level !== 'INFO').map(({ level, message }) => `${level} ${message}`);
