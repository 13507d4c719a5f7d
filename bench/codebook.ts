/**
 * How well contents are coded to the positions of a codebook: `npm run bench:codebook`. The contents and positions are those that people
 * annotated in the development articles; nothing was fitted on them. Prints the figures of docs/discourse-networks.md.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { openEmbedder } from '../src/analysis/embedder.ts';
import { codeStatements } from '../src/codebook/code.ts';
import type { Codebook } from '../src/codebook/read.ts';
import type { Extract } from '../src/model.ts';

interface GoldArticle {
  id: string;
  story: string;
  positions: { id: string; label: string }[];
  statements: { content: string; position: string }[];
}

interface Story {
  name: string;
  labels: Map<string, string>;
  statements: { content: string; position: string }[];
}

/** One content, coded: what it was coded to, what people said, and whether that was in the codebook at all. */
interface Outcome {
  taken: boolean;
  confidence: number;
  right: boolean;
  codable: boolean;
}

const path = `${process.env.STANDPOINT_DATA ?? '../shared/data'}/gold/dev.jsonl`;
const rank = (text: string): string => createHash('sha256').update(text).digest('hex');
const byRank = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  [...items].sort((a, b) => (rank(key(a)) < rank(key(b)) ? -1 : 1));

function readStories(): Story[] {
  const stories = new Map<string, Story>();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const article = JSON.parse(line) as GoldArticle;
    const story: Story = stories.get(article.story) ?? { name: article.story, labels: new Map(), statements: [] };
    for (const { id, label } of article.positions) story.labels.set(`${article.story} ${id}`, label);
    for (const { content, position } of article.statements)
      story.statements.push({ content, position: `${article.story} ${position}` });
    stories.set(article.story, story);
  }
  return [...stories.values()];
}

const embedder = existsSync(path) ? await openEmbedder() : null;
const vectors = new Map<string, number[]>();

/** An extract whose statements are the contents, each worded as it stands. */
async function extractOf(statements: Story['statements']): Promise<Extract> {
  const text = statements.map(({ content }) => content).join('\n');
  let at = 0;
  const local: Extract['statements'] = [];
  for (const { content } of statements) {
    const span = { start: at, end: at + content.length };
    at = span.end + 1;
    if (!vectors.has(content)) vectors.set(content, await embedder!.embed(content));
    local.push({
      actor: { entity: 0, ...span },
      onBehalfOf: null,
      reporter: null,
      addressee: null,
      cue: span,
      content: [span],
      sentence: span,
      said: null,
      form: 'indirect',
      modality: 'asserted',
      stance: 'support',
      wording: content,
      imperative: true,
      concerns: [],
      vector: vectors.get(content)!,
      confidence: 1,
      rule: 'gold',
    });
  }
  const document = { id: 'gold', text, title: null, date: null, publisher: null, url: null, skipped: [] };
  return {
    schema: 1,
    model: '',
    document,
    words: 0,
    sentences: 0,
    entities: [],
    statements: local,
    signature: [],
    problems: [],
  };
}

async function code(statements: Story['statements'], labels: ReadonlyMap<string, string>): Promise<Outcome[]> {
  const codebook: Codebook = {
    entries: [...labels].map(([id, label]) => ({
      kind: 'position',
      id,
      label,
      description: null,
      examples: [],
      contrary: [],
      same: [],
      different: [],
    })),
  };
  const coding = await codeStatements([await extractOf(statements)], codebook, embedder!);
  return coding.get('gold')!.map((coded, i) => ({
    taken: coded!.taken,
    confidence: coded!.confidence,
    right: coded!.nearest.id === statements[i]!.position,
    codable: labels.has(statements[i]!.position),
  }));
}

const percent = (of: number, n: number): string => `${Math.round((100 * of) / n)} % (${of} of ${n})`;

async function main(): Promise<void> {
  const stories = readStories();
  const closed: Outcome[] = [];
  for (const { statements, labels } of stories) if (labels.size > 1) closed.push(...(await code(statements, labels)));
  const forced = closed.filter(({ codable }) => codable);
  console.log(
    `one story, forced to choose: ${percent(forced.filter(({ right }) => right).length, forced.length)} right\n`,
  );

  // Codebooks of three stories, every third position struck out; each story comes into four of them.
  const open: Outcome[] = [];
  for (let round = 0; round < 4; round++) {
    const order = byRank(stories, ({ name }) => `${round} ${name}`);
    for (let i = 0; i + 3 <= order.length; i += 3) {
      const group = order.slice(i, i + 3);
      const labels = byRank(
        group.flatMap((story) => [...story.labels]),
        ([id]) => `${round} ${id}`,
      ).filter((_, n) => n % 3 !== 0);
      open.push(
        ...(await code(
          group.flatMap(({ statements }) => statements),
          new Map(labels),
        )),
      );
    }
  }
  const taken = open.filter((one) => one.taken);
  const codable = open.filter((one) => one.codable);
  const others = open.filter((one) => !one.codable);
  const right = taken.filter((one) => one.right).length;
  console.log(`three stories, a third struck out: coded ${percent(taken.length, open.length)}`);
  console.log(`  of the codes right: ${percent(right, taken.length)}`);
  console.log(`  of what could be coded, coded right: ${percent(right, codable.length)}`);
  console.log(
    `  of what could not, left uncoded: ${percent(others.filter((one) => !one.taken).length, others.length)}\n`,
  );
  console.log('| confidence | contents | mean | right |\n|---|---|---|---|');
  for (const low of [0, 0.2, 0.4, 0.6, 0.8]) {
    const own = open.filter(({ confidence }) => confidence >= low && (confidence < low + 0.2 || low === 0.8));
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    const share = own.filter((one) => one.right).length / own.length;
    console.log(`| from ${low} | ${own.length} | ${mean.toFixed(2)} | ${share.toFixed(2)} |`);
  }
}

if (embedder) await main();
else console.error(`There is no ${path}: set STANDPOINT_DATA to the folder of annotated articles.`);
