/**
 * How long pictures take: layout, GEXF, page, and the page's opening in Chromium, of made-up graphs of growing size. Prints a table in
 * Markdown; docs/pictures.md keeps one. The graphs are the same each time. Times are processor time, which other work on the machine
 * hardly changes.
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

/**
 * Opens a page from disk, until its panel is drawn and the browser has painted. @returns the processor time of the page's own thread; the
 * drawing is the graphics card's
 */
async function opening(file: string): Promise<string> {
  const path = chromiumHere();
  if (path === null) return 'no Chromium here';
  const browser = await openChromium(path);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(300_000);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(pathToFileURL(file).href);
  await page.locator('#panel-title').filter({ hasNotText: 'Loading' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { metrics } = await devtools.send('Performance.getMetrics');
  await browser.close();
  return `${metrics.find(({ name }) => name === 'TaskDuration')!.value.toFixed(2)} s`;
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
