/** The neural reader: one window of words a call, one thread a session, so that an answer depends on nothing but its window. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Attribution, Meant, Name, NameType, PolicyReading, WordRange } from '../model.ts';
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
}

const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
};

/** Opens one of the model's files. */
export const openSession = (bytes: Uint8Array): Promise<InferenceSession> =>
  InferenceSession.create(bytes, sessionOptions);

const int64 = (values: readonly number[], dims: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), dims);

const numbers = (tensor: Tensor | undefined): number[] => Array.from(tensor!.data as BigInt64Array, Number);
const floats = (tensor: Tensor | undefined): Float32Array => tensor!.data as Float32Array;

export class Reader {
  private constructor(
    manifest: Manifest,
    pieces: WordPiece,
    sessions: Record<'reader' | 'linker' | 'statement' | 'reference', InferenceSession>,
  ) {
    this.labels = manifest.labels;
    this.thresholds = manifest.thresholds;
    this.reach = { linker: manifest.linker.reach, statement: manifest.statement.reach };
    this.pieces = pieces;
    this.sessions = sessions;
  }
  private readonly labels: Manifest['labels'];
  private readonly thresholds: Manifest['thresholds'];
  private readonly reach: { linker: number; statement: number };
  private readonly pieces: WordPiece;
  private readonly sessions: Record<'reader' | 'linker' | 'statement' | 'reference', InferenceSession>;

  static async open(manifest: Manifest, pieces: WordPiece): Promise<Reader> {
    const [reader, linker, statement, reference] = await Promise.all([
      openSession(readModelFile(manifest.reader)),
      openSession(readModelFile(manifest.linker)),
      openSession(readModelFile(manifest.statement)),
      openSession(readModelFile(manifest.reference)),
    ]);
    return new Reader(manifest, pieces, { reader, linker, statement, reference });
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
      // A paragraph after the first is announced.
      if (i > 0 && window.forced[i]) {
        ids.push(this.pieces.end);
        shapes.push(0);
      }
      first.push(ids.length);
      for (const id of pieces) {
        ids.push(id);
        shapes.push(shape);
      }
    });
    ids.push(this.pieces.end);
    shapes.push(0);
    const out = await this.sessions.reader.run({
      ids: int64(ids, [1, ids.length]),
      shapes: int64(shapes, [1, ids.length]),
      first: int64(first, [1, count]),
      breaks: int64(
        window.forced.map((forced, i) => (forced || i === 0 ? 1 : 0)),
        [1, count],
      ),
    });
    const { labels } = this;
    const odds = floats(out.names);
    const hidden = out.hidden!;
    const names = runs(count, (i) => argmax(odds, i * labels.names.length, labels.names.length)).map(
      ({ first, last, kind }) => ({ first, last, type: labels.names[2 * kind - 1]!.slice(2) as NameType }),
    );
    const { thresholds } = this;
    return {
      tags: numbers(out.tags).map((tag) => labels.tags[tag]!),
      heads: numbers(out.heads),
      relations: numbers(out.relations).map((relation) => labels.relations[relation]!),
      starts: numbers(out.starts).map((start) => start === 1),
      names,
      attributions: await this.link(hidden, this.cues(floats(out.attribution), count, thresholds.attribution), count),
      policies: await this.state(hidden, this.cues(floats(out.statement), count, thresholds.cue), count, names),
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

  /** Runs of words that have a role for a cue. `roles`: rows of `width` for the words from `first - reach` to `first + reach`. */
  private parts(
    roles: Float32Array,
    cue: { index: number; first: number },
    reach: number,
    width: number,
    count: number,
  ): (WordRange & { kind: number })[] {
    const row = (word: number): number => cue.index * (2 * reach + 1) + word - cue.first + reach;
    return runs(count, (i) => (Math.abs(i - cue.first) > reach ? 0 : argmax(roles, row(i) * width, width)));
  }

  /** Which words are each cue's source and content. */
  private async link(hidden: Tensor, cues: readonly WordRange[], count: number): Promise<Attribution[]> {
    if (cues.length === 0) return [];
    const roles = floats((await this.sessions.linker.run({ hidden, cues: pairs(cues) })).roles);
    return cues.map(({ first, last }, index) => {
      const parts = this.parts(
        roles,
        { index, first },
        this.reach.linker,
        this.labels.attributionRoles.length,
        count,
      );
      return { cue: { first, last }, sources: ofKind(parts, 1), contents: ofKind(parts, 2) };
    });
  }

  /** The cues that a second reading, cue and surroundings together, takes for a statement: with whom, what, which stance, and how. */
  private async state(
    hidden: Tensor,
    cues: readonly WordRange[],
    count: number,
    names: readonly Name[],
  ): Promise<PolicyReading[]> {
    if (cues.length === 0) return [];
    const out = await this.sessions.statement.run({ hidden, cues: pairs(cues) });
    const [roles, stance, modality, form] = [out.roles, out.stance, out.modality, out.form].map(floats);
    const scores = Array.from(floats(out.valid), (logit) => 1 / (1 + Math.exp(-logit)));
    const stated = cues.map((cue, index) => ({ cue, index })).filter(({ index }) => scores[index]! >= this.thresholds.statement);
    if (stated.length === 0) return [];
    const queries = stated.flatMap(({ cue }) => [cue.first, cue.last, 1]);
    const pointed = floats(
      (await this.sessions.reference.run({ hidden, queries: int64(queries, [stated.length, 3]) })).scores,
    );
    const { labels } = this;
    const reach = this.reach.statement;
    return stated.map(({ cue: { first, last }, index }, query) => {
      const parts = this.parts(roles!, { index, first }, reach, labels.statementRoles.length, count);
      const contents = ofKind(parts, 2).map((range) => {
        const sums = labels.stances.map(() => 0);
        for (let i = range.first; i <= range.last; i++)
          softmax(stance!, (index * (2 * reach + 1) + i - first + reach) * sums.length, sums.length).forEach(
            (p, k) => {
              sums[k] = sums[k]! + p / (range.last - range.first + 1);
            },
          );
        return { ...range, stances: record(labels.stances, sums) };
      });
      return {
        cue: { first, last },
        actors: ofKind(parts, 1),
        reporters: ofKind(parts, 3),
        addressees: ofKind(parts, 4),
        contents,
        modalities: record(labels.modalities, softmax(modality!, index * labels.modalities.length, labels.modalities.length)),
        forms: record(labels.forms, softmax(form!, index * labels.forms.length, labels.forms.length)),
        meant: meantAmong(names, softmax(pointed, query * (count + 1), count + 1)),
        score: scores[index]!,
      };
    });
  }
}

const pairs = (cues: readonly WordRange[]): Tensor =>
  int64(
    cues.flatMap((cue) => [cue.first, cue.last]),
    [cues.length, 2],
  );

const ofKind = (parts: readonly (WordRange & { kind: number })[], kind: number): WordRange[] =>
  parts.filter((part) => part.kind === kind).map(({ first, last }) => ({ first, last }));

const record = <K extends string>(keys: readonly K[], values: readonly number[]): Record<K, number> =>
  Object.fromEntries(keys.map((key, i) => [key, values[i]!])) as Record<K, number>;

/** The names that a pointer over words points at, with what falls on their words, if that is worth a word. */
const meantAmong = (names: readonly Name[], odds: readonly number[]): Meant[] =>
  names
    .map(({ first, last }) => ({
      first,
      last,
      odds: odds.slice(first, last + 1).reduce((sum, one) => sum + one, 0),
    }))
    .filter((name) => name.odds >= 0.02)
    .sort((a, b) => b.odds - a.odds || a.first - b.first);
