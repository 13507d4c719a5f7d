import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rgb } from '../../src/exports/text.ts';
import type { GraphData } from '../../src/model.ts';
import { light } from '../../src/page/theme.ts';
import { fixture, hostile, statement, text } from '../graph/fixture.ts';
import { describeWith } from '../real/parts.ts';
import { findColour, openStudio, type Studio } from './browser.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Rules of axe-core that are broken seriously or worse, each with where. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

describeWith(['chromium'], 'graph.html in a real browser', () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio();
  });
  afterAll(() => studio.close());

  const title = (page: Page) => page.locator('#panel-title');
  const search = async (page: Page, typed: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Find a name or a position' }).fill(typed);
    await page.keyboard.press('Enter');
  };

  it('opens without an error and without asking any network', async () => {
    const { page, trouble } = await studio.open(fixture());
    expect(await page.locator('canvas.sigma-nodes').count()).toBe(1);
    expect(await page.locator('#sum').textContent()).toContain(
      '5 statements by 3 actors on 2 positions, in 2 articles',
    );
    expect(trouble).toEqual([]);
  });

  it('finds an actor by an alias, and shows the sentence, its words marked, the outlets and the article', async () => {
    const { page } = await studio.open(fixture());
    await search(page, 'lee');
    expect(await title(page).textContent()).toBe('Ann Lee');
    const card = page.locator('[data-statement=s1]');
    expect(await card.locator('blockquote').textContent()).toBe(text);
    expect(await card.locator('mark').allTextContents()).toEqual(['ban assault weapons']);
    expect(await card.locator('.facts').textContent()).toBe('Gazette23 May 2024said 22 May 2024indirect speech');
    const link = card.getByRole('link', { name: 'Title of a' });
    expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
      'https://a.example/',
      'noopener noreferrer',
    ]);
    await card.getByText('In context').click();
    expect(await card.locator('details').textContent()).toContain('Also carried by Courier.');
  });

  it('a click on an actor in the graph opens it, a click on an edge its quotes, a click beside them closes', async () => {
    const { page } = await studio.open(fixture());
    const canvas = page.locator('#canvas');
    await canvas.click({ position: await findColour(page, rgb(light.kind.organization)) });
    expect(await title(page).textContent()).toBe('The Agency');
    await page.getByRole('button', { name: 'Close' }).click();
    // 85 % of vermilion on white, as an asserted edge is drawn; the only one that opposes.
    await canvas.click({ position: await findColour(page, [219, 118, 38]) });
    expect(await title(page).textContent()).toBe('Bob Roy opposes: Ban assault weapons');
    expect(await page.locator('#panel mark').allTextContents()).toEqual(['the ban']);
    await canvas.click({ position: { x: 5, y: 5 } });
    expect(await title(page).textContent()).toBe('Where they stand');
  });

  it('a position shows both camps, hedged support apart, and a denial in neither', async () => {
    const { page } = await studio.open(fixture(), '#about=p1');
    const camps = await page
      .locator('#panel')
      .evaluate((panel) =>
        [...panel.querySelectorAll('h3')].map((heading) => [
          heading.firstChild?.textContent?.trim(),
          ...[...(heading.nextElementSibling?.querySelectorAll('.card') ?? [])].map((card) =>
            card.getAttribute('data-statement'),
          ),
        ]),
      );
    expect(camps.slice(0, 3)).toEqual([
      ['In support', 's1', 's4'],
      ['Opposed', 's3'],
      ['Denied, counted for no camp', 's5'],
    ]);
    expect(await page.locator('.balance').getAttribute('aria-label')).toBe(
      '1 in support, 1 opposed; hedged or conditional: 1 in support, 0 opposed',
    );
    expect(await page.locator('[data-statement=s5] .lead').textContent()).toBe('Bob Roy denies to support');
    expect(await page.locator('[data-statement=s4] .modality').textContent()).toBe('hedged');
  });

  it('filters by stance, kind, modality and outlet, says how many are left, and clears', async () => {
    const { page } = await studio.open(fixture());
    const status = page.locator('#status');
    await page.getByLabel('opposes').uncheck();
    expect(await status.textContent()).toBe('4 of 5 statements shown');
    await page.getByLabel('organizations').uncheck();
    expect(await status.textContent()).toBe('2 of 5 statements shown');
    await page.getByLabel('denied').uncheck();
    expect(await status.textContent()).toBe('1 of 5 statements shown');
    await page.getByRole('button', { name: 'Show all' }).first().click();
    expect(await status.textContent()).toBe('');
    await page.getByLabel('Outlet').selectOption('Ledger');
    expect(await status.textContent()).toBe('3 of 5 statements shown');
    await search(page, 'bob');
    expect(await page.locator('#panel .note').textContent()).toBe('1 statement hidden by the filters.');
  });

  it('filters by the day on which it was said and by confidence', async () => {
    const data = fixture();
    data.statements[0] = { ...data.statements[0]!, confidence: 0.4 };
    data.statements[2] = { ...data.statements[2]!, said: { date: '2024-06-01', precision: 'day', from: 'text' } };
    const { page, trouble } = await studio.open(data);
    const status = page.locator('#status');
    await page.getByLabel('from').fill('2024-05-23');
    expect(await status.textContent()).toBe('1 of 5 statements shown');
    await page.getByRole('button', { name: 'Show all' }).first().click();
    await page.getByLabel('Least confidence').selectOption('at least 0.5');
    expect(await status.textContent()).toBe('4 of 5 statements shown');
    expect(new URL(page.url()).hash).toBe('#sure=0.5');
    expect(trouble).toEqual([]);
  });

  it('shows in the agreement view who goes with whom, and what both said', async () => {
    const { page, trouble } = await studio.open(fixture());
    await page.getByRole('button', { name: 'Agreement' }).click();
    expect(await title(page).textContent()).toBe('Who goes with whom');
    // 80 % of vermilion on white: the one line, of two actors on contrary sides.
    await page.locator('#canvas').click({ position: await findColour(page, [221, 126, 51]) });
    expect(await title(page).textContent()).toBe('Ann Lee and Bob Roy');
    expect(await page.locator('#panel h3').allTextContents()).toEqual(['On contrary sides 1']);
    expect(await page.locator('#panel mark').allTextContents()).toEqual(['ban assault weapons', 'the ban']);
    expect(new URL(page.url()).hash).toBe('#view=agreement&about=person-ann-lee&and=person-bob-roy');
    await page.getByRole('button', { name: 'Graph' }).click();
    await page.keyboard.press('Escape');
    expect(trouble).toEqual([]);
  });

  it('tells all in a table that sorts, filters and leads on', async () => {
    const { page } = await studio.open(fixture());
    await page.getByRole('button', { name: 'Table' }).click();
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(5);
    await page.getByRole('button', { name: 'Who' }).click();
    expect(await page.getByRole('columnheader', { name: 'Who' }).getAttribute('aria-sort')).toBe('ascending');
    expect(await rows.first().locator('td').first().textContent()).toBe('Ann Lee');
    await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('tax');
    expect(await rows.locator('td:first-child').allTextContents()).toEqual(['The Agency']);
    await rows.getByRole('button', { name: 'stays neutral on' }).click();
    expect(await title(page).textContent()).toBe('The Agency stays neutral on: Raise the tax');
  });

  it('keeps what is shown in the address: a link opens the same, and Back goes back', async () => {
    const { page } = await studio.open(fixture());
    await search(page, 'roy');
    expect(new URL(page.url()).hash).toBe('#about=person-bob-roy');
    await page.locator('#panel').getByRole('button', { name: 'Ban assault weapons' }).first().click();
    expect(await title(page).textContent()).toBe('Ban assault weapons');
    await page.goBack();
    await title(page).getByText('Bob Roy').waitFor();
    const { page: other } = await studio.open(fixture(), '#view=table&about=org-agency&off=neutral&find=may');
    expect(await title(other).textContent()).toBe('The Agency');
    expect(await other.locator('tbody tr').count()).toBe(4);
    expect(await other.getByLabel('neutral').isChecked()).toBe(false);
  });

  it('can be used from the keyboard alone', async () => {
    const { page } = await studio.open(fixture());
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    await page.keyboard.press('/');
    await page.keyboard.type('a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('panel-title');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Close');
    await page.keyboard.press('Escape');
    expect(await title(page).textContent()).toBe('Where they stand');
    await page.locator('#canvas').focus();
    for (const key of ['+', 'ArrowLeft', '-', '0']) await page.keyboard.press(key);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Zoom in');
  });

  it.each(['', '#about=person-ann-lee', '#view=agreement', '#view=table'])(
    'fits a phone without scrolling sideways (%s)',
    async (hash) => {
      const { page } = await studio.open(fixture(), hash, phone);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await barriers(page)).toEqual([]);
    },
  );

  it.each([
    ['the start', '', 'light'],
    ['an actor', '#about=person-bob-roy', 'light'],
    ['a position', '#about=p1', 'dark'],
    ['an edge', '#about=org-agency&on=p1&as=support', 'dark'],
    ['agreement', '#view=agreement', 'dark'],
    ['two actors', '#view=agreement&about=person-ann-lee&and=person-bob-roy', 'light'],
    ['the table', '#view=table', 'light'],
    ['the table, dark', '#view=table', 'dark'],
  ] as const)('has no serious barrier by axe-core: %s', async (_, hash, colorScheme) => {
    const { page, trouble } = await studio.open(fixture(), hash, { colorScheme });
    expect(await barriers(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it('is dark where the reader wants it dark, and changes with the wish', async () => {
    const { page } = await studio.open(fixture(), '', { colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(22, 24, 27)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it('without WebGL shows the picture, and all the rest works', async () => {
    const noWebGL =
      'const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return /webgl/.test(kind) ? null : get.call(this, kind, ...more); };';
    const { page, trouble } = await studio.open(fixture(), '', {}, noWebGL);
    const picture = page.getByRole('img', { name: 'The graph as a picture' });
    expect(await picture.isVisible()).toBe(true);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
    await search(page, 'lee');
    expect(await title(page).textContent()).toBe('Ann Lee');
    expect(trouble).toEqual([]);
  });

  it('a graph without statements says so', async () => {
    const empty: GraphData = { ...fixture(), statements: [], positions: [] };
    const { page, trouble } = await studio.open(empty);
    expect(await page.locator('#panel').textContent()).toContain('No statements with a policy were found.');
    expect(trouble).toEqual([]);
  });

  it('a hostile article stays text: no script, no element, no link, no request', async () => {
    const data = hostile();
    const bad = `<img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">x</a>\u202e${text}`;
    data.documents[0]!.text = bad;
    data.statements[0] = statement(
      's1',
      'a',
      'person-ann-lee',
      'p1',
      'support',
      '<script>alert(2)</script>',
      'asserted',
      bad,
    );
    for (const hash of ['#about=person-ann-lee', '#about=p1', '#view=table', '#about=<img src=x onerror=alert(4)>']) {
      const { page, trouble } = await studio.open(data, hash);
      expect(await page.locator('script').count()).toBe(2);
      expect(await page.locator('img:not(#still img), a[href^=javascript]').count()).toBe(0);
      expect(trouble).toEqual([]);
    }
    const { page } = await studio.open(data, '#about=person-ann-lee');
    expect(await page.locator('[data-statement=s1] mark').textContent()).toBe('<script>alert(2)</script>');
    expect(await page.locator('[data-statement=s1] a').count()).toBe(0);
  });

  it('runs no script that is not its own', async () => {
    const { page, trouble } = await studio.open(fixture());
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.taken = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    expect(trouble.join()).toContain('Content Security Policy');
  });
});
