/** The packed package in an empty folder, with nothing beside it but what it lists as its dependencies. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';

const place = mkdtempSync(join(tmpdir(), 'standpoint-package-'));
const inPlace = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: place, encoding: 'utf8' });

beforeAll(() => {
  expect(spawnSync(process.execPath, ['scripts/build.mjs']).status).toBe(0);
  const packed = spawnSync('npm', ['pack', '--json', '--pack-destination', place], { encoding: 'utf8' });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  const home = join(place, 'node_modules', 'standpoint');
  mkdirSync(home, { recursive: true });
  expect(inPlace('tar', '-xzf', filename, '-C', home, '--strip-components=1').status).toBe(0);
  const { dependencies, bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    bin: { standpoint: string };
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(place, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link);
  }
  mkdirSync(join(place, 'node_modules', '.bin'));
  symlinkSync(join('..', 'standpoint', bin.standpoint), join(place, 'node_modules', '.bin', 'standpoint'));
  writeFileSync(join(place, 'package.json'), '{"type":"module","private":true}');
  copyFileSync('examples/ukraine-strikes/04-pellworth-post.txt', join(place, 'article.txt'));
}, 120_000);

it('“npx standpoint build article.txt” builds a graph', () => {
  const { status, stdout, stderr } = inPlace('npx', '--no-install', 'standpoint', 'build', 'article.txt');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^article: 1 document, /);
  expect(existsSync(join(place, 'graphs/article/graph.html'))).toBe(true);
});

it('the example of the README imports it, runs, and is checked by the strictest types', () => {
  const example = /```ts\n(import [\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))![1]!;
  writeFileSync(join(place, 'use.ts'), example.replace('my-articles/', 'article.txt'));
  const options = [
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--strict',
    '--skipLibCheck',
    'false',
    '--exactOptionalPropertyTypes',
  ];
  const checked = inPlace(process.execPath, resolve('node_modules/typescript/bin/tsc'), ...options, 'use.ts');
  expect([checked.status, checked.stdout]).toEqual([0, '']);
  const { status, stdout } = inPlace(process.execPath, 'use.js');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^person-antony-blinken\S* support /m)]);
});
