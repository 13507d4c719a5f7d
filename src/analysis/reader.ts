/** The neural reader: one window of words a call, one thread a session, so that an answer depends on nothing but its window. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Attribution, Name, NameType, PolicyReading, Stance, WordRange } from '../model.ts';
import { argmax, runs, softmax } from './decode.ts';
import { type Manifest, readModelFile } from './manifest.ts';
import type { Window } from './windows.ts';
import type { WordPiece } from './wordpiece.ts';
import { shapeOf } from './words.ts';

/** A window as read; all word indices count from the window's first word. */
export interface WindowReading {
  tags: string[];
  heads: number[];
  relations: string[];
  starts: boolean[];
  names: Name[];
  attributions: Attribution[];
  policies: PolicyReading[];
  /** The encoder's numbers, a row a word. */
  states: Float32Array;
}

const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  // Fused with the sum before it, a normalization takes six times as long as the two alone.
  extra: { optimization: { disable_specified_optimizers: 'SkipLayerNormFusion' } },
};

/** Opens one of the model's files. */
export const openSession = (bytes: Uint8Array): Promise<InferenceSession> =>
  InferenceSession.create(bytes, sessionOptions);

export const int64 = (values: readonly number[], dims: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), dims);

const numbers = (tensor: Tensor | undefined): number[] => Array.from(tensor!.data as BigInt64Array, Number);
export const floats = (tensor: Tensor | undefined): Float32Array => tensor!.data as Float32Array;

export class Reader {
  private constructor(
    manifest: Manifest,
    pieces: WordPiece,
    sessions: { reader: InferenceSession; linker: InferenceSession; statement: InferenceSession },
  ) {
    this.labels = manifest.labels;
    this.thresholds = manifest.thresholds;
    this.pieces = pieces;
    this.sessions = sessions;
  }
  private readonly labels: Manifest['labels'];
  private readonly thresholds: Manifest['thresholds'];
  private readonly pieces: WordPiece;
  private readonly sessions: { reader: InferenceSession; linker: InferenceSession; statement: InferenceSession };

  static async open(manifest: Manifest, pieces: WordPiece): Promise<Reader> {
    const [reader, linker, statement] = await Promise.all([
      openSession(readModelFile(manifest.reader)),
      openSession(readModelFile(manifest.linker)),
      openSession(readModelFile(manifest.statement)),
    ]);
    return new Reader(manifest, pieces, { reader, linker, statement });
  }

  /** Reads one window of at least one word. `text` is the document's. */
  async read(text: string, window: Window): Promise<WindowReading> {
    const count = window.words.length;
    const ids = [this.pieces.start];
    const shapes = [0];
    const first: number[] = [];
    window.pieces.forEach((pieces, i) => {
      const word = window.words[i]!;
      const shape = shapeOf(text.slice(word.start, word.end));
      first.push(ids.length);
      for (const id of pieces) {
        ids.push(id);
        shapes.push(shape);
      }
    });
    ids.push(this.pieces.end);
    shapes.push(0);
    const out = await this.sessions.reader.run({
      input_ids: int64(ids, [1, ids.length]),
      attention_mask: int64(new Array<number>(ids.length).fill(1), [1, ids.length]),
      shape_ids: int64(shapes, [1, ids.length]),
      first: int64(first, [1, count]),
      word_mask: int64(new Array<number>(count).fill(1), [1, count]),
    });
    const { labels } = this;
    const names = floats(out.names);
    const states = floats(out.hidden);
    const hidden = new Tensor('float32', states, [count, states.length / count]);
    return {
      states,
      tags: numbers(out.pos).map((tag) => labels.tags[tag]!),
      heads: numbers(out.heads),
      relations: numbers(out.relations).map((relation) => labels.relations[relation]!),
      starts: numbers(out.starts).map((start, i) => start === 1 || window.forced[i]!),
      names: runs(count, (i) => argmax(names, i * labels.names.length, labels.names.length)).map(
        ({ first, last, kind }) => ({
          first,
          last,
          type: labels.names[2 * kind - 1]!.slice(2) as NameType,
        }),
      ),
      attributions: await this.link(
        this.sessions.linker,
        hidden,
        this.cues(floats(out.tags), count, this.thresholds.attribution),
      ),
      policies: await this.link(
        this.sessions.statement,
        hidden,
        this.cues(floats(out.stags), count, this.thresholds.statement),
      ),
    };
  }

  /** The runs of words that the tagger believes in as cue by at least the threshold. Score: its belief in the first word. */
  private cues(tags: Float32Array, count: number, threshold: number): (WordRange & { score: number })[] {
    const groups = this.labels.groups;
    const width = 3 * groups.length;
    const at = 3 * groups.indexOf('cue');
    const odds = Array.from({ length: count }, (_, i) => softmax(tags, i * width + at, 3));
    const label = (i: number): number => {
      const [outside, begin, inside] = odds[i] as [number, number, number];
      return 1 - outside < threshold ? 0 : begin >= inside ? 1 : 2;
    };
    return runs(count, label).map(({ first, last }) => ({ first, last, score: 1 - odds[first]![0]! }));
  }

  /** Which words are each cue's source and content; from the statement session also the stance. */
  private async link(
    session: InferenceSession,
    hidden: Tensor,
    cues: (WordRange & { score: number })[],
  ): Promise<(Attribution & PolicyReading)[]> {
    if (cues.length === 0) return [];
    const out = await session.run({
      hidden,
      cues: int64(
        cues.flatMap((cue) => [cue.first, cue.last]),
        [cues.length, 2],
      ),
    });
    const roles = floats(out.roles);
    const [, count = 0] = out.roles!.dims.slice(0, 2);
    const width = this.labels.roles.length;
    const stance = out.stance ? floats(out.stance) : undefined;
    return cues.map(({ first, last, score }, c) => {
      const parts = runs(count, (i) => argmax(roles, (c * count + i) * width, width));
      const of = (kind: number): WordRange[] =>
        parts.filter((part) => part.kind === kind).map((part) => ({ first: part.first, last: part.last }));
      const order = this.labels.stances;
      const odds = stance ? softmax(stance, c * order.length, order.length) : order.map(() => 0);
      return {
        cue: { first, last },
        sources: of(1),
        actors: of(1),
        contents: of(2),
        stances: Object.fromEntries(order.map((name, i) => [name, odds[i]!])) as Record<Stance, number>,
        score,
      };
    });
  }
}
