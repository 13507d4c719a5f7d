/**
 * Pairs of statements of different articles as the program finds them in news, which were read: are both about one course of action? What
 * training/positions learns from beside what was annotated, for here statements and sets of them are as they are in use, faults and all.
 */
import type { Writable } from 'node:stream';
import { mergeEntities } from '../src/entities/index.ts';
import { extractDocument } from '../src/extract.ts';
import { itemOf } from '../src/graph/assemble.ts';
import type { Extract } from '../src/model.ts';
import type { Engines } from '../src/pipeline.ts';
import { acrossFeatures, type Bundle } from '../src/positions/features.ts';
import { setsByDocument } from '../src/positions/index.ts';
import type { Compared } from '../src/positions/item.ts';
import { news, unitsOf } from './coded.ts';
import { readPacked } from './gold.ts';
import { rounded } from './pairs.ts';

/** Places are in characters of the text. */
interface ReadPair {
  documents: [string, string];
  cues: [[number, number], [number, number]];
  contents: [[number, number], [number, number]];
  same: boolean;
}

/** The statements of a document as merging sees them, each with the set that it is in; and where the characters of its text begin. */
interface Merging {
  units: number[];
  items: Compared[];
  bundleOf: Bundle[];
}

/** @param data the folder that holds polnear/ and articles/; @returns how many of the pairs the program still finds, of how many */
export async function writeBuilt(engines: Engines, data: string, out: Writable): Promise<[number, number]> {
  const read = readPacked<ReadPair>('training/coded/second/statements.jsonl');
  const extracts: Extract[] = [];
  for await (const document of news(new Set(read.flatMap(({ documents }) => documents)), data))
    extracts.push(await extractDocument(document, engines));
  const merging = mergingOf(extracts);
  let known = 0;
  for (const { documents, cues, contents, same } of read) {
    const [a, b] = documents.map((id) => merging.get(id));
    const [i, j] = [a, b].map((one, k) => (one ? find(one, cues[k]!, contents[k]!) : -1)) as [number, number];
    if (i < 0 || j < 0) continue;
    known++;
    const features = rounded(acrossFeatures(a!.bundleOf[i]!, b!.bundleOf[j]!));
    out.write(`${JSON.stringify({ documents, same: null, read: same, features })}\n`);
  }
  await new Promise((done) => out.end(done));
  return [known, read.length];
}

function mergingOf(extracts: readonly Extract[]): Map<string, Merging> {
  const merged = mergeEntities(extracts);
  return new Map(
    extracts.flatMap((extract) => {
      const { id, text } = extract.document;
      const sorted = extract.statements
        .filter(({ wording }) => wording !== null)
        .map((statement) => itemOf(extract, statement, merged, id))
        .sort((a, b) => a.cue.start - b.cue.start || a.content.start - b.content.start);
      return setsByDocument(sorted).map(({ items, sets, bundles }) => {
        const bundleOf: Bundle[] = [];
        for (const [k, bundle] of bundles.entries()) for (const i of sets[k]!) bundleOf[i] = bundle;
        return [id, { units: unitsOf(text), items, bundleOf }] as const;
      });
    }),
  );
}

/** The number of the statement whose cue and content touch these. */
const find = ({ units, items }: Merging, cue: [number, number], content: [number, number]): number =>
  items.findIndex(({ item }) => touch(item.cue, cue, units) && touch(item.content, content, units));

const touch = (span: { start: number; end: number }, [start, end]: [number, number], units: number[]): boolean =>
  span.start < units[end]! && units[start]! < span.end;
