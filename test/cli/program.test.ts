/** The built program as a process: workers, the same bytes, Ctrl-C, a closed pipe, the start. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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

/** Extracts of 40 articles into `name`; sent `signal` as soon as a few are done. Its exit code and what it says. */
async function stopped(name: string, signal: NodeJS.Signals): Promise<[code: number | null, err: string]> {
  const child = spawn(process.execPath, [program, 'extract', at('many.jsonl'), '-o', at(`${name}/extracts.jsonl`)]);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const part = at(`${name}/.standpoint/extracts.jsonl/1.part`);
  while (!existsSync(part) || readFileSync(part, 'utf8').split('\n').length < 4)
    await new Promise((done) => setTimeout(done, 20));
  child.kill(signal);
  return [await ended, err];
}

describe('a run that is stopped', () => {
  beforeAll(() => {
    const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `${i}`, text: `${i} ${article(i)}` }));
    writeFileSync(at('many.jsonl'), lines.join('\n'));
    for (const name of ['whole', 'int', 'kill']) mkdirSync(at(name));
    expect(standpoint('extract', at('many.jsonl'), '-o', at('whole/extracts.jsonl'))).toMatchObject({ status: 0 });
  }, 120_000);

  it.each([
    ['by Ctrl-C ends with code 130', 'int', 'SIGINT', [130, 'Stopped.\n']],
    ['by the system', 'kill', 'SIGKILL', [null, '']],
  ] as const)(
    '%s leaves no file that is not whole; the next run goes on where it was, to the same bytes',
    async (_, name, signal, end) => {
      expect(await stopped(name, signal)).toEqual(end);
      const file = at(`${name}/extracts.jsonl`);
      expect(existsSync(file)).toBe(false);
      // What was extracted before is taken as it is: a mark that is put there is found again.
      const part = at(`${name}/.standpoint/extracts.jsonl/1.part`);
      const [first = '', ...rest] = readFileSync(part, 'utf8').split('\n');
      writeFileSync(part, [first.replace('"problems":[]', '"problems":[],"mark":1'), ...rest].join('\n'));
      expect(standpoint('extract', at('many.jsonl'), '-o', file)).toMatchObject({ status: 0, stderr: '' });
      const [found, whole] = [readFileSync(file, 'utf8'), readFileSync(at('whole/extracts.jsonl'), 'utf8')];
      expect(found).toContain('"mark":1');
      expect(found.replace(',"mark":1', '')).toBe(whole);
      expect(readdirSync(at(`${name}/.standpoint/extracts.jsonl`))).toEqual([]);
    },
    60_000,
  );
});

it('a second run on the same graph is refused while the first one is at work', () => {
  mkdirSync(at('held'));
  const store = at('held/.standpoint/graph');
  mkdirSync(store, { recursive: true });
  writeFileSync(join(store, 'lock'), JSON.stringify({ pid: process.pid, host: hostname() }));
  const { status, stderr } = standpoint('build', at('articles'), '-o', at('held/graph'));
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^Another run is writing .*held\/graph \(process \d+ on /),
  ]);
});

it('a graph of one more article costs that article: the others are not read by the model again', () => {
  mkdirSync(at('more'));
  cpSync(at('articles'), at('more/in'), { recursive: true });
  standpoint('build', at('more/in'), '-o', at('more/graph'));
  const kept = at('more/.standpoint/graph/extracts.jsonl');
  writeFileSync(kept, readFileSync(kept, 'utf8').replaceAll('"problems":[]', '"problems":[],"mark":1'));
  writeFileSync(at('more/in/new.txt'), article(99));
  standpoint('build', at('more/in'), '-o', at('more/graph'));
  const lines = readFileSync(kept, 'utf8').trim().split('\n');
  expect(lines.filter((line) => !line.includes('"mark":1')).map((line) => JSON.parse(line).document.id)).toEqual([
    'new.txt',
  ]);
}, 60_000);

it.skipIf(!existsSync('/dev/full'))('a full disk under standard output is told in a sentence', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" ${program} extract ${at('articles')} > /dev/full`],
    {
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([2, 'Standard output cannot be written: the disk is full.\n']);
});

it('a reader that stops reading is no error', async () => {
  await writeGraphFolder(at('strikes'), { ...graph, statements: Array(2000).fill(graph.statements[0]) }, {});
  const shell = `"${process.execPath}" ${program} show ${at('strikes')} statements | head -n 1`;
  expect(spawnSync('sh', ['-c', shell], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

it.each([['--help'], ['show', at('strikes'), 'actors']])('“%s” starts without the model', (...args) => {
  const check = at('check.cjs');
  writeFileSync(
    check,
    "process.on('exit', () => console.error(Object.keys(require.cache).filter((path) => path.includes('onnx')).length));",
  );
  const { status, stderr } = spawnSync(process.execPath, ['--require', check, program, ...args], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '0\n']);
});
