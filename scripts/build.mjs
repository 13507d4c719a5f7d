/** Source to `dist/`: compiles, copies what is not TypeScript, bundles the page. Does nothing when `dist/` is newer than all it is made of. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'dist/.built';
const sources = ['src', 'scripts', 'bench', 'package.json', 'tsconfig.json'].filter((path) => existsSync(path));

/** The newest change below a path, folders included: a file that was taken away counts too. */
function newest(path) {
  const here = statSync(path);
  if (!here.isDirectory()) return here.mtimeMs;
  return Math.max(here.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Wrong types fail the build, but what could be made of the source is there to be looked at. */
async function build() {
  rmSync('dist', { recursive: true, force: true });
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'scripts'];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  cpSync('src', 'dist/src', { recursive: true, filter: (path) => !path.endsWith('.ts') });
  if (existsSync('scripts/page.mjs')) await (await import('./page.mjs')).buildPage();
  chmodSync('dist/src/cli/main.js', 0o755);
  if (status === 0) writeFileSync(stamp, '');
  else process.exitCode = 1;
}

const upToDate = existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...sources.map(newest));
if (!upToDate) await build();
