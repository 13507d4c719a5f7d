/** graph.html: one file that opens offline. It runs no script but its own, asks no network for anything, and shows text as text. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pagePath } from '../assets.ts';
import { placesHere } from '../graph/places.ts';
import type { Exporter } from './exporter.ts';
import { pageData } from './pagedata.ts';
import { picture } from './picture/draw.ts';
import { xml } from './text.ts';
import { titleOf } from './title.ts';

/** JSON that no HTML parser can read as anything else. */
export const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a script or style may not hold inside its element. */
const inline = (text: string, tag: 'script' | 'style'): string =>
  text.replaceAll(`</${tag}`, `<\\/${tag}`).replaceAll('<!--', '<\\!--');

export const html: Exporter = {
  description: 'a page that opens in a browser, offline',
  extension: 'html',
  draws: true,
  write(data, { places = placesHere(data), isolates = false, picture: drawn }) {
    const script = inline(readFileSync(pagePath('page.js'), 'utf8'), 'script');
    const style = inline(readFileSync(pagePath('page.css'), 'utf8'), 'style');
    const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
    // As an image, the picture can neither run a script nor fetch anything.
    const still = `data:image/svg+xml;base64,${Buffer.from(drawn ?? picture(data, { places, isolates })).toString('base64')}`;
    const name = xml(titleOf(data));
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}: who stands where</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#panel-title">Skip the graph</a>
<header>
<div class="masthead"><h1>${name}</h1><p id="sum">Who stands where, and who said so.</p></div>
<p class="machine"><strong>Coded by machine:</strong> check the sentence.</p>
</header>
<div id="tools"></div>
<main>
<section id="stage" aria-label="Graph">
<figure id="still"><img alt="The graph as a picture: actors, positions, and who supports or opposes what" src="${still}"><figcaption></figcaption></figure>
<noscript><p class="note">Without a script this page is a picture only.</p></noscript>
</section>
<aside id="panel" aria-label="Details"><h2 id="panel-title" tabindex="-1">Loading</h2></aside>
</main>
<script type="application/json" id="data">${embedded(pageData(data, { places, isolates }))}</script>
<script>${script}</script>
</body>
</html>
`;
  },
};
