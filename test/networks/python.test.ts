/** The Python of docs/python.md, run by Python with NetworkX on networks that the program wrote. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeNetwork } from '../../src/networks/files.ts';
import { networkOf } from '../../src/networks/index.ts';
import type { NetworkSettings } from '../../src/networks/settings.ts';
import { type Line, storyOf } from './story.ts';

const python = (args: string[], cwd = '.') => spawnSync('python3', args, { cwd, encoding: 'utf8' });
const lacking = python(['-c', 'import networkx, matplotlib']).status !== 0;
if (lacking && !process.env.STANDPOINT_REQUIRE_ALL)
  console.log('docs/python.md is not run: pip install networkx matplotlib');

const lines: Line[] = [
  ['Ann', '+', 'ban'],
  ['Bob', '+', 'ban'],
  ['Cid', '-', 'ban'],
  ['Ann', '+', 'tax'],
  ['Bob', '+', 'tax'],
];

it.skipIf(lacking && !process.env.STANDPOINT_REQUIRE_ALL)(
  'NetworkX reads weights, signs and camps, and draws them',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'standpoint-python-'));
    const data = storyOf(lines);
    const settings: NetworkSettings = {
      mode: 'actors',
      ties: 'subtract',
      by: 'actor',
      duplicates: 'include',
      normalize: 'average',
      neutral: false,
    };
    writeFileSync(join(folder, 'strikes.graphml'), writeNetwork(data, networkOf(data, settings), 'graphml'));
    const sides = networkOf(data, { ...settings, mode: 'two-mode', normalize: 'none' });
    writeFileSync(join(folder, 'sides.graphml'), writeNetwork(data, sides, 'graphml'));
    const code = [...readFileSync('docs/python.md', 'utf8').matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(
      ([, one]) => one,
    );
    expect(code.length).toBe(4);
    writeFileSync(join(folder, 'all.py'), code.join('\n'));
    const { status, stdout, stderr } = python(['all.py'], folder);
    expect([status, stderr]).toEqual([0, '']);
    // Ann and Bob agree twice, with two statements each; Cid contradicts each once, of 2 and 1 statements.
    expect(stdout.trim().split('\n')).toEqual([
      '+1.00  Ann – Bob: ban | tax',
      '-0.67  Ann – Cid: ban',
      '-0.67  Bob – Cid: ban',
      "['Ann', 'Bob']",
      'Ann supports: ban (statements: 1)',
      'Ann supports: tax (statements: 1)',
      'Bob supports: ban (statements: 1)',
      'Bob supports: tax (statements: 1)',
      'Cid opposes: ban (statements: 1)',
    ]);
    expect(existsSync(join(folder, 'strikes.svg'))).toBe(true);
  },
);
