/** The review sheet as one page that opens offline: each sentence with its words marked, the machine's answers, and room for a person's. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reviewPath } from '../assets.ts';
import { xml } from '../exports/text.ts';
import { type GraphData, modalities, type StatementRecord, stances } from '../model.ts';
import { columns, type Question, type Row } from './sheet.ts';

/** JSON that no HTML parser can read as anything else. */
const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 0 1rem 4rem; }
header { position: sticky; top: 0; background: Canvas; padding: .5rem 0; border-bottom: 1px solid GrayText; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
h1 { font-size: 1.1rem; margin: 0; flex: 1; }
article { border: 1px solid GrayText; border-left-width: 6px; border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; }
article[data-right=yes] { border-left-color: #0072B2; }
article[data-right=no] { border-left-color: #D55E00; }
article h2 { font-size: .85rem; font-weight: normal; margin: 0; }
blockquote { margin: .5rem 0; }
blockquote { white-space: pre-line; }
.around { color: GrayText; font-size: .9em; }
mark { background: #F0E442; color: #000; }
fieldset { border: 0; padding: 0; margin: .25rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.answers { display: grid; grid-template-columns: 5.5rem 1fr 1fr; gap: .25rem .75rem; align-items: center; }
@media (max-width: 34rem) { .answers { grid-template-columns: 1fr; } }
input[type=text], select { font: inherit; width: 100%; box-sizing: border-box; padding: .15rem .3rem; }
button { font: inherit; padding: .35rem .9rem; }
`;

/** @param rows of the sample, in its order */
export function sheetPage(data: GraphData, sample: readonly StatementRecord[], rows: readonly Row[]): string {
  const script = readFileSync(reviewPath('sheet-page.js'), 'utf8');
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
  const texts = new Map(data.documents.map(({ id, text }) => [id, text]));
  const options = (values: readonly string[]): string =>
    values.map((value) => `<option value="${xml(value)}"></option>`).join('');
  const actors = [...new Set(data.statements.map(({ actor }) => actor.id))];
  const names = data.entities.filter(({ id }) => actors.includes(id)).map(({ name }) => name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(data.name)}: check a sample</title>
<style>${style}</style>
</head>
<body>
<header><h1>${xml(data.name)}: is the machine right?</h1><span id="done" role="status"></span><button id="save" disabled>Save the sheet</button></header>
<p>Read each sentence. Is there such a statement, and are actor, stance, position and modality right? If not, say what they are; leave all four
empty where there is no such statement. Your answers stay in this browser until you save the sheet; then: <code>standpoint agree ${xml(data.name)}-review.csv</code></p>
<noscript><p>This page needs its script; the sheet beside it, a CSV file, does not.</p></noscript>
<datalist id="actors">${options([...new Set(names)].sort())}</datalist>
<datalist id="positions">${options(data.positions.map(({ label }) => label))}</datalist>
<main>
${sample.map((statement, i) => card(statement, rows[i]!, i, texts.get(statement.document) ?? '')).join('\n')}
</main>
<script type="application/json" id="data">${embedded({ name: data.name, columns, rows })}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** So much of the article on each side of the sentence, in letters: who "she" is stands mostly there. */
const AROUND = 300;

function card(statement: StatementRecord, row: Row, i: number, text: string): string {
  const { start, end } = statement.sentence;
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s/, start > AROUND ? '… ' : '$&');
  const after = text.slice(end, end + AROUND).replace(/\s\S*$/, end + AROUND < text.length ? ' …' : '$&');
  const ask = (question: Question, control: string): string =>
    `<span>${question}</span><strong>${xml(row[question])}</strong>${control}`;
  const label = (question: Question): string => `aria-label="${question}, if it is another" name="${question}_is"`;
  const choice = (question: Question, values: readonly string[]): string =>
    `<select ${label(question).replace(/ placeholder="[^"]*"/, '')}><option value=""></option>${values.map((value) => `<option>${value}</option>`).join('')}</select>`;
  const from = [row.publisher, row.published].filter(Boolean).join(', ') || row.document;
  return `<article aria-labelledby="s${i}">
<h2 id="s${i}">${i + 1}. ${xml(from)}</h2>
<blockquote><span class="around">${xml(before)}</span> ${marked(statement)} <span class="around">${xml(after)}</span></blockquote>
<div class="answers">
${ask('actor', `<input type="text" list="actors" placeholder="if another" ${label('actor')}>`)}
${ask('stance', choice('stance', stances))}
${ask('position', `<input type="text" list="positions" placeholder="if another" ${label('position')}>`)}
${ask('modality', choice('modality', modalities))}
</div>
<fieldset><legend hidden>Is it right?</legend>
<label><input type="radio" name="right-${i}" value="yes"> all right</label>
<label><input type="radio" name="right-${i}" value="no"> wrong, or no such statement</label>
<label><input type="radio" name="right-${i}" value=""> not judged</label></fieldset>
<input type="text" name="note" placeholder="note" aria-label="note">
</article>`;
}

/** The sentence, its content marked. */
function marked({ sentence, sentenceText, content }: StatementRecord): string {
  let [html, at] = ['', 0];
  for (const part of content) {
    const start = Math.max(at, part.start - sentence.start);
    const end = Math.min(sentenceText.length, part.end - sentence.start);
    if (end <= start) continue;
    html += `${xml(sentenceText.slice(at, start))}<mark>${xml(sentenceText.slice(start, end))}</mark>`;
    at = end;
  }
  return html + xml(sentenceText.slice(at));
}
