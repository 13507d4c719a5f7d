/**
 * Extracts that earlier runs wrote, finished or killed, found again by their document. Only the places of the lines are kept in memory.
 * A line that is torn, damaged or made by another extractor is none.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { StandpointError } from '../errors.ts';
import { parseExtract } from '../extract-file.ts';
import type { Document, Extract } from '../model.ts';

export interface Earlier {
  /** The extract of exactly this document: the same id, text and metadata. */
  find(document: Document): Promise<Extract | null>;
  close(): Promise<void>;
}

interface Place {
  file: FileHandle;
  start: number;
  length: number;
}

/** As much of a line as holds its document's id. */
const HEAD = 4096;

/** @param paths files of extracts; @param model the extractor that is at work now */
export async function openEarlier(paths: readonly string[], model: string): Promise<Earlier> {
  const places = new Map<string, Place>();
  const files: FileHandle[] = [];
  const begin = `{"schema":1,"model":${JSON.stringify(model)},"document":`;
  for (const path of paths) {
    const file = await open(path);
    files.push(file);
    for await (const { start, length, head } of lines(path)) {
      const id = head.startsWith(begin) && /^\{"id":("(?:[^"\\]|\\.)*")/.exec(head.slice(begin.length))?.[1];
      if (id) places.set(JSON.parse(id) as string, { file, start, length });
    }
  }
  return {
    async find(document) {
      const place = places.get(document.id);
      if (!place) return null;
      const { buffer } = await place.file.read({ buffer: Buffer.alloc(place.length), position: place.start });
      const line = buffer.toString('utf8');
      if (!line.startsWith(`${begin}${JSON.stringify(document)},`)) return null;
      try {
        return parseExtract(line, document.id);
      } catch (error) {
        if (error instanceof StandpointError) return null;
        throw error;
      }
    },
    close: async () => void (await Promise.all(files.map((file) => file.close()))),
  };
}

/** The lines that end in a newline, by their places in bytes. */
async function* lines(path: string): AsyncGenerator<{ start: number; length: number; head: string }> {
  let [start, at] = [0, 0];
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      head = grown(head, chunk.subarray(from, feed));
      yield { start, length: at + feed - start, head: head.toString('utf8') };
      from = feed + 1;
      start = at + from;
      head = Buffer.alloc(0);
    }
    head = grown(head, chunk.subarray(from));
    at += chunk.length;
  }
}

const grown = (head: Buffer, more: Buffer): Buffer =>
  head.length >= HEAD ? head : Buffer.concat([head, more.subarray(0, HEAD - head.length)]);
