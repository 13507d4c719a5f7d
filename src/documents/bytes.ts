/** Files as bytes: opened, unzipped, whole or by the line. It holds no more than `maxBytes` of a file at a time. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decode, fromUtf16, wideness } from './encoding.ts';

/** Why a file cannot be read on; its words go into a problem. */
export class ReadError extends Error {}

/** What a file begins with, and all of it. */
export interface Opened {
  head: Buffer;
  chunks: AsyncIterable<Buffer>;
}

const HEAD = 65536;

/** Opens a file, or takes what another program gives, and looks at its beginning. Gzip is told by its first bytes. @throws ReadError */
export async function open(source: string | AsyncIterable<Uint8Array | string>): Promise<Opened> {
  const peeked = await peek(guarded(typeof source === 'string' ? createReadStream(source) : source));
  if (peeked.head[0] !== 0x1f || peeked.head[1] !== 0x8b) return peeked;
  const packed = Readable.from(peeked.chunks);
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => packed.destroy());
  return peek(guarded(packed.pipe(unpacked)));
}

/** System errors in words that do not name a path. */
async function* guarded(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code.startsWith('Z_')) throw new ReadError('is a damaged gzip archive. Make it anew.');
    if (code === 'EACCES' || code === 'EPERM')
      throw new ReadError('cannot be read: permission denied. Check its permissions.');
    throw new ReadError(`cannot be read (${code}). Check the file and its disk.`);
  }
}

async function peek(chunks: AsyncGenerator<Buffer>): Promise<Opened> {
  const first: Buffer[] = [];
  let size = 0;
  while (size < HEAD) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(first);
  return { head: head.subarray(0, HEAD), chunks: both(head, chunks) };
}

async function* both(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** @returns all bytes, or null when there are more than `maxBytes`. @throws ReadError */
export async function readWhole({ chunks }: Opened, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** `text` is null for a line longer than `maxBytes`, whose rest is passed over. */
export interface Line {
  number: number;
  text: string | null;
}

/** The lines of a file, without their line feeds. Each is decoded by itself, so one bad byte spoils one line. @throws ReadError */
export async function* readLines(opened: Opened, maxBytes: number): AsyncGenerator<Line> {
  const wide = wideness(opened.head);
  const feed = wide === 'le' ? Buffer.from([10, 0]) : wide === 'be' ? Buffer.from([0, 10]) : Buffer.from([10]);
  let kept: Buffer[] = [];
  let size = 0;
  let number = 0;
  const line = (): Line => {
    number++;
    if (size === 0) return { number, text: '' };
    const bytes = Buffer.concat(kept);
    const tooLong = size > maxBytes;
    kept = [];
    size = 0;
    if (tooLong) return { number, text: null };
    const decoded = wide ? { text: fromUtf16(bytes, wide) } : decode(bytes);
    return { number, text: 'text' in decoded ? decoded.text : '\u0000' };
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= maxBytes) kept.push(part);
    else kept = [];
  };
  for await (const chunk of evenly(opened.chunks, wide !== null)) {
    let from = 0;
    for (let at = indexOfFeed(chunk, feed, 0); at >= 0; at = indexOfFeed(chunk, feed, from)) {
      keep(chunk.subarray(from, at));
      yield line();
      from = at + feed.length;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

/** In UTF-16 a feed stands at an even place only. */
function indexOfFeed(chunk: Buffer, feed: Buffer, from: number): number {
  let at = chunk.indexOf(feed, from);
  while (feed.length === 2 && at >= 0 && at % 2 === 1) at = chunk.indexOf(feed, at + 1);
  return at;
}

/** Chunks of an even number of bytes, so that no UTF-16 unit is torn. */
async function* evenly(chunks: AsyncIterable<Buffer>, wide: boolean): AsyncGenerator<Buffer> {
  let over: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const joined = over.length > 0 ? Buffer.concat([over, chunk]) : chunk;
    const usable = wide ? joined.length & ~1 : joined.length;
    over = joined.subarray(usable);
    if (usable > 0) yield joined.subarray(0, usable);
  }
}
