/** The built program as a process: workers, the same bytes, Ctrl-C, a closed pipe, the start. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import { graph, newFolder } from './fixture.ts';

const program = join('dist', 'src', 'cli', 'main.js');
const standpoint = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

const people = ['Maria Lopez', 'Tom Hale', 'Ana Ruiz', 'Jack Stone', 'Lucy Reed', 'Omar Aziz'];
const article = (i: number) =>
  `Senator ${people[i % 6]} urged Congress on Monday to ban assault weapons. “We must ban these weapons,” the senator said.\n\n` +
  `Governor ${people[(i + 1) % 6]} rejected the proposal, according to The Daily Post. He said the state would never ban the rifles of honest people.\n`;

const place = newFolder();
const at = (name: string) => join(place, name);

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  expect(built.status, built.stdout).toBe(0);
  mkdirSync(at('articles'));
  for (let i = 0; i < 12; i++) writeFileSync(at(`articles/${i}.txt`), article(i));
}, 120_000);

it('one worker or two, another folder, the files in another order: the same bytes', () => {
  mkdirSync(at('moved'));
  for (const name of readdirSync(at('articles')).sort().reverse()) cpSync(at(`articles/${name}`), at(`moved/${name}`));
  expect(standpoint('build', at('articles'), '-o', at('one/graph'), '--workers', '1').stderr).toBe('');
  expect(standpoint('build', at('moved'), '-o', at('two/graph'), '--workers', '2').stderr).toBe('');
  const names = readdirSync(at('one/graph'));
  expect(readdirSync(at('two/graph'))).toEqual(names);
  expect(readFileSync(at('one/graph/statements.jsonl'), 'utf8').trim().split('\n').length).toBeGreaterThan(1);
  for (const name of names) {
    expect(readFileSync(at(`two/graph/${name}`)).equals(readFileSync(at(`one/graph/${name}`))), name).toBe(true);
  }
}, 60_000);

it('Ctrl-C ends a build with code 130 and leaves nothing half-written', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) =>
    JSON.stringify({ id: `${i}`, text: `${i} ${article(i)}`.repeat(5) }),
  );
  writeFileSync(at('many.jsonl'), lines.join('\n'));
  const child = spawn(process.execPath, [program, 'extract', at('many.jsonl'), '-o', at('extracts.jsonl')]);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise((done) => child.on('exit', done));
  while (!existsSync(at('extracts.jsonl')) || !readFileSync(at('extracts.jsonl'), 'utf8').includes('\n')) {
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(err).toBe('Stopped.\n');
  const written = readFileSync(at('extracts.jsonl'), 'utf8');
  expect(written.endsWith('\n')).toBe(true);
  for (const line of written.trim().split('\n')) expect(JSON.parse(line).schema).toBe(1);
}, 60_000);

it('a reader that stops reading is no error', async () => {
  await writeGraphFolder(at('strikes'), { ...graph, statements: Array(2000).fill(graph.statements[0]) }, {});
  const shell = `"${process.execPath}" ${program} show ${at('strikes')} statements | head -n 1`;
  expect(spawnSync('sh', ['-c', shell], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

it('help and show start without the model: in less than half a second on a busy machine', async () => {
  const start = process.hrtime.bigint();
  expect(standpoint('--help').stdout).toContain('Examples:');
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
});
