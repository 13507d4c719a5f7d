/** Step 1: files, folders and standard input to documents, in a fixed order. It fetches nothing and never alters a text. */
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { InputError } from '../errors.ts';
import type { Problem } from '../model.ts';
import { decodeText } from './decode.ts';
import { readPage } from './html.ts';
import { fromMarkdown, fromText } from './plain.ts';
import { type Draft, type Reading, toDocument } from './record.ts';
import { type Found, fromCsv, fromJson, fromJsonLines } from './tables.ts';

export type { Reading } from './record.ts';

export interface ReadOptions {
  stdin?: AsyncIterable<Uint8Array | string>;
  /** The most bytes of one file that holds one article; tables are read line by line and know no limit. Default 20 MB. */
  maxBytes?: number;
}

interface Source {
  path: string;
  /** What ids and messages call it: relative to the folder given, or the file's name. */
  name: string;
}

const formats = /\.(txt|text|md|markdown|html?|xhtml|json|jsonl|ndjson|csv|tsv)(\.gz)?$/i;
const notes = /^(readme|facts|licen[cs]e|notice)(\.(md|txt))?$|^expected\.jsonl$/i;

/**
 * @param inputs paths of files and folders, or "-" for standard input
 * @returns documents and problems, in the order of the inputs, a folder's files by path; ids are unique
 * @throws InputError for a path that is not there and for a URL, before anything is read. An empty generator means: no articles.
 */
export async function* readDocuments(inputs: readonly string[], options: ReadOptions = {}): AsyncGenerator<Reading> {
  const problems: Problem[] = [];
  const sources = inputs.flatMap((input) => (input === '-' ? [null] : filesOf(input, problems)));
  for (const problem of problems) yield { problem };
  const seen = new Map<string, string>();
  for (const source of sources) {
    const found = source
      ? fromFile(source, options.maxBytes ?? 20_000_000)
      : fromStream(options.stdin ?? process.stdin);
    for await (const item of found) {
      const reading: Reading = 'draft' in item ? toDocument(item.draft) : item;
      if ('document' in reading && 'draft' in item) {
        const before = seen.get(reading.document.id);
        if (before !== undefined) {
          yield {
            problem: {
              where: item.draft.where,
              message: `has the id "${reading.document.id}" of ${before}. Give each article its own id; this one was left out.`,
            },
          };
          continue;
        }
        seen.set(reading.document.id, item.draft.where);
      }
      yield reading;
    }
  }
}

/** The files of one input, sorted by path. */
function filesOf(input: string, problems: Problem[]): Source[] {
  if (/^[a-z]+:\/\//i.test(input))
    throw new InputError(
      `${input} is a web address, and Standpoint reads files.`,
      'Save the page first (for instance: curl -L ADDRESS -o article.html), then give the file.',
    );
  if (!existsSync(input))
    throw new InputError(
      `There is no file or folder "${input}".`,
      'Check the path; standpoint build --help shows examples.',
    );
  if (!statSync(input).isDirectory()) return [{ path: input, name: basename(input) }];
  const root = realpathSync(input);
  const found: Source[] = [];
  const walk = (folder: string): void => {
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch (error) {
      problems.push({
        where: relative(root, folder) || basename(root),
        message: `cannot be opened (${(error as NodeJS.ErrnoException).code}). Check its permissions.`,
      });
      return;
    }
    for (const name of names) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = join(folder, name);
      const shown = relative(root, path).split(sep).join('/');
      if (/[\p{Cc}]/u.test(name)) {
        problems.push({ where: JSON.stringify(shown), message: 'has control characters in its name. Rename it.' });
        continue;
      }
      if (lstatSync(path).isSymbolicLink() && !inside(root, path)) {
        problems.push({
          where: shown,
          message: 'is a link that leads out of the folder: it was not followed. Copy the file instead.',
        });
        continue;
      }
      if (!existsSync(path)) continue;
      const kind = statSync(path);
      if (kind.isDirectory()) {
        if (!lstatSync(path).isSymbolicLink()) walk(path);
      } else if (kind.isFile() && formats.test(name) && !notes.test(name)) found.push({ path, name: shown });
    }
  };
  walk(root);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const inside = (root: string, path: string): boolean => {
  try {
    return realpathSync(path).startsWith(root + sep);
  } catch {
    return false;
  }
};

async function* fromFile({ path, name }: Source, maxBytes: number): AsyncGenerator<Found> {
  const kind = formats.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  const zipped = /\.gz$/i.test(name);
  const open = (): Readable => (zipped ? createReadStream(path).pipe(createGunzip()) : createReadStream(path));
  try {
    if (/^(jsonl|ndjson)$/.test(kind)) return yield* fromJsonLines(open(), name, name);
    if (/^[ct]sv$/.test(kind)) return yield* fromCsv(open(), kind === 'tsv' ? '\t' : ',', name, name);
    const { size } = statSync(path);
    if (size > maxBytes) {
      yield {
        problem: {
          where: name,
          message: `is too large for one article (${Math.round(size / 1e6)} MB, the limit is ${Math.round(maxBytes / 1e6)} MB). Split it, or give a JSONL with an article a line.`,
        },
      };
      return;
    }
    const bytes = readFileSync(path);
    yield* fromBytes(zipped ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes, kind, name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    yield {
      problem: {
        where: name,
        message:
          code === 'EACCES'
            ? 'cannot be read: permission denied. Check its permissions.'
            : `cannot be read (${message}).`,
      },
    };
  }
}

function* fromBytes(bytes: Uint8Array, kind: string, name: string): Generator<Found> {
  const charset = /^x?html?$/.test(kind)
    ? /charset=["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))?.[1]
    : undefined;
  const content = decodeText(bytes, charset);
  if (content === null) {
    yield { problem: { where: name, message: 'is a binary file, no text. Save the article as text or HTML.' } };
    return;
  }
  if (kind === 'json') return yield* fromJson(content, name, name);
  const draft = fromContent(content, kind, name);
  yield typeof draft === 'string' ? { problem: { where: name, message: `${draft}.` } } : { draft };
}

function fromContent(content: string, kind: string, name: string): Draft | string {
  if (/^(md|markdown)$/.test(kind)) return fromMarkdown(content, name, name);
  if (!/^x?html?$/.test(kind)) return fromText(content, name, name);
  if (content.trim().length === 0) return { id: name, where: name, text: '' };
  const page = readPage(content);
  return page
    ? { id: name, where: name, ...page }
    : 'holds no article that could be told from the page around it. Save its text as .txt';
}

/** Standard input, its format told by its beginning. */
async function* fromStream(stdin: AsyncIterable<Uint8Array | string>): AsyncGenerator<Found> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const name = 'stdin';
  const head = bytes
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const firstLine = head.split('\n')[0] ?? '';
  if (head.startsWith('{') && bytes.includes(10)) {
    try {
      JSON.parse(bytes.toString('utf8'));
    } catch {
      return yield* fromJsonLines(Readable.from([bytes]), name, name);
    }
  }
  if (/^[{[]/.test(head)) return yield* fromBytes(bytes, 'json', name);
  if (/^<(!doctype|html|head|body|article|\?xml)/i.test(head)) return yield* fromBytes(bytes, 'html', name);
  if (
    firstLine.includes(',') &&
    firstLine.length < 300 &&
    firstLine
      .toLowerCase()
      .split(',')
      .map((key) => key.trim().replace(/"/g, ''))
      .includes('text')
  )
    return yield* fromCsv(Readable.from([bytes]), ',', name, name);
  yield* fromBytes(bytes, head.startsWith('---\n') ? 'md' : 'txt', name);
}
