/**
 * The weights of the choice of pronouns (`src/mentions/pronouns.ts`) from GUM's training documents and the annotated articles. `--hold`
 * leaves every fifth article out and scores on those: a figure, no weights.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from '../../dist/bench/chance.js';
import { readGum } from '../../dist/bench/gum.js';
import { findMentions } from '../../dist/src/mentions/index.js';
import { bestOption } from '../../dist/src/mentions/pronouns.js';
import { analysed, linesOf } from '../readings.mjs';
import { readAnnotated } from './annotated.mjs';

/** GUM's documents beside what the models read in them. */
async function readAnalysedGum() {
  const documents = () =>
    readGum(join(process.env.STANDPOINT_DATA, 'ud', 'gum', 'train.conllu.gz')).map((document) => ({ document }));
  const found = [];
  for await (const one of analysed('gum', documents, ({ document: { text } }) => ({ text, skipped: [] })))
    found.push(one);
  return found;
}

/** Choices of one document: the options' features, and which of them are right. */
function fromGum({ document, analysis }) {
  const examples = [];
  const around = (start, end) =>
    document.mentions
      .filter((mention) => mention.start <= start && mention.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.of ?? null;
  findMentions({ text: document.text, publisher: null }, analysis, () => (options, word) => {
    const { start, end } = analysis.words[word];
    const of = document.mentions.find((one) => one.kind === 'pronoun' && one.start === start && one.end === end)?.of;
    const isRight = ({ word: at }) => at >= 0 && around(analysis.words[at].start, analysis.words[at].end) === of;
    let right = of === undefined ? [] : options.filter(isRight);
    if (right.length === 0) right = options.filter(({ entity }) => entity === null);
    examples.push(exampleOf(options, right));
    return right[0].entity;
  });
  return examples;
}

const plain = (name) =>
  name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/^the /, '');

/**
 * The choices of an annotated article, whose pronouns coders resolved (pronouns.jsonl).
 * @param pronouns [start, end, answer]: ids of entities, [start, end] of the words that call a group, or null for nobody
 */
function fromArticle({ document, analysis, gold }, pronouns) {
  const examples = [];
  const answers = new Map(pronouns.map(([start, , answer]) => [start, answer]));
  const known = new Map(gold.entities.map(({ id, name, mentions }) => [id, new Set([name, ...mentions].map(plain))]));
  const nouns = new Map(
    gold.entities
      .filter(({ type }) => type === 'group')
      .map(({ id }) => [id, new Set([...known.get(id)].map((name) => name.split(' ').pop()))]),
  );
  findMentions(document, analysis, (cast) => (options, word) => {
    const { start } = analysis.words[word];
    if (!answers.has(start)) return bestOption(options);
    const answer = answers.get(start);
    const isRight = ({ entity, word: at }) => {
      if (entity === null || answer === null) return entity === answer;
      const [from, to] = answer;
      const mentions = cast.entities[entity]?.mentions ?? [analysis.words[at]];
      if (typeof from === 'number') return mentions.some(({ start, end }) => start < to && end > from);
      const noun = plain(document.text.slice(analysis.words[at].start, analysis.words[at].end));
      return answer.some(
        (id) =>
          nouns.get(id)?.has(noun) ||
          mentions.some(
            ({ kind, start, end }) => kind === 'name' && known.get(id).has(plain(document.text.slice(start, end))),
          ),
      );
    };
    let right = options.filter(isRight);
    if (right.length === 0) right = options.filter(({ entity }) => entity === null);
    examples.push(exampleOf(options, right));
    return right[0].entity;
  });
  return examples;
}

const exampleOf = (options, right) => ({
  options: options.map(({ features }) => features),
  right: options.map((option) => right.includes(option)),
});

/** Conditional log-likelihood of the right options by AdaGrad. */
function fit(examples, { rate = 0.1, l2 = 1e-4, epochs = 8, least = 4 } = {}) {
  const seen = new Map();
  for (const { options } of examples)
    for (const feature of options.flat()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const weights = new Map([...seen].filter(([, times]) => times >= least).map(([feature]) => [feature, 0]));
  const squares = new Map();
  const next = chance(1);
  const order = [...examples.keys()];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const at of order) {
      const { options, right } = examples[at];
      const scores = options.map((features) => features.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0));
      const top = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - top));
      const all = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((sum, odd, i) => sum + (right[i] ? odd : 0), 0);
      options.forEach((features, i) => {
        const gradient = odds[i] / all - (right[i] ? odds[i] / good : 0);
        for (const f of features) {
          if (!weights.has(f)) continue;
          const step = gradient + l2 * weights.get(f);
          squares.set(f, (squares.get(f) ?? 0.01) + step * step);
          weights.set(f, weights.get(f) - (rate * step) / Math.sqrt(squares.get(f)));
        }
      });
    }
  }
  return weights;
}

const accuracy = (weights, examples) => {
  const right = examples.filter(({ options, right }) => {
    const scores = options.map((features) => features.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0));
    return right[scores.indexOf(Math.max(...scores))];
  });
  return `${right.length} of ${examples.length}`;
};

const coded = new Map(
  linesOf(join(import.meta.dirname, 'pronouns.jsonl'))
    .map((line) => JSON.parse(line))
    .map(({ id, pronouns }) => [id, pronouns]),
);
const articles = (await readAnnotated()).filter(({ document }) => coded.has(document.id));
const choices = (some) => some.flatMap((one) => fromArticle(one, coded.get(one.document.id)));
const held = process.argv.includes('--hold');
const own = choices(articles.filter((_, i) => !held || i % 5 !== 0));
const weights = fit([...(await readAnalysedGum()).flatMap(fromGum), ...own], { l2: 1e-3 });
// Rather nobody than somebody else: of held-out choices .84 are right instead of .80, .83 instead of .85 found.
for (const [feature, weight] of weights) if (/^\S+ nobody$/.test(feature)) weights.set(feature, weight + 0.5);
console.log(`right on the articles that it learnt from: ${accuracy(weights, own)}`);
if (held) console.log(`on the others: ${accuracy(weights, choices(articles.filter((_, i) => i % 5 === 0)))}`);
const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.02).sort(([a], [b]) => (a < b ? -1 : 1));
const file = rows.map(([feature, weight]) => `${JSON.stringify(feature)}:${Math.round(weight * 100) / 100}`);
if (!held) writeFileSync('src/lexicon/data/pronouns.json', `{\n${file.join(',\n')}\n}\n`);
console.log(`${rows.length} weights`);
