/**
 * What a run has extracted, kept on disk beside its output, so that a later run need not do it again: neither when this one is killed nor
 * when an article is added. One run at a time holds the store of an output.
 */

import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { OutputError, StandpointError, whyNotWritten } from '../errors.ts';
import { formatExtract } from '../extract-file.ts';
import { extractorName } from '../extractor.ts';
import type { Document, Extract } from '../model.ts';
import { openEarlier } from './earlier.ts';
import { takeLock } from './lock.ts';

export interface Store {
  /** What an earlier run extracted from exactly this document. */
  find(document: Document): Promise<Extract | null>;
  /** Adds a line, no faster than the disk takes it. Throws OutputError. */
  add(extract: Extract): Promise<void>;
  /** Ends the list: it replaces what earlier runs left. Throws OutputError. */
  finish(): Promise<void>;
  /** Gives all back; what was added without `finish` is kept for a later run. */
  close(): Promise<void>;
}

/** Where runs that write `output` keep theirs: in the same folder, hidden, and out of sight of git. */
const storeOf = (output: string): string => join(dirname(resolve(output)), '.standpoint', basename(resolve(output)));

/** Makes this run the only one that writes `output`. @throws OutputError when another one does, or nothing can be written there */
export function holdOutput(output: string): Promise<{ store: string; release: () => void }> {
  return told(output, async () => {
    const store = storeOf(output);
    mkdirSync(store, { recursive: true });
    writeFileSync(join(store, '..', '.gitignore'), '*\n');
    return { store, release: takeLock(join(store, 'lock'), output) };
  });
}

/**
 * @param output the folder or file that the run writes
 * @param final where the finished extracts go; in the store itself unless given
 * @throws OutputError when another run is at it, or nothing can be written there
 */
export async function openStore(output: string, final?: string): Promise<Store> {
  const { store, release } = await holdOutput(output);
  const finalPath = final ?? join(store, 'extracts.jsonl');
  try {
    const parts = readdirSync(store).filter((name) => /^\d+\.part$/.test(name));
    const next = join(store, `${1 + Math.max(0, ...parts.map((name) => Number.parseInt(name, 10)))}.part`);
    const left = parts.map((name) => join(store, name));
    const earlier = await openEarlier([finalPath, ...left].filter(existsSync), extractorName());
    const stream = createWriteStream(next);
    let added = 0;
    // An error may come while nobody waits for the file; it is thrown at the next line.
    stream.on('error', () => {});
    return {
      find: earlier.find,
      add: (extract) => {
        added++;
        return told(output, () => write(stream, formatExtract(extract)));
      },
      finish: () =>
        told(output, async () => {
          stream.end();
          await finished(stream);
          await earlier.close();
          await rename(next, finalPath);
          for (const path of left) rmSync(path, { force: true });
        }),
      close: async () => {
        stream.end();
        await finished(stream).catch(() => {});
        if (!added) rmSync(next, { force: true });
        await earlier.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (!stream.write(text)) await once(stream, 'drain');
}

/** System errors of writing in words. */
async function told<T>(output: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof StandpointError || code === undefined) throw error;
    throw new OutputError(
      `${output} cannot be written: ${whyNotWritten(code)}.`,
      code === 'ENOSPC'
        ? 'Make room and run again: what was extracted is kept, and is not extracted again.'
        : 'Name another place with -o.',
    );
  }
}
