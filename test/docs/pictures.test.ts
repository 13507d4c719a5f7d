/**
 * The pictures of docs/: each that a document shows is there. `npm run docs:pictures` takes them anew from the gallery as it is built:
 * the page in Chromium, the GEXF in Gephi.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openChromium } from '../../scripts/chromium.ts';
import { contested } from '../../src/graph/contested.ts';
import { readGraphFolder } from '../../src/graph/folder.ts';
import type { GraphData } from '../../src/model.ts';
import { readWithGephi } from '../real/gephi.ts';
import { find } from '../real/parts.ts';

const folder = 'docs/pictures';
/** The folder of built graphs to take pictures of; without it none are taken. */
const graphs = process.env.STANDPOINT_PICTURES;

describe('the documents', () => {
  it.each(readdirSync('docs').filter((name) => name.endsWith('.md')))(
    '%s: every picture that it shows is there',
    (name) => {
      const shown = [...readFileSync(join('docs', name), 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(
        ([, path]) => path!,
      );
      expect(shown.filter((path) => !existsSync(join('docs', path)))).toEqual([]);
    },
  );
});

const desktop = { viewport: { width: 1280, height: 800 } };
const [strikes, succession] = ['ukraine-strikes', 'puerto-rico-succession'];
const data = (name: string): GraphData => readGraphFolder(`${graphs}/${name}`);
const divided = (name: string): string => contested(data(name), 1)[0]!.position.id;
/** Whoever has most statements, unnamed groups apart. */
function heard(name: string): string {
  const { statements, entities } = data(name);
  const count = (id: string): number => statements.filter(({ actor }) => actor.id === id).length;
  return entities
    .filter(({ type }) => type !== 'group')
    .map(({ id }) => ({ id, n: count(id) }))
    .sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1))[0]!.id;
}
const about = (id: string): string => `#about=${encodeURIComponent(id)}`;

describe.runIf(graphs)('taken anew', () => {
  const shots: [file: string, graph: string, hash: () => string, options: BrowserContextOptions][] = [
    ['page.png', strikes!, () => '', desktop],
    ['page-position.png', strikes!, () => about(divided(strikes!)), desktop],
    ['page-agreement.png', succession!, () => '#view=agreement', desktop],
    ['page-table.png', succession!, () => '#view=table', desktop],
    ['page-dark.png', succession!, () => about(heard(succession!)), { ...desktop, colorScheme: 'dark' }],
    [
      'page-phone.png',
      strikes!,
      () => about(heard(strikes!)),
      { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    ],
  ];
  it('the page', async () => {
    const browser = await openChromium(find('chromium')!);
    for (const [file, graph, hash, options] of shots) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(`${graphs}/${graph}/graph.html`)}${hash()}`);
      await page.locator('#panel-title').filter({ hasNotText: 'Loading' }).waitFor();
      await page.waitForTimeout(1000);
      await page.screenshot({ path: join(folder, file) });
      await context.close();
    }
    await browser.close();
  });

  it('the GEXF in Gephi', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'standpoint-pictures-'));
    const picture = join(temporary, 'gephi.svg');
    readWithGephi(readFileSync(`${graphs}/${strikes}/graph.gexf`, 'utf8'), { picture });
    const browser = await openChromium(find('chromium')!);
    const page = await browser.newPage(desktop);
    const svg = readFileSync(picture, 'utf8').replace(/^[\s\S]*?(?=<svg)/, '');
    await page.setContent(
      `<style>body{margin:0;background:#fff}svg{width:1200px;height:auto;display:block}</style>${svg}`,
    );
    await page.locator('svg').screenshot({ path: join(folder, 'gephi.png') });
    await browser.close();
    rmSync(temporary, { recursive: true, force: true });
  });
});
