/** graph.html: one file that opens offline. The picture, and around it search, filters, both camps of a position, every sentence. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pagePath } from '../assets.ts';
import type { GraphData } from '../model.ts';
import type { Exporter } from './exporter.ts';
import { picture } from './svg.ts';
import { xml } from './text.ts';

/** JSON that no HTML parser can read as anything else. */
const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Words of context that the page shows on either side of a sentence. */
const AROUND = 240;

/** What the page needs of a graph, and no more. */
function payload({ name, documents, entities, positions, statements }: GraphData): unknown {
  const used = new Set(
    statements.flatMap(({ actor, reporter, addressee, onBehalfOf }) =>
      [actor, reporter, addressee, onBehalfOf].flatMap((ref) => (ref ? [ref.id] : [])),
    ),
  );
  for (const { concerns } of positions) for (const id of concerns) used.add(id);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return {
    name,
    documents: documents.map(({ id, title, date, publisher, url, copyOf }) => ({
      id,
      title,
      date,
      publisher,
      url: url && /^https?:\/\//i.test(url) ? url : null,
      copyOf: copyOf ?? null,
    })),
    entities: entities
      .filter(({ id }) => used.has(id))
      .map(({ id, type, name: label, aliases, affiliations }) => ({
        id,
        type,
        name: label,
        aliases,
        offices: [...new Set(affiliations.map(({ role, former }) => (former ? `former ${role}` : role)))],
      })),
    positions: positions.map(({ id, label, wordings, concerns }) => ({ id, label, wordings, concerns })),
    statements: statements.map((s) => {
      const text = texts.get(s.document) ?? '';
      const [start, end] = [Math.max(0, s.sentence.start - AROUND), Math.min(text.length, s.sentence.end + AROUND)];
      return {
        id: s.id,
        document: s.document,
        actor: s.actor.id,
        reporter: s.reporter?.id ?? null,
        addressee: s.addressee?.id ?? null,
        position: s.position.id,
        stance: s.stance,
        modality: s.modality,
        form: s.form,
        confidence: s.confidence,
        said: s.said?.date ?? null,
        before: text.slice(start, s.sentence.start),
        sentence: s.sentenceText,
        after: text.slice(s.sentence.end, end),
        marks: s.content.map((part) => [part.start - s.sentence.start, part.end - s.sentence.start]),
      };
    }),
  };
}

export const html: Exporter = {
  description: 'a page that opens in a browser, offline',
  extension: 'html',
  write: (data) => {
    const script = readFileSync(pagePath('page.js'), 'utf8');
    const style = readFileSync(pagePath('page.css'), 'utf8');
    const drawing = picture(data).trim();
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'">
<title>${xml(data.name)}: who stands where</title>
<style>${style}</style>
</head>
<body>
<header><h1>${xml(data.name)}</h1><p>Who stands where, and who said so. <strong>Coded by machine: check the sentence.</strong></p></header>
<form id="filters" role="search" aria-label="Search and filters">
<label>Search <input id="search" type="search" list="names" autocomplete="off" placeholder="a name or a position"></label><datalist id="names"></datalist>
<label>Stance <select id="stance"><option value="">all</option><option>support</option><option>oppose</option><option>neutral</option></select></label>
<label>Modality <select id="modality"><option value="">all</option><option>asserted</option><option>hedged</option><option>conditional</option><option>denied</option></select></label>
<label>Outlet <select id="outlet"><option value="">all</option></select></label>
<button type="reset">Clear</button>
<span id="count" aria-live="polite"></span>
</form>
<main>
<section id="picture" aria-label="The graph as a picture">${drawing}</section>
<section id="panel" aria-live="polite" tabindex="-1"></section>
</main>
<section aria-labelledby="all"><h2 id="all">All statements</h2><div class="scroll"><table id="table"><thead><tr></tr></thead><tbody></tbody></table></div></section>
<noscript><p>This page lists statements with a script; the picture above needs none.</p></noscript>
<script type="application/json" id="data">${embedded(payload(data))}</script>
<script>${script}</script>
</body>
</html>
`;
  },
};
