/**
 * What training/positions learns from: features of pairs of annotated statements, with the annotators' answer. Between articles of one
 * story the answer is theirs too; between others, which no annotation joins, it is that of who read the pair (training/coded/second), or
 * how alike their labels are: of such pairs one in sixteen is written.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Embedder } from '../src/analysis/embedder.ts';
import { modelPath } from '../src/assets.ts';
import type { Document } from '../src/model.ts';
import { candidates } from '../src/positions/across.ts';
import {
  acrossFeatures,
  acrossNames,
  type Bundle,
  bundlesOf,
  otherArguments,
  plainlyDifferent,
  withinNames,
} from '../src/positions/features.ts';
import { byDocument } from '../src/positions/index.ts';
import { compared } from '../src/positions/item.ts';
import { distinct, labelFeatures, labelNames } from '../src/positions/label.ts';
import { pairsWithin } from '../src/positions/within.ts';
import { stemsOf } from '../src/positions/words.ts';
import { readPacked } from './gold.ts';
import type { Row } from './positions.ts';

export async function writePairs(rows: readonly Row[], embedder: Embedder, out: Writable): Promise<void> {
  const put = (line: unknown): void => void out.write(`${JSON.stringify(line)}\n`);
  put({ within: withinNames, across: acrossNames });
  const bundles: Bundle[] = [];
  /** The first row of each bundle. */
  const firsts: Row[] = [];
  const sorted = [...rows].sort((a, b) =>
    a.item.document === b.item.document
      ? a.item.cue.start - b.item.cue.start
      : a.item.document < b.item.document
        ? -1
        : 1,
  );
  for (const { at, items, telling } of byDocument(sorted.map(({ item }) => item))) {
    const gold = at.map((i) => sorted[i]!.gold);
    const { document } = items[0]!.item;
    put({ document, gold });
    for (const { a, b, features } of pairsWithin(items))
      put({
        document,
        a,
        b,
        same: gold[a] === gold[b],
        veto: otherArguments([items[a]!], [items[b]!]),
        plain: plainlyDifferent([items[a]!], [items[b]!]),
        features: rounded(features),
      });
    const positions = [...new Set(gold)];
    const sets = positions.map((position) => items.filter((_, i) => gold[i] === position));
    bundles.push(...bundlesOf(telling, sets));
    for (const position of positions) firsts.push(sorted[at[gold.indexOf(position)]!]!);
  }
  const vectors = await Promise.all(firsts.map(({ label }) => embedder.embed(label)));
  const judged = readJudged();
  for (const [a, b] of candidates(bundles)) {
    const [one, other] = [firsts[a]!, firsts[b]!];
    const key = keyOf([one, other].map(({ item, label }) => [item.document, label]));
    const read = judged.get(key) ?? null;
    const together = one.story === other.story;
    if (!together && read === null && createHash('sha256').update(key).digest()[0]! % 16 !== 0) continue;
    const alike = vectors[a]!.reduce((sum, x, i) => sum + x * vectors[b]![i]!, 0);
    put({
      documents: [one.item.document, other.item.document],
      alike: rounded([alike])[0],
      same: together ? one.gold === other.gold : null,
      read,
      features: rounded(acrossFeatures(bundles[a]!, bundles[b]!)),
    });
  }
  await new Promise((done) => out.end(done));
}

/** A pair of positions of two documents. @param sides document and label of each, in any order */
const keyOf = (sides: string[][]): string =>
  sides
    .map((side) => side.join('\n'))
    .sort()
    .join('\n\n');

/** Which positions of different documents are one, as read for this project. */
function readJudged(): Map<string, boolean> {
  const rows = readPacked<{ documents: string[]; positions: string[]; same: boolean }>(
    'training/coded/second/pairs.jsonl',
  );
  return new Map(
    rows.map(({ documents, positions, same }) => [keyOf(documents.map((id, i) => [id, positions[i]!])), same]),
  );
}

/** A line an annotated position of one document: the annotators' label, and each wording of it with its features. */
export async function writeLabels(rows: readonly Row[], out: Writable): Promise<void> {
  const put = (line: unknown): void => void out.write(`${JSON.stringify(line)}\n`);
  put({ label: labelNames });
  const positions = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.item.document}\n${row.gold}`;
    const known = positions.get(key);
    if (known) known.push(row);
    else positions.set(key, [row]);
  }
  for (const own of positions.values()) {
    const members = own.sort((a, b) => a.item.cue.start - b.item.cue.start).map(({ item }) => compared(item));
    const { firsts, counts } = distinct(members);
    const features = labelFeatures(firsts, counts).map(rounded);
    put({
      document: own[0]!.item.document,
      meant: own[0]!.label,
      wordings: firsts.map(({ item }, i) => ({ wording: item.wording, features: features[i] })),
    });
  }
  await new Promise((done) => out.end(done));
}

export const rounded = (values: readonly number[]): number[] => values.map((x) => Math.round(x * 1e4) / 1e4);

/** Stems of fewer articles count as the rarest. */
const FEWEST = 3;

/** How rare words are, by the articles of a set, into models/positions.json. */
export async function writeRarity(articles: AsyncIterable<[Document, unknown]>): Promise<void> {
  const counts = new Map<string, number>();
  let documents = 0;
  for await (const [{ text }] of articles) {
    documents++;
    for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const rarity = (n: number): number => Math.round(Math.log((documents + 1) / (n + 0.5)) * 100) / 100;
  const kept = [...counts].filter(([, n]) => n >= FEWEST).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const path = modelPath('positions.json');
  const model = JSON.parse(readFileSync(path, 'utf8'));
  const table = Object.fromEntries(kept.map(([stem, n]) => [stem, rarity(n)]));
  writeFileSync(path, `${JSON.stringify({ ...model, rarest: rarity(1), rarity: table })}\n`);
}
