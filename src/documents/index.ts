/**
 * Step 1: files, folders and standard input to documents, one at a time, in a fixed order. What cannot be read becomes a problem with its
 * place, and the others go on. It fetches nothing, and alters no text.
 */
import { statSync } from 'node:fs';
import { open, ReadError, readWhole } from './bytes.ts';
import { judge, type Reading } from './document.ts';
import { declaredCharset, decode } from './encoding.ts';
import { megabytes, type Origin, type Outcome, problem } from './found.ts';
import { readPage } from './html.ts';
import { fromJson, fromJsonLines } from './json.ts';
import { type Kind, kindOf } from './kinds.ts';
import { markdownSigns } from './markdown.ts';
import { readHead } from './plain.ts';
import { sniff } from './sniff.ts';
import { listSources, type Source } from './sources.ts';
import { fromTable } from './table.ts';

export type { Reading } from './document.ts';

export interface ReadOptions {
  /** What `-` reads; the process's own standard input unless given. */
  stdin?: AsyncIterable<Uint8Array | string>;
  /** The most bytes of one article: of its file, or of its line in JSONL and CSV, which are streamed. 20,000,000 unless given. */
  maxBytes?: number;
}

/**
 * Reads every document of the inputs.
 * @param inputs paths of files and folders, in the order in which they are read; `-` is standard input. A folder is read by path,
 * recursively; its hidden files, `node_modules` and notes (README.md, FACTS.md, expected.jsonl) are passed over.
 * @returns documents with ids of their own, and problems. No documents at all is for the caller to notice: the generator just ends.
 * @throws InputError for a path that does not exist and for a web address, before anything is read
 */
export async function* readDocuments(
  inputs: readonly string[],
  { stdin = process.stdin, maxBytes = 20_000_000 }: ReadOptions = {},
): AsyncGenerator<Reading> {
  const places = new Map<string, string>();
  for (const source of listSources(inputs)) {
    if ('problem' in source) {
      yield source;
      continue;
    }
    for await (const outcome of readSource(source, stdin, maxBytes)) {
      const reading = 'found' in outcome ? judge(outcome.found) : outcome;
      if ('document' in reading && 'found' in outcome) {
        const { id } = reading.document;
        const taken = places.get(id);
        if (taken !== undefined) {
          yield problem(
            outcome.found.place,
            `has the id "${id}", which ${taken} has already, and was left out. Give each article an id of its own.`,
          );
          continue;
        }
        places.set(id, outcome.found.place);
      }
      yield reading;
    }
  }
}

async function* readSource(
  { path, place, id }: Source,
  stdin: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncGenerator<Outcome> {
  const origin: Origin = { place, id, maxBytes };
  try {
    const opened = await open(path ?? stdin);
    const named = path === null ? 'unknown' : kindOf(path);
    const kind = named === 'unknown' || named === 'ignored' ? sniff(opened.head) : named;
    if (kind === 'jsonl') return yield* fromJsonLines(opened, origin);
    if (kind === 'csv' || kind === 'tsv') return yield* fromTable(opened, origin, kind === 'tsv' ? '\t' : null);
    const bytes = await readWhole(opened, maxBytes);
    if (bytes) return yield* fromFile(bytes, kind, origin);
    const size = path === null ? '' : `${megabytes(statSync(path).size)}, `;
    yield problem(
      place,
      `is too large for one article (${size}the most is ${megabytes(maxBytes)}). Split it, or give many articles as JSONL, one a line.`,
    );
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    yield problem(place, error.message);
  }
}

function* fromFile(bytes: Buffer, kind: Exclude<Kind, 'jsonl' | 'csv' | 'tsv'>, origin: Origin): Generator<Outcome> {
  const { place, id: fallbackId } = origin;
  const decoded = decode(bytes, kind === 'html' ? declaredCharset(bytes) : undefined);
  if (!('text' in decoded))
    return yield problem(place, `is ${decoded.binary}, not text. Save the article as .txt or .html.`);
  if (kind === 'json') return yield* fromJson(decoded.text, origin);
  if (kind === 'html') {
    const page = readPage(decoded.text);
    if ('unreadable' in page) return yield problem(place, page.unreadable);
    return yield { found: { ...page.fields, place, fallbackId, text: page.text, skipped: page.skipped } };
  }
  const { fields, start, broken } = readHead(decoded.text);
  if (broken) return yield problem(place, `has front matter that is no YAML (${broken}). Mend it, or remove it.`);
  const text = decoded.text.slice(start);
  yield { found: { ...fields, place, fallbackId, text, skipped: kind === 'markdown' ? markdownSigns(text) : [] } };
}
