/** Starts a Chromium that draws WebGL without a graphics card and asks no network for anything by itself. */
import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The path of the Chromium that CHROMIUM names, else of the one that is installed; null where there is none. */
export function chromiumHere(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const { stdout } = spawnSync('which', ['chromium', 'chromium-browser', 'google-chrome'], { encoding: 'utf8' });
  return stdout.split('\n')[0] || null;
}

export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: flags });
