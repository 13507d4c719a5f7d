/** The weights of the name tagger (`src/mentions/tagger.ts`) from the annotated training articles. */
import { writeFileSync } from 'node:fs';
import { isRoleNoun, isTitle } from '../../dist/src/lexicon/index.js';
import { featuresOf } from '../../dist/src/mentions/features.js';
import { Reading } from '../../dist/src/mentions/reading.js';
import { modelLabels, namedTypes } from '../../dist/src/mentions/tagger.js';
import { readAnnotated } from './annotated.mjs';
import { train } from './crf.mjs';

const labels = ['O', ...namedTypes.flatMap((type) => [`B-${type}`, `I-${type}`])];
const particle = /^(de|la|al|bin|von|van|der|el|da|dos|di|du|le)$/;

/** "the U.S. Secretary of State Antony Blinken" names by its last two words; "the White House" without "the". */
function bareName(type, mention) {
  const words = mention.replace(/['’]s?$/, '').split(/\s+/);
  let from = words.length > 1 && /^the$/i.test(words[0]) ? 1 : 0;
  if (type === 'person')
    for (let i = from; i < words.length - 1; i++)
      if (
        isTitle(words[i]) ||
        isRoleNoun(words[i].toLowerCase()) ||
        /^(US|U\.S\.|the|The|of|State)$/.test(words[i]) ||
        (/^\p{Ll}/u.test(words[i]) && !particle.test(words[i]))
      )
        from = i + 1;
  return words.slice(from).join(' ');
}

/** The label of each word: every place where a name of the article's entities stands, the longest first. */
function labelsOf(reading, entities) {
  const starts = new Map(reading.words.map(({ start }, i) => [start, i]));
  const ends = new Map(reading.words.map(({ end }, i) => [end, i]));
  const places = [];
  for (const { type, name, mentions } of entities) {
    if (type === 'group') continue;
    for (const mention of new Set([name, ...mentions].map((one) => bareName(type, one)))) {
      if (!/\p{Lu}/u.test(mention)) continue;
      for (let at = reading.text.indexOf(mention); at >= 0; at = reading.text.indexOf(mention, at + 1)) {
        const [first, last] = [starts.get(at), ends.get(at + mention.length)];
        if (first !== undefined && last !== undefined) places.push({ first, last, type, size: mention.length });
      }
    }
  }
  places.sort((a, b) => b.size - a.size || a.first - b.first);
  const marks = new Array(reading.words.length).fill(0);
  for (const { first, last, type } of places) {
    if (marks.slice(first, last + 1).some((mark) => mark !== 0)) continue;
    for (let i = first; i <= last; i++) marks[i] = labels.indexOf(`${i === first ? 'B' : 'I'}-${type}`);
  }
  return marks;
}

function sentencesOf({ document, analysis, gold }) {
  const reading = new Reading(document.text, analysis);
  // Words that are no part of a name for sure tell nothing but what follows on what.
  const features = featuresOf(reading, modelLabels(reading)).map((list) => list ?? []);
  const marks = labelsOf(reading, gold.entities);
  return analysis.sentences.map(({ first, last }) => ({
    features: features.slice(first, last + 1),
    labels: marks.slice(first, last + 1),
  }));
}

/** Weights that matter, in hundredths. */
function write({ index, weights, moves }, path) {
  const hundredths = (value) => Math.round(value * 100);
  const features = {};
  for (const feature of [...index.keys()].sort()) {
    const row = [];
    for (let y = 0; y < labels.length; y++) {
      const weight = hundredths(weights[index.get(feature) * labels.length + y]);
      if (Math.abs(weight) >= 8) row.push(y, weight);
    }
    if (row.length > 0) features[feature] = row;
  }
  const rows = Array.from({ length: labels.length + 1 }, (_, x) =>
    Array.from({ length: labels.length }, (_, y) => hundredths(moves[x * labels.length + y])),
  );
  const lines = Object.entries(features).map(([feature, row]) => `${JSON.stringify(feature)}:${JSON.stringify(row)}`);
  writeFileSync(path, `{"moves":${JSON.stringify(rows)},"features":{\n${lines.join(',\n')}\n}}\n`);
  console.log(`${lines.length} features written`);
}

const model = train((await readAnnotated()).flatMap(sentencesOf), labels.length, {
  epochs: 4,
  l2: 3e-3,
  log: console.log,
});
write(model, 'src/lexicon/data/names.json');
