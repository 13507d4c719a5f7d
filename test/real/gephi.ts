/** What Gephi itself, by its toolkit 0.10, makes of a GEXF file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { jvmFlags, program } from './java.ts';

export interface GephiReading {
  /** As the file has them, and as Gephi keeps them: it merges edges of one source, target and kind. */
  file: { nodes: number; edges: number };
  graph: { nodes: number; edges: number };
  /** Is there a timeline? */
  dynamic: boolean;
  /** Its first and last day; nothing without a timeline. */
  days: [string, string] | [];
  /** Column → title and Java type, as "Quotes: String[]". */
  nodeColumns: Record<string, string>;
  edgeColumns: Record<string, string>;
  issues: { level: 'INFO' | 'WARNING' | 'SEVERE' | 'CRITICAL'; message: string }[];
}

/**
 * @param merge false: parallel edges of one kind stay apart, as the import dialog can have it
 * @param picture where Gephi's own picture of the file goes, as SVG
 * @throws Error with Gephi's words when it cannot read the file at all
 */
export function readWithGephi(
  gexf: string,
  { merge = true, picture }: { merge?: boolean; picture?: string } = {},
): GephiReading {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-gephi-'));
  try {
    const file = join(folder, 'graph.gexf');
    writeFileSync(file, gexf);
    const args = [
      '-Djava.awt.headless=true',
      ...jvmFlags(512),
      `-Dnetbeans.user=${folder}`,
      ...(merge ? [] : ['-Dmerge=no']),
      '-cp',
      program('gephi/GephiInspect'),
    ];
    const { stdout, stderr } = spawnSync(
      'java',
      [...args, 'GephiInspect', file, ...(picture === undefined ? [] : [resolve(picture)])],
      { encoding: 'utf8', cwd: folder },
    );
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
