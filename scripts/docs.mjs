/**
 * The commands that the documents show, run: `npm run docs` writes what they print now, `npm run docs -- --check` tells where a document says
 * otherwise. A block that opens with ```console holds lines of "$ command", each followed by its output; the blocks of one document share a
 * folder, in which `examples/` and the files of `docs/walk/` lie. Output that ends in "…" is cut there.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve('dist/src/cli/main.js');
const block = /^```console\n([\s\S]*?)^```$/gm;

/** "$ command" and the lines below it, of one block. */
function steps(text) {
  const found = [];
  for (const line of text.split('\n').slice(0, -1)) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

function print(command, folder) {
  const shell = `standpoint() { "${process.execPath}" "${program}" "$@"; }; ${command}`;
  const { stdout } = spawnSync('bash', ['-c', `{ ${shell}\n} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout.replace(/\n$/, '').split('\n');
}

/** A document with what its commands print today. */
export function refreshed(document) {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-docs-'));
  try {
    symlinkSync(resolve('examples'), join(folder, 'examples'));
    cpSync('docs/walk', folder, { recursive: true });
    return document.replace(block, (_, text) => {
      const shown = steps(text).flatMap(({ command, lines }) => {
        const now = print(command, folder);
        const cut = lines.at(-1) === '…' ? lines.length - 1 : now.length;
        return [`$ ${command}`, ...(now.join('') === '' ? [] : now.slice(0, cut)), ...(cut < now.length ? ['…'] : [])];
      });
      return `\`\`\`console\n${shown.join('\n')}\n\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The documents that hold such blocks. */
export const walked = () =>
  readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .filter((path) => /^```console$/m.test(readFileSync(path, 'utf8')));

if (process.argv[1] === import.meta.filename) {
  const check = process.argv.includes('--check');
  for (const path of walked()) {
    const old = readFileSync(path, 'utf8');
    const now = refreshed(old);
    if (now === old) continue;
    if (check) {
      console.error(`${path} shows what is no longer printed: npm run docs`);
      process.exitCode = 1;
    } else {
      writeFileSync(path, now);
      console.log(`Wrote ${path}`);
    }
  }
}
