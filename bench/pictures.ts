/**
 * How long pictures take: layout, GEXF, page, and the page's opening in Chromium, of made-up graphs of growing size. Prints a table in
 * Markdown; docs/pictures.md keeps one. The graphs are the same each time. Steps are measured in processor time, which other work on the
 * machine does not change much; a page's opening by the clock, the best of five.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumHere, openChromium } from '../scripts/chromium.ts';
import { exporters } from '../src/exports/index.ts';
import { placesOf } from '../src/graph/places.ts';
import { telling } from '../src/graph/telling.ts';
import { made } from './made-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'standpoint-pictures-'));
const size = (text: string): string => `${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`;

async function timed<T>(work: () => T | Promise<T>): Promise<[T, string]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, `${((user + system) / 1e6).toFixed(2)} s`];
}

/** Opens a page from disk, until its panel is drawn and the browser has painted. @returns seconds */
async function openOnce(path: string, file: string): Promise<number> {
  const browser = await openChromium(path);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  const start = performance.now();
  await page.goto(pathToFileURL(file).href);
  await page.locator('#panel-title').filter({ hasNotText: 'Loading' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const seconds = (performance.now() - start) / 1000;
  await browser.close();
  return seconds;
}

async function opening(file: string): Promise<string> {
  const path = chromiumHere();
  if (path === null) return 'no Chromium here';
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) best = Math.min(best, await openOnce(path, file));
  return `${best.toFixed(2)} s`;
}

console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}\n`);
console.log('| nodes | statements | layout | GEXF written | page written | page opens |');
console.log('|---|---|---|---|---|---|');
for (const [nodes, statements] of [
  [100, 500],
  [1000, 5000],
  [2000, 20_000],
  [10_000, 50_000],
] as const) {
  const data = made(nodes, statements);
  const shown = telling(data);
  const [places, layout] = await timed(() => placesOf(shown));
  const [gexf, writing] = await timed(() => exporters.gexf.write(shown, { places }) as string);
  const [html, paging] = await timed(() => exporters.html.write(shown, { places }) as string);
  const file = join(folder, `${nodes}.html`);
  writeFileSync(file, html);
  const cells = [
    nodes,
    statements,
    layout,
    `${writing} (${size(gexf)})`,
    `${paging} (${size(html)})`,
    await opening(file),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
rmSync(folder, { recursive: true, force: true });
