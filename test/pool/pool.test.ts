/** The pool with workers that have no model: order, failure, time, and how much is read ahead. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/documents/index.ts';
import type { Document, Extract } from '../../src/model.ts';
import { type ExtractItem, inOrder } from '../../src/pool/index.ts';
import { openWorkers } from '../../src/pool/workers.ts';

const document = (id: string, text: string): Document => ({
  id,
  text,
  title: null,
  date: null,
  publisher: null,
  url: null,
  skipped: [],
});
const script = (name: string) => new URL(`./${name}-worker.mjs`, import.meta.url);

async function* readings(texts: string[], onRead: (n: number) => void = () => {}): AsyncGenerator<Reading> {
  for (const [i, text] of texts.entries()) {
    onRead(i + 1);
    yield text.startsWith('problem')
      ? { problem: { where: `${i}`, message: text } }
      : { document: document(`${i}`, text) };
  }
}

const open = (workers: number, limit = 5000, worker = 'fake') =>
  openWorkers<Document, Extract>(script(worker), workers, () => limit);

const label = (item: ExtractItem): string =>
  'extract' in item ? item.extract.document.id : `! ${item.problem.where} ${item.problem.message}`;

async function outcome(texts: string[], workers: number, limit?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const item of inOrder(readings(texts), open(workers, limit), workers * 4)) found.push(label(item));
  return found;
}

describe('the pool', () => {
  it.each([1, 2, 3])('gives extracts and problems in the order of the input, with %i workers', async (workers) => {
    expect(await outcome(['fine 40', 'fine 5', 'problem here', 'fine 20', 'fine'], workers)).toEqual([
      '0',
      '1',
      '! 2 problem here',
      '3',
      '4',
    ]);
  });

  it.each([
    ['for which the system kills the worker', 'killed', 'ended unexpectedly (SIGKILL)'],
    ['that kills its worker', 'dies', 'ended unexpectedly (code 3)'],
    [
      'that takes too long, and gives no other to the worker that is being ended',
      'hangs',
      'took longer than 1 seconds',
    ],
    ['at which extraction fails', 'fails', 'TypeError: no'],
  ])('leaves out a document %s, and goes on with the others', async (_, deed, message) => {
    const found = await outcome(['fine', deed, 'fine', deed, 'fine'], 2, 800);
    expect(found.filter((line) => !line.startsWith('!'))).toEqual(['0', '2', '4']);
    expect(found[1]).toContain(message);
    expect(found[3]).toContain('! 3 could not be analysed');
  });

  it('tries a document once more when its worker dies, which may be the fault of the machine', async () => {
    const died = join(mkdtempSync(join(tmpdir(), 'standpoint-pool-')), 'died');
    expect(await outcome(['fine', `once ${died}`, 'fine'], 2)).toEqual(['0', '1', '2']);
  });

  it('takes an extract that is known, and gives the workers the others', async () => {
    const known = async ({ id }: Document) => (id === '1' ? ({ document: { id: 'known' } } as Extract) : null);
    const found: string[] = [];
    for await (const item of inOrder(readings(['fine 20', 'dies', 'fine']), open(1), 8, { find: known }))
      found.push(label(item));
    expect(found).toEqual(['0', 'known', '2']);
  });

  it('reads only a few documents ahead of the one that is given back', async () => {
    let read = 0;
    let given = 0;
    let most = 0;
    const source = readings(
      Array.from({ length: 60 }, () => 'fine'),
      (n) => {
        read = n;
      },
    );
    for await (const _ of inOrder(source, open(2), 8)) {
      most = Math.max(most, read - given);
      given++;
    }
    expect(given).toBe(60);
    expect(most).toBeLessThanOrEqual(8);
  });

  it.each([
    ['says what the user can do when the model is missing', 'unable', 'The model is missing.'],
    ['passes a bug on when no worker can start', 'broken', 'a bug'],
  ])('%s', async (_, worker, message) => {
    const drain = async () => {
      for await (const _ of inOrder(readings(['fine', 'fine']), open(2, 5000, worker), 8));
    };
    await expect(drain()).rejects.toThrow(message);
  });

  it('stops at once when it is interrupted', async () => {
    const stop = new AbortController();
    const drain = async () => {
      for await (const _ of inOrder(readings(['fine', 'hangs', 'hangs']), open(2, 60_000), 2, {
        signal: stop.signal,
      })) {
        stop.abort(new Error('Ctrl-C'));
      }
    };
    await expect(drain()).rejects.toThrow('Ctrl-C');
  });
});
