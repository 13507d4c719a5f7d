/** A built graph on disk: its JSONL files and what goes beside them, written whole or not at all, and read back with every line checked. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FormatError, OutputError, whyNotWritten } from '../errors.ts';
import type { BuildNotes, GraphData, StatementRecord } from '../model.ts';
import type { PlacedNode } from './places.ts';

const tables = ['documents', 'entities', 'mentions', 'positions', 'statements'] as const;
type Table = (typeof tables)[number];

/** Keys that a line of each table must have. */
const required: Record<Table, readonly string[]> = {
  documents: ['id', 'text'],
  entities: ['id', 'type', 'name', 'aliases'],
  mentions: ['entity', 'document', 'start', 'end'],
  positions: ['id', 'label', 'wordings', 'concerns', 'support', 'oppose'],
  statements: ['id', 'document', 'actor', 'content', 'sentence', 'position', 'stance', 'modality'],
};

/** The file that marks a folder as ours, and holds the build's notes. */
const MARK = 'notes.json';

/** Statements that no position of a codebook takes up; only a coded graph has them. */
const UNCODED = 'uncoded.jsonl';

const advice = 'Build the graph again, or name another folder.';

/** @param files further files by name, as `renderFiles` makes them. @throws OutputError; the old folder then stands as it was */
export async function writeGraphFolder(
  folder: string,
  data: GraphData,
  files: Record<string, string | Uint8Array>,
): Promise<void> {
  const target = resolve(folder);
  refuseForeign(folder);
  const fresh = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await sweep(target);
    await mkdir(fresh, { recursive: true });
    for (const table of tables)
      await writeFile(join(fresh, `${table}.jsonl`), data[table].map((row) => `${JSON.stringify(row)}\n`).join(''));
    if (data.uncoded)
      await writeFile(join(fresh, UNCODED), data.uncoded.map((row) => `${JSON.stringify(row)}\n`).join(''));
    for (const [name, content] of Object.entries(files)) await writeFile(join(fresh, name), content);
    await writeFile(
      join(fresh, MARK),
      `${JSON.stringify({ standpoint: 1, name: data.name, ...data.notes }, null, 1)}\n`,
    );
    const old = `${fresh}.old`;
    if (existsSync(target)) await rename(target, old);
    await rename(fresh, target);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new OutputError(
      `The graph could not be written to ${folder}: ${whyNotWritten(code)}.`,
      'Nothing there was changed. Name another folder with -o.',
    );
  }
}

/** Takes away what a run that was killed while it wrote has left beside the folder. */
async function sweep(target: string): Promise<void> {
  const beside = dirname(target);
  for (const name of existsSync(beside) ? readdirSync(beside) : []) {
    const [, pid] = /^\.(?<pid>\d+)\.tmp(?:\.old)?$/.exec(name.slice(basename(target).length + 1)) ?? [];
    if (!pid || !name.startsWith(`.${basename(target)}.`) || isRunning(Number(pid))) continue;
    await rm(join(beside, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A graph replaces a graph, or an empty folder, and nothing else. @throws OutputError */
export function refuseForeign(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory())
    throw new OutputError(`${folder} is a file, and a graph is a folder.`, 'Name a folder with -o.');
  if (readdirSync(folder).length > 0 && !isGraphFolder(folder))
    throw new OutputError(
      `The folder ${folder} holds other things than a graph of Standpoint's, and would be replaced.`,
      'Name another folder with -o, or empty this one.',
    );
}

/** Was a folder written by Standpoint? */
export function isGraphFolder(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(folder, MARK), 'utf8')) as { standpoint?: unknown }).standpoint === 1;
  } catch {
    return false;
  }
}

/** @throws FormatError with file and line for what is damaged */
export function readGraphFolder(folder: string): GraphData {
  if (!isGraphFolder(folder))
    throw new FormatError(
      `${folder} is no graph folder that Standpoint wrote: its ${MARK} is missing or damaged.`,
      'Give a folder that `standpoint build` wrote.',
    );
  const {
    name,
    standpoint: _,
    ...notes
  } = JSON.parse(readFileSync(join(folder, MARK), 'utf8')) as { name: string; standpoint: 1 } & BuildNotes;
  const rows = Object.fromEntries(
    tables.map((table) => [table, readTable(join(folder, `${table}.jsonl`), table)]),
  ) as unknown as Omit<GraphData, 'name' | 'notes'>;
  const left = join(folder, UNCODED);
  const uncoded = existsSync(left) ? (readTable(left, 'statements') as StatementRecord[]) : null;
  return { name, ...rows, ...(uncoded ? { uncoded } : {}), notes };
}

/** Where a built graph shows its nodes: as its graph.json says; nowhere, where that is missing, damaged, or of another make. */
export function readPlaced(folder: string): PlacedNode[] {
  try {
    const { nodes } = JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8')) as {
      nodes: { key: string; attributes: Omit<PlacedNode, 'id'> }[];
    };
    return nodes
      .map(({ key, attributes: { kind, label, x, y } }) => ({ id: key, kind, label, x, y }))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  } catch {
    return [];
  }
}

function readTable(path: string, table: Table): unknown[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new FormatError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, advice);
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.length === 0) return [];
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      throw new FormatError(`${path}:${i + 1} is no valid JSON.`, advice);
    }
    for (const key of required[table])
      if (typeof row !== 'object' || row === null || !(key in row))
        throw new FormatError(`${path}:${i + 1} has no "${key}".`, advice);
    return [row];
  });
}
