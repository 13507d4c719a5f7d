/**
 * Documents to extracts on all cores, given back in the order of the input, with a bounded number in memory at a time.
 * An extract depends on its document alone, so the number of workers changes nothing but the time.
 */
import { availableParallelism } from 'node:os';
import type { Reading } from '../documents/index.ts';
import type { Document, Extract, Problem } from '../model.ts';
import { extractDocument, openEngines } from '../pipeline.ts';
import { describe } from './failure.ts';
import { type Outcome, openWorkers, type Workers } from './workers.ts';

export type ExtractItem = { extract: Extract } | { problem: Problem };

export interface PoolOptions {
  /** Processes of one thread each; as many as there are cores unless given. */
  workers?: number;
  /** Ends the work: the generator throws the signal's reason. */
  signal?: AbortSignal;
  /** The extract of a document where it is known already. */
  find?: (document: Document) => Promise<Extract | null>;
}

/** Documents that are read ahead, for each worker: enough that none waits while the oldest is slow. */
const ahead = 4;

/** Two minutes, and a second for each thousand characters: far above what a slow machine needs. */
const timeLimit = (document: Document): number => 120_000 + document.text.length;

/** Node itself runs no TypeScript: from the source, documents are analysed here, one after another. */
const compiled = import.meta.url.endsWith('.js');

function openHere(): Workers<Document, Extract> {
  let engines: ReturnType<typeof openEngines> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  async function extract(document: Document): Promise<Outcome<Extract>> {
    engines ??= openEngines();
    const opened = await engines;
    try {
      return { result: await extractDocument(document, opened) };
    } catch (error) {
      return { failure: describe(error) };
    }
  }
  return {
    run(document) {
      const outcome = last.then(() => extract(document));
      last = outcome.catch(() => {});
      return outcome;
    },
    close: async () => {},
  };
}

/**
 * The extract of each document, and each problem, in input order. A document at which extraction fails, dies or overruns its
 * time twice becomes a problem. Throws when the engines cannot be opened, when reading throws, and when the signal is aborted.
 */
export async function* extractAll(
  source: AsyncIterable<Reading>,
  { workers = availableParallelism(), ...options }: PoolOptions = {},
): AsyncGenerator<ExtractItem> {
  const pool = compiled
    ? openWorkers<Document, Extract>(new URL('./worker.js', import.meta.url), workers, timeLimit)
    : openHere();
  yield* inOrder(source, pool, workers * ahead, options);
}

/** Runs each document through `pool` and gives the outcomes in the order of `source`, never more than `most` at a time. */
export async function* inOrder(
  source: AsyncIterable<Reading>,
  pool: Workers<Document, Extract>,
  most: number,
  { signal, find }: Omit<PoolOptions, 'workers'> = {},
): AsyncGenerator<ExtractItem> {
  const stop = () => void pool.close(signal!.reason);
  signal?.addEventListener('abort', stop);
  const queue: Promise<ExtractItem>[] = [];
  try {
    for await (const item of source) {
      signal?.throwIfAborted();
      const outcome = 'problem' in item ? Promise.resolve(item) : extractOne(item.document, pool, find);
      // It may reject before its turn; the one whose turn it is speaks for all.
      outcome.catch(() => {});
      queue.push(outcome);
      if (queue.length >= most) yield await queue.shift()!;
    }
    while (queue.length) yield await queue.shift()!;
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

async function extractOne(
  document: Document,
  pool: Workers<Document, Extract>,
  find: PoolOptions['find'],
): Promise<ExtractItem> {
  const known = await find?.(document);
  if (known) return { extract: known };
  const first = await pool.run(document);
  // A second try tells a document that breaks its worker from a machine that was short of memory or time.
  const outcome = 'result' in first ? first : await pool.run(document);
  if ('result' in outcome) return { extract: outcome.result };
  return { problem: { where: document.id, message: `could not be analysed: ${outcome.failure}. It was left out.` } };
}
