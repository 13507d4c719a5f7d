/** What runs leave for later ones: whose extract it is, what is damaged, whose turn it is. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatExtract } from '../../src/extract-file.ts';
import { extractorName } from '../../src/extractor.ts';
import type { Document, Extract } from '../../src/model.ts';
import { holdOutput, openStore } from '../../src/store/index.ts';

const document = (id: string, text = `the text of ${id}`): Document => ({
  id,
  text,
  title: null,
  date: '2024-05-22',
  publisher: null,
  url: null,
  skipped: [],
});
const extract = (id: string, more: Partial<Extract> = {}): Extract => ({
  schema: 1,
  model: extractorName(),
  document: document(id),
  words: 4,
  sentences: 1,
  entities: [],
  statements: [],
  signature: [],
  problems: [],
  ...more,
});

let output = '';
let kept = '';
beforeEach(() => {
  output = join(mkdtempSync(join(tmpdir(), 'standpoint-store-')), 'graph');
  kept = join(output, '../.standpoint/graph');
});

describe('an extract of an earlier run', () => {
  const idsFound = async (documents: Document[]): Promise<string[]> => {
    const store = await openStore(output);
    const found: string[] = [];
    for (const each of documents) if (await store.find(each)) found.push(each.id);
    await store.close();
    return found;
  };
  const write = (name: string, content: string): void => {
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, name), content);
  };
  const line = (id: string, more: Partial<Extract> = {}): string => formatExtract(extract(id, more));

  it('is taken for exactly its document', async () => {
    write('extracts.jsonl', line('a') + line('b\n"ü"') + line('c'));
    const changed = [document('a', 'another text'), { ...document('c'), date: '2024-05-23' }, document('d')];
    expect(await idsFound([document('a'), document('b\n"ü"'), document('c'), ...changed])).toEqual([
      'a',
      'b\n"ü"',
      'c',
    ]);
  });

  it('is looked for in all that killed runs have left', async () => {
    write('extracts.jsonl', line('a'));
    write('1.part', line('b'));
    write('2.part', line('c'));
    expect(await idsFound(['a', 'b', 'c'].map((id) => document(id)))).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, string]>([
    ['is torn', line('a').slice(0, -40)],
    ['is whole but for the end of its line', line('a').trimEnd()],
    ['is damaged', line('a').replace('"statements":[]', '"statements":{}')],
    ['was made by another extractor', line('a', { model: 'another 1' })],
    ['is no extract', '{"id":"a"}\n'],
  ])('that %s is none', async (_, content) => {
    write('1.part', content);
    expect(await idsFound([document('a')])).toEqual([]);
  });

  it('is kept when the run ends early, and in one file when it ends well', async () => {
    const first = await openStore(output);
    await first.add(extract('a'));
    await first.close();
    expect(readdirSync(kept)).toEqual(['1.part']);
    const second = await openStore(output);
    await second.add((await second.find(document('a')))!);
    await second.add(extract('b'));
    await second.finish();
    await second.close();
    expect(readdirSync(kept)).toEqual(['extracts.jsonl']);
    expect(readFileSync(join(kept, 'extracts.jsonl'), 'utf8')).toBe(line('a') + line('b'));
    expect(readFileSync(join(kept, '../.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('the lock of an output', () => {
  const lock = () => join(kept, 'lock');
  const held = (content: string): void => {
    mkdirSync(kept, { recursive: true });
    writeFileSync(lock(), content);
  };

  it('is had by one run at a time, and given back', async () => {
    const { release } = await holdOutput(output);
    await expect(holdOutput(output)).rejects.toThrow(`Another run is writing ${output} (process ${process.pid}`);
    release();
    (await holdOutput(output)).release();
    expect(existsSync(lock())).toBe(false);
  });

  it.each([
    ['of a run that is dead', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['that is torn', '{"pid"'],
  ])('%s is taken over', async (_, content) => {
    held(content);
    const { release } = await holdOutput(output);
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toEqual({ pid: process.pid, host: hostname() });
    release();
  });

  it('of a run on another machine is respected, for nobody here can tell whether it lives', async () => {
    held(JSON.stringify({ pid: 1, host: `not-${hostname()}` }));
    await expect(holdOutput(output)).rejects.toThrow('Another run is writing');
  });

  it.each([
    ['below a file', () => writeFileSync(join(output, '..', 'file'), ''), 'file/graph', 'a part of its path is a file'],
  ])('%s cannot be had, in a sentence', async (_, prepare, name, why) => {
    prepare();
    await expect(holdOutput(join(output, '..', name))).rejects.toThrow(`cannot be written: ${why}.`);
  });
});

it.skipIf(process.getuid?.() !== 0 || !existsSync('/proc/mounts'))('a full disk ends a run in a sentence', async () => {
  const { spawnSync } = await import('node:child_process');
  const disk = join(output, '..', 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]).status !== 0) return;
  try {
    const store = await openStore(join(disk, 'graph'));
    const fill = async () => {
      for (let i = 0; i < 1000; i++) await store.add(extract(`${i}`));
      await store.finish();
    };
    await expect(fill()).rejects.toThrow(`${join(disk, 'graph')} cannot be written: the disk is full.`);
    await store.close();
  } finally {
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});
