/** Step 2: a document's words, sentences, parse, names, attributions and policy statements, read by the model, with offsets into its text. */
import type { Analysis, Document, Sentence, Word, WordRange } from '../model.ts';
import { readManifest, readModelFile } from './manifest.ts';
import { Reader, type WindowReading } from './reader.ts';
import { KeptStates } from './states.ts';
import { paragraphsOf, type Window, walkWindows } from './windows.ts';
import { WordPiece } from './wordpiece.ts';

export interface Analyst {
  /** Name and version of the model. */
  model: string;
  /** @param document its skipped spans are left out; @returns offsets into its text */
  analyze(document: Pick<Document, 'text' | 'skipped'>): Promise<Analysis>;
}

/** Opens the model in `models/`. @throws FormatError when it is missing or damaged */
export async function openAnalyst(): Promise<Analyst> {
  const manifest = readManifest();
  const pieces = new WordPiece(readModelFile(manifest.vocabulary).toString('utf8').split('\n'));
  const reader = await Reader.open(manifest, pieces);
  return {
    model: `${manifest.name} ${manifest.version}`,
    analyze: async ({ text, skipped }) => {
      const states = new KeptStates(manifest.reader.width);
      const analysis: Analysis = { words: [], sentences: [], names: [], attributions: [], policies: [], states };
      await walkWindows(paragraphsOf(text, skipped, pieces), manifest.window.pieces - 2, async (window, whole) => {
        const reading = await reader.read(text, window);
        const keep = whole ? window.words.length : lastStart(text, window, reading.starts) || window.words.length;
        append(analysis, window, reading, keep);
        states.add(reading.states, keep, analysis.policies);
        return keep;
      });
      return analysis;
    },
  };
}

/** Where the last sentence of a window begins, by preference after a full stop: near a cut the model sees ends that are none. 0: nowhere. */
function lastStart(text: string, { words }: Window, starts: readonly boolean[]): number {
  const stop = (i: number): boolean => /[.!?…”"’)]$/.test(text.slice(words[i]!.start, words[i]!.end));
  const after = starts.findLastIndex((start, i) => start && i > 0 && stop(i - 1));
  return after > 0 ? after : starts.lastIndexOf(true);
}

/** Adds the first `keep` words of a window, and what is wholly among them. */
function append(analysis: Analysis, window: Window, reading: WindowReading, keep: number): void {
  const offset = analysis.words.length;
  const sentenceOf: number[] = [];
  for (let i = 0; i < keep; i++) {
    const span = window.words[i]!;
    if (reading.starts[i] || i === 0)
      analysis.sentences.push({ start: span.start, end: span.end, first: offset + i, last: offset + i });
    const sentence = analysis.sentences[analysis.sentences.length - 1] as Sentence;
    sentence.last = offset + i;
    sentence.end = span.end;
    sentenceOf.push(analysis.sentences.length - 1);
  }
  for (let i = 0; i < keep; i++) {
    const head = reading.heads[i]!;
    const inside = head >= 0 && head < keep && sentenceOf[head] === sentenceOf[i];
    const word: Word = {
      ...window.words[i]!,
      tag: reading.tags[i]!,
      head: offset + (inside ? head : i),
      relation: inside ? reading.relations[i]! : 'root',
      sentence: sentenceOf[i]!,
    };
    analysis.words.push(word);
  }
  const within = (range: WordRange): boolean => range.last < keep;
  const moved = <T extends WordRange>(range: T): T => ({
    ...range,
    first: range.first + offset,
    last: range.last + offset,
  });
  analysis.names.push(...reading.names.filter(within).map(moved));
  for (const a of reading.attributions)
    if (within(a.cue))
      analysis.attributions.push({
        cue: moved(a.cue),
        sources: a.sources.filter(within).map(moved),
        contents: a.contents.filter(within).map(moved),
      });
  for (const p of reading.policies)
    if (within(p.cue))
      analysis.policies.push({
        cue: moved(p.cue),
        actors: p.actors.filter(within).map(moved),
        contents: p.contents.filter(within).map(moved),
        stances: p.stances,
        score: p.score,
      });
}
