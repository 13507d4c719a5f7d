/**
 * Articles to a graph's folder, the whole way: what `standpoint build`, `npm run build-graph` and the bench share.
 * It prints nothing; what happens on the way goes to `onProblem` and `onProgress`.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, parse, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { openEmbedder } from '../analysis/embedder.ts';
import { codeStatements } from '../codebook/code.ts';
import { readCodebook } from '../codebook/read.ts';
import { readCorrections } from '../corrections/read.ts';
import { readDocuments } from '../documents/index.ts';
import { readAliases } from '../entities/index.ts';
import { InputError } from '../errors.ts';
import { isGraphFolder, readPlaced, refuseForeign, writeGraphFolder } from '../graph/folder.ts';
import type { Extract, GraphData, Problem } from '../model.ts';
import { mergeExtracts, renderFiles } from '../pipeline.ts';
import { extractAll, type PoolOptions } from '../pool/index.ts';
import { openStore } from '../store/index.ts';

export type Step = 'reading' | 'merging' | 'placing' | 'writing';

export interface Watch {
  onProblem?: (problem: Problem) => void;
  /** Documents done so far; for the placing of the pictures, percent. */
  onProgress?: (done: number, step: Step) => void;
}

export interface ExtractOptions extends PoolOptions, Watch {
  /** The first problem is an error. */
  strict?: boolean;
  /** No articles at all is no error. */
  allowEmpty?: boolean;
  stdin?: Readable;
}

export interface MergeOptions extends Watch {
  /** Where the graph goes; its last part is the graph's name. */
  folder: string;
  /** Files of `--aliases`, `--codebook`, `--corrections`. */
  aliases?: string;
  codebook?: string;
  corrections?: string;
  /** The folder of an earlier build: what its pictures showed stays about where it was. */
  from?: string;
  signal?: AbortSignal;
}

export interface Built {
  data: GraphData;
  problems: Problem[];
}

/** The extracts of all inputs in order; problems go to `onProblem`. Throws InputError for no articles (unless `allowEmpty`), and in strict mode for a problem. */
export async function* extractInputs(inputs: readonly string[], options: ExtractOptions = {}): AsyncGenerator<Extract> {
  const { strict, allowEmpty, stdin, onProblem, onProgress } = options;
  const refuse = (problem: Problem) => {
    if (strict)
      throw new InputError(
        `${problem.where} ${problem.message}`,
        'Without --strict it is left out, and the others are read.',
      );
    onProblem?.(problem);
  };
  let [done, left] = [0, 0];
  onProgress?.(done, 'reading');
  for await (const item of extractAll(readDocuments(inputs, stdin ? { stdin } : {}), options)) {
    if ('problem' in item) {
      left++;
      refuse(item.problem);
    } else {
      item.extract.problems.forEach(refuse);
      done++;
      onProgress?.(done, 'reading');
      yield item.extract;
    }
  }
  if (done === 0 && !allowEmpty) {
    throw new InputError(
      left ? 'None of the input could be read as an article.' : `There are no articles in ${inputs.join(', ')}.`,
      'Give .txt, .md, .html, .json, .jsonl or .csv files, or a folder of them.',
    );
  }
}

/**
 * Checks what the second half needs before the first one runs, which may take hours: the folder and the user's files.
 * The function that it gives merges and writes. Throws OutputError, InputError, FormatError (a user's file), and the signal's reason.
 */
export function openMerge({ folder, aliases, codebook, corrections, from, signal, onProgress }: MergeOptions) {
  refuseForeign(folder);
  if (from !== undefined && !isGraphFolder(from))
    throw new InputError(
      `${from} is no graph folder that Standpoint wrote.`,
      'Give --from a folder that `standpoint build` wrote.',
    );
  // Read before the old folder may be replaced by the new one.
  const placed = from === undefined ? [] : readPlaced(from);
  const rules = {
    ...(aliases === undefined ? {} : { aliases: readAliases(readOwn(aliases, 'aliases'), aliases) }),
    ...(corrections === undefined
      ? {}
      : { corrections: readCorrections(readOwn(corrections, 'corrections'), corrections) }),
  };
  const codes = codebook === undefined ? null : readCodebook(readOwn(codebook, 'codebook'), codebook);
  return async (extracts: Extract[], problems: Problem[]): Promise<GraphData> => {
    onProgress?.(extracts.length, 'merging');
    const coding = codes ? { coding: await codeStatements(extracts, codes, await openEmbedder()) } : {};
    const data = mergeExtracts(extracts, { name: basename(resolve(folder)), problems, ...rules, ...coding });
    const files = await renderFiles(data, {
      from: placed,
      onProgress: (share) => onProgress?.(Math.round(100 * share), 'placing'),
      ...(signal ? { signal } : {}),
    });
    onProgress?.(extracts.length, 'writing');
    signal?.throwIfAborted();
    await writeGraphFolder(folder, data, files);
    return data;
  };
}

/** Both halves. What an earlier run extracted from the same documents is not extracted again. */
export async function buildGraph(inputs: readonly string[], options: ExtractOptions & MergeOptions): Promise<Built> {
  const merge = openMerge(options);
  const problems: Problem[] = [];
  const onProblem = (problem: Problem) => {
    problems.push(problem);
    options.onProblem?.(problem);
  };
  const store = await openStore(options.folder);
  try {
    const extracts: Extract[] = [];
    for await (const extract of extractInputs(inputs, { ...options, onProblem, find: store.find })) {
      await store.add(extract);
      extracts.push(extract);
    }
    await store.finish();
    return { data: await merge(extracts, problems), problems };
  } finally {
    await store.close();
  }
}

/** A file that the user wrote. `what` it is, for the error. */
function readOwn(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`The ${what} file ${path} cannot be read (${code}).`, 'Check the path.');
  }
}

/** The folder of a graph whose place was not given: graphs/ and the name of the folder or file; of several files, of their folder. */
export function defaultFolder(inputs: readonly string[]): string {
  const first = inputs[0] ?? '-';
  if (first === '-') return 'graphs/stdin';
  const parents = new Set(inputs.map((input) => dirname(resolve(input))));
  const shared = inputs.length > 1 && parents.size === 1 ? basename([...parents][0]!) : '';
  return `graphs/${shared || parse(resolve(first)).name.replace(/\.(jsonl?|csv)$/, '') || 'graph'}`;
}
