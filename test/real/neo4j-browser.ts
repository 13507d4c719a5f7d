/** A picture of what the real Neo4j Browser, which the server itself serves, draws for a query, in a real Chromium. It asks nothing of the net. */
import { chromium, type Locator } from 'playwright-core';
import type { Neo4jAddress } from './neo4j.ts';
import { find } from './parts.ts';

export interface Drawing {
  png: Buffer;
  nodes: number;
  relationships: number;
}

/** @param query on one line; it returns nodes and relationships. @param style a GraSS file, as one may drop it on the Browser */
export async function drawInNeo4jBrowser(
  { http, uri, user, password }: Neo4jAddress,
  query: string,
  style: string,
): Promise<Drawing> {
  const flags = ['--no-sandbox', '--disable-background-networking', '--no-first-run', '--force-device-scale-factor=1'];
  const browser = await chromium.launch({ executablePath: find('chromium')!, args: flags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    // Only what the query returns: by default every relationship between its nodes is drawn besides.
    await page.addInitScript(
      (stored) => {
        for (const [key, value] of Object.entries(stored)) localStorage.setItem(`neo4j.${key}`, JSON.stringify(value));
      },
      { settings: { autoComplete: false }, grass: rules(style) },
    );
    page.setDefaultTimeout(90_000);
    // Web fonts, telemetry.
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(`${http}/browser/?${new URLSearchParams({ connectURL: uri, cmd: 'edit', arg: query })}`);
    const at = (id: string) => page.locator(`[data-testid="${id}"]`);
    await at('connect').waitFor();
    await at('username').fill(user);
    await at('password').fill(password);
    await at('connect').click();
    // The prompt names the database once it is connected.
    await page.getByText('neo4j$').first().waitFor();
    await at('editor-Run').click();
    await page.locator('svg g.node').first().waitFor();
    // Until the layout rests.
    let before = '';
    for (let now = await where(); now !== before; now = await where()) {
      before = now;
      await page.waitForTimeout(1000);
    }
    const press = (button: Locator) => button.dispatchEvent('click');
    await press(at('frame').first().getByTitle('Fullscreen'));
    await press(page.getByLabel('Collapse the node properties display'));
    await page.waitForTimeout(1000);
    await press(page.getByLabel('zoom-to-fit'));
    await page.waitForTimeout(2000);
    const png = await page.screenshot();
    const count = (what: string) => page.locator(`svg g.${what}`).count();
    return { png, nodes: await count('node'), relationships: await count('relationship') };

    function where(): Promise<string> {
      return page
        .locator('svg g.node')
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('transform')).join());
    }
  } finally {
    await browser.close();
  }
}

/** A GraSS file as the Browser keeps it: selector → property → value. */
const rules = (style: string): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...style.matchAll(/^(\S+) \{$([\s\S]*?)^\}$/gm)].map(([, selector, body]) => [
      selector!,
      Object.fromEntries([...body!.matchAll(/(\S+): "?(.*?)"?;$/gm)].map(([, name, value]) => [name!, value!])),
    ]),
  );
