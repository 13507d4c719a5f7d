/** A real Chromium for tests of the page: opens a graph's page from disk, and notes every error, request and dialog. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openChromium } from '../../scripts/chromium.ts';
import { html } from '../../src/exports/page.ts';
import type { GraphData } from '../../src/model.ts';
import { find } from '../real/parts.ts';

export interface Opened {
  page: Page;
  /** What went wrong, or out: console errors, uncaught errors, dialogs, requests other than for the file itself. */
  trouble: string[];
}

export interface Studio {
  open(data: GraphData, hash?: string, options?: BrowserContextOptions, before?: string): Promise<Opened>;
  close(): Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-page-'));
  const browser = await openChromium(find('chromium')!);
  let files = 0;
  return {
    async open(data, hash = '', options = {}, before = '') {
      const file = join(folder, `${++files}.html`);
      writeFileSync(file, html.write(data, {}) as string);
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      // Without a graphics card and on a busy machine a page may take its time.
      context.setDefaultTimeout(110_000);
      const page = await context.newPage();
      const trouble: string[] = [];
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
      page.on('pageerror', (error) => trouble.push(String(error)));
      page.on('request', (request) => /^(file|data):/.test(request.url()) || trouble.push(request.url()));
      page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      if (before) await page.addInitScript(before);
      await page.goto(`${pathToFileURL(file)}${hash}`);
      await page.locator('#panel-title').filter({ hasNotText: 'Loading' }).waitFor();
      return { page, trouble };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A point of the graph, relative to it, that has this colour (each channel within 12): the middle one of all such. */
export async function findColour(
  page: Page,
  rgb: readonly [number, number, number],
): Promise<{ x: number; y: number }> {
  const shot = (await page.locator('#canvas').screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const points = await blank.evaluate(
    async ([data, [r, g, b]]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const ink = canvas.getContext('2d')!;
      ink.drawImage(image, 0, 0);
      const { data: pixels } = ink.getImageData(0, 0, image.width, image.height);
      const near = (at: number, want: number): boolean => Math.abs(pixels[at]! - want) <= 12;
      const found: { x: number; y: number }[] = [];
      for (let i = 0; i < pixels.length; i += 4)
        if (near(i, r) && near(i + 1, g) && near(i + 2, b))
          found.push({ x: (i / 4) % image.width, y: Math.floor(i / 4 / image.width) });
      return found;
    },
    [shot, rgb] as const,
  );
  await blank.close();
  const point = points[Math.floor(points.length / 2)];
  if (!point) throw new Error(`The graph shows nothing in the colour ${rgb.join(' ')}`);
  return point;
}
