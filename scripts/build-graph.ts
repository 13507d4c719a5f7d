/**
 * The main job, `npm run build-graph`: without arguments, each story of examples/ to graphs/<story>/; with paths, those articles to one graph.
 * It touches no other folder under graphs/.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));

/** Runs `standpoint build` with these arguments; its exit code. */
function build(args: string[]): number {
  const { status, signal } = spawnSync(process.execPath, [program, 'build', ...args], { stdio: 'inherit' });
  return signal ? 130 : (status ?? 1);
}

const args = process.argv.slice(2);
const stories = existsSync('examples')
  ? readdirSync('examples', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  : [];
const runs = args.length ? [args] : stories.map((story) => [join('examples', story)]);
for (const run of runs) process.exitCode = Math.max(Number(process.exitCode ?? 0), build(run));
