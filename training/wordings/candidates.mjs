/** Coded statements whose content the rules find no verb for, with every imperative that their words could become: `node candidates.mjs ARTICLES.jsonl OUT.jsonl`. */
import { createWriteStream } from 'node:fs';
import { findMentions } from '../../dist/src/mentions/index.js';
import { wordDraft } from '../../dist/src/statements/word.js';
import { candidates } from '../../dist/src/statements/wording/index.js';
import { analysed, linesOf } from '../readings.mjs';

const [articles, out] = process.argv.slice(2);
/** Each article with what the model reads in it. */
const articlesRead = () =>
  analysed(
    'wordings',
    () => linesOf(articles).map((line) => JSON.parse(line)),
    ({ id, text }) => ({ id, text, title: null, date: null, publisher: null, url: null, skipped: [] }),
  );

/** The words that a span of characters touches. */
function wordsOf({ words }, [start, end]) {
  const first = words.findIndex((word) => word.end > start);
  let last = first;
  while ((words[last + 1]?.start ?? end) < end) last++;
  return first < 0 || words[first].start >= end ? null : { first, last };
}

const to = createWriteStream(out);
for await (const { id, set, text, statements, analysis } of articlesRead()) {
  const scene = findMentions({ text, publisher: null }, analysis);
  for (const { cue, content, stance, actor, position } of statements) {
    const words = { cue: wordsOf(analysis, cue), content: wordsOf(analysis, content) };
    const entity = Math.max(
      0,
      scene.cast.entities.findIndex(({ name }) => name === actor),
    );
    if (!words.cue || !words.content || scene.cast.entities.length === 0) continue;
    let found = null;
    wordDraft(scene, { words, stance, actor: { entity } }, (reading, asked) => {
      found = candidates(reading, asked).map(({ wording, features }) => ({ wording, features }));
      return asked.ruled;
    });
    if (found) to.write(`${JSON.stringify({ id, set, position, found })}\n`);
  }
}
to.end();
