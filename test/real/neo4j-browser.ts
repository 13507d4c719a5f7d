/** A picture of what the real Neo4j Browser, which the server itself serves, draws for a query, in a real Chromium. It asks nothing of the net. */
import { chromium } from 'playwright-core';
import type { Neo4jAddress } from './neo4j.ts';
import { find } from './parts.ts';

export interface Drawing {
  png: Buffer;
  nodes: number;
  relationships: number;
}

/** @param query on one line; it returns nodes and relationships */
export async function drawInNeo4jBrowser({ http, uri, user, password }: Neo4jAddress, query: string): Promise<Drawing> {
  const flags = ['--no-sandbox', '--disable-background-networking', '--no-first-run', '--force-device-scale-factor=1'];
  const browser = await chromium.launch({ executablePath: find('chromium')!, args: flags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    // Only what the query returns: by default every relationship between its nodes is drawn besides.
    await page.addInitScript(() => localStorage.setItem('neo4j.settings', JSON.stringify({ autoComplete: false })));
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
    const png = await at('frame').first().screenshot();
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
