/** Coded statements whose content the rules find no verb for, with every imperative that their words could become: `node candidates.mjs OUT.jsonl`. */
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAnalyst } from '../../dist/src/analysis/index.js';
import { findMentions } from '../../dist/src/mentions/index.js';
import { wordDraft } from '../../dist/src/statements/word.js';
import { candidates } from '../../dist/src/statements/wording/index.js';

const [articles, out] = process.argv.slice(2);
const lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean);

/** Each article with what the model reads in it; readings are kept, for a model takes minutes over them. */
async function* analyzed() {
  const kept = join('.cache', 'training', 'wordings.analyses.jsonl');
  if (existsSync(kept)) {
    for (const line of lines(kept)) yield JSON.parse(line);
    return;
  }
  mkdirSync(join('.cache', 'training'), { recursive: true });
  const analyst = await openAnalyst();
  const all = [];
  for (const line of lines(articles)) {
    const article = JSON.parse(line);
    const document = { title: null, date: null, publisher: null, url: null, skipped: [], ...article };
    const one = { ...article, analysis: await analyst.analyze(document) };
    all.push(JSON.stringify(one));
    yield one;
  }
  writeFileSync(kept, `${all.join('\n')}\n`);
}

/** The words that a span of characters touches. */
function wordsOf({ words }, [start, end]) {
  const first = words.findIndex((word) => word.end > start);
  let last = first;
  while ((words[last + 1]?.start ?? end) < end) last++;
  return first < 0 || words[first].start >= end ? null : { first, last };
}

const to = createWriteStream(out);
for await (const { id, set, text, statements, analysis } of analyzed()) {
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
