/**
 * How well wordings become positions, apart from the extraction's errors: `npm run bench:positions` words and merges the annotated
 * statements and scores the clusters. It trains nothing and writes nothing into the annotations.
 */
import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readDocuments } from '../src/documents/index.ts';
import { mergeEntities } from '../src/entities/index.ts';
import { placeDrafts } from '../src/extract.ts';
import { itemOf } from '../src/graph/assemble.ts';
import type { Document, Extract } from '../src/model.ts';
import { type Engines, openEngines } from '../src/pipeline.ts';
import { mergePositions, type PositionItem } from '../src/positions/index.ts';
import { readLines } from './annotations.ts';
import { writeBuilt } from './built.ts';
import { codedArticles, codedNews, isHeldBack } from './coded.ts';
import { type GoldArticle, goldScene, readPacked } from './gold.ts';
import { writeLabels, writePairs, writeRarity } from './pairs.ts';

const usage = `positions [--set dev|examples|train|coded|news|built] [--held] [--list FILE] [--pairs FILE] [--labels FILE]

  --set      which annotated articles: dev and train need STANDPOINT_DATA, the folder that holds gold/; coded are
             those written for training/coded, news those coded there whose texts are in polnear/ and articles/ beside gold/;
             built, with --pairs, are those pairs of statements that the program finds in such news which were read
  --held     only articles that the writer of wordings has not learnt from
  --list     write each position with its members, to be read
  --pairs    write what training/positions learns from: the features of pairs, with the annotators' answer
  --labels   write what it learns labels from: each annotated position's wordings, with the annotators' label
  --rarity   count the words of the set's articles into models/positions.json, before --pairs`;

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', default: 'dev' },
    list: { type: 'string' },
    pairs: { type: 'string' },
    labels: { type: 'string' },
    held: { type: 'boolean', default: false },
    rarity: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** An annotated statement, worded. */
export interface Row {
  story: string;
  /** Its annotated position, with the story. */
  gold: string;
  label: string;
  item: PositionItem;
}

async function documentsOf(inputs: string[], stdin?: Readable): Promise<Map<string, Document>> {
  const found = new Map<string, Document>();
  for await (const reading of readDocuments(inputs, stdin ? { stdin } : {}))
    if ('document' in reading) found.set(reading.document.id, reading.document);
  return found;
}

const shared = process.env.STANDPOINT_DATA ?? '../shared/data';

/** Annotated articles of a set, with their documents. */
async function* articlesOf(set: string): AsyncGenerator<[Document, GoldArticle]> {
  if (set === 'coded') return yield* codedArticles('training/coded');
  if (set === 'news') return yield* codedNews('training/coded', shared);
  const data = join(shared, 'gold');
  const sources: [GoldArticle[], Map<string, Document>][] = [];
  if (set === 'examples')
    for (const story of readdirSync('examples').sort()) {
      const expected = join('examples', story, 'expected.jsonl');
      if (existsSync(expected)) sources.push([readLines(expected), await documentsOf([join('examples', story)])]);
    }
  else if (set === 'dev')
    sources.push([readPacked(join(data, 'dev.jsonl')), await documentsOf([join(data, 'dev-articles')])]);
  else {
    const texts = Readable.from([gunzipSync(readFileSync(join(data, 'train-articles.jsonl.gz')))]);
    sources.push([readPacked(join(data, 'train.jsonl.gz')), await documentsOf(['-'], texts)]);
  }
  for (const [gold, documents] of sources)
    for (const article of gold) {
      const document = documents.get(article.id);
      if (document) yield [document, article];
    }
}

/** The annotated statements as the program words them; those without a wording are left out and counted. */
async function rowsOf(set: string, engines: Engines): Promise<{ rows: Row[]; without: number }> {
  const extracts: Extract[] = [];
  const told: Omit<Row, 'item'>[][] = [];
  let without = 0;
  for await (const [document, article] of articlesOf(set)) {
    if (options.held && !isHeldBack(article.id)) continue;
    const { scene, drafts } = await goldScene(document, article, engines.analyst);
    without += article.statements.length - drafts.length;
    const statements = await placeDrafts(
      scene,
      drafts.map(({ draft }) => draft),
      engines,
    );
    const { story } = article;
    told.push(drafts.map(({ gold, label }) => ({ story, gold: `${story} ${gold.position}`, label })));
    const { entities } = scene.cast;
    const nothing = { words: 0, sentences: 0, signature: [], problems: [] };
    extracts.push({ schema: 1, model: engines.analyst.model, document, entities, statements, ...nothing });
  }
  const merged = mergeEntities(extracts);
  const rows = extracts.flatMap((extract, a) =>
    extract.statements.flatMap((statement, i) =>
      statement.wording === null
        ? []
        : [{ ...told[a]![i]!, item: itemOf(extract, statement, merged, extract.document.id) }],
    ),
  );
  return { rows, without: without + extracts.reduce((sum, e) => sum + e.statements.length, 0) - rows.length };
}

/** B-cubed precision, recall and F1, story by story. @param built the position of each row */
export function bcubed(rows: readonly Row[], built: readonly (number | string)[]): [number, number, number] {
  const sizes = new Map<string, number>();
  const keys = rows.map(({ story, gold }, i) => [gold, `${story} ${built[i]}`, `${gold}\n${built[i]}`]);
  for (const key of keys.flat()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  let [precision, recall] = [0, 0];
  for (const [gold, own, both] of keys) {
    precision += sizes.get(both!)! / sizes.get(own!)! / rows.length;
    recall += sizes.get(both!)! / sizes.get(gold!)! / rows.length;
  }
  return [precision, recall, (2 * precision * recall) / (precision + recall)];
}

async function main(): Promise<void> {
  if (options.help) return console.log(usage);
  if (options.set === 'built') {
    if (!options.pairs || options.rarity || options.labels) throw new Error('--set built goes with --pairs alone.');
    const [known, all] = await writeBuilt(await openEngines(), shared, createWriteStream(options.pairs));
    return console.log(`${known} of ${all} pairs that were read are still found`);
  }
  if (options.rarity) return writeRarity(articlesOf(options.set!));
  const engines = await openEngines();
  const { rows, without } = await rowsOf(options.set!, engines);
  if (options.pairs) await writePairs(rows, engines.embedder, createWriteStream(options.pairs));
  if (options.labels) await writeLabels(rows, createWriteStream(options.labels));
  if (options.pairs || options.labels) return;
  const { positions, of } = mergePositions(rows.map(({ item }) => item));
  const show = (built: (number | string)[]): string =>
    bcubed(rows, built)
      .map((x) => x.toFixed(3))
      .join(' ');
  console.log(
    `${rows.length} annotated statements worded, ${without} without a wording; B-cubed precision, recall, F1:`,
  );
  console.log(`positions           ${show(of.map(({ position }) => position))}`);
  console.log(`within one document ${show(of.map(({ position }, i) => `${position} ${rows[i]!.item.document}`))}`);
  console.log(`each by itself      ${show(rows.map((_, i) => i))}`);
  if (!options.list) return;
  const lines = positions.flatMap(({ label, members }) => [
    label,
    ...members.map((i) => {
      const { item, gold, label: meant } = rows[i]!;
      const turned = of[i]!.flipped ? ' (turned)' : '';
      return `    ${item.stance}${turned} | ${item.wording} | ${item.contentText.replace(/\s+/g, ' ')} | ${gold}: ${meant}`;
    }),
  ]);
  writeFileSync(options.list, `${lines.join('\n')}\n`);
}

await main();
