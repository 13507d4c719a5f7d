/** The review sheet's page in a real browser: verdicts are kept, saved as the sheet's CSV, and no article's text is ever run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphData } from '../../src/model.ts';
import { sheetPage } from '../../src/review/page.ts';
import { readSheet } from '../../src/review/read.ts';
import { rowsOf, sampleOf } from '../../src/review/sheet.ts';
import { fixture, hostile } from '../graph/fixture.ts';
import { describeWith, find } from '../real/parts.ts';

/** Ids as the program makes them. */
const named = (data: GraphData): GraphData => ({
  ...data,
  statements: data.statements.map((one) => ({ ...one, id: `statement-00000000000${one.id.slice(1)}` })),
});

describeWith(['chromium'], 'the page of a review sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-review-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: find('chromium')!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(data: GraphData): Promise<{ page: Page; trouble: string[] }> {
    const sample = sampleOf(data, 9);
    const file = join(folder, 'sheet.html');
    writeFileSync(file, sheetPage(data, sample, rowsOf(data, sample)));
    const page = await (await browser.newContext()).newPage();
    const trouble: string[] = [];
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || trouble.push(request.url()));
    page.on('dialog', (dialog) => trouble.push(dialog.message()));
    await page.goto(pathToFileURL(file).href);
    return { page, trouble };
  }

  async function saved(page: Page): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the sheet' }).click(),
    ]);
    await download.saveAs(join(folder, 'saved.csv'));
    return readFileSync(join(folder, 'saved.csv'), 'utf8');
  }

  it('keeps verdicts over a reload and saves them as a sheet that is read', async () => {
    const { page, trouble } = await open(named(fixture()));
    const card = (n: number) => page.locator('article').nth(n);
    await card(0).getByLabel('all right').check();
    await card(1).getByLabel('stance, if it is another').selectOption('support');
    await card(1).getByLabel('position, if it is another').fill('=SUM(1), "now"');
    await card(2).getByLabel('wrong, or no such statement').check();
    await page.reload();
    await page.getByText('3 of 5 judged').waitFor();
    const sheet = readSheet(await saved(page), 'saved.csv');
    expect(sheet.map(({ right, is }) => [right, is])).toEqual([
      [true, {}],
      [false, { stance: 'support', position: '=SUM(1), "now"' }],
      [false, {}],
      [null, {}],
      [null, {}],
    ]);
    expect(trouble).toEqual([]);
  });

  it('has no serious barrier, by axe-core', async () => {
    const { page } = await open(named(fixture()));
    await page.evaluate(axe.source);
    const found = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } }).axe.run(),
    );
    expect(found.violations.filter(({ impact }) => /serious|critical/.test(impact)).map(({ id }) => id)).toEqual([]);
  });

  it('shows text as text, whatever is in it', async () => {
    const { page, trouble } = await open(named(hostile()));
    expect(await page.locator('img').count()).toBe(0);
    await page.locator('article').first().getByLabel('all right').check();
    expect(readSheet(await saved(page), 'saved.csv')[0]!.right).toBe(true);
    expect(trouble).toEqual([]);
  });
});
