/** `build`, `extract` and `merge` from the source, on small articles: what is left out, what is refused, and the exit codes. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newFolder, standpoint } from './fixture.ts';

const article =
  'Senator Maria Lopez urged Congress on Monday to ban assault weapons. "We must ban these weapons," Ms. Lopez said. ' +
  'Governor Tom Hale rejected the proposal. He said the state would never ban the rifles of honest people.\n';

let place = '';
const at = (name: string) => join(place, name);
beforeEach(() => {
  place = newFolder();
  mkdirSync(at('in'));
  mkdirSync(at('none'));
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('in/guns.txt'), article);
});

describe('build', () => {
  it('ends with counts and the path of the page', async () => {
    const { code, out, err } = await standpoint(['build', at('in'), '-o', at('graph')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^graph: 1 document, \d+ entities, \d+ positions?, \d+ statements?\n/);
    expect(out).toContain(at('graph/graph.html'));
    expect(readdirSync(at('graph'))).toEqual(
      expect.arrayContaining(['graph.gexf', 'graph.html', 'report.md', 'statements.jsonl']),
    );
  });

  it('says the same to another program with --json, and nothing with --quiet', async () => {
    const { out } = await standpoint(['build', at('in'), '-o', at('graph'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ graph: at('graph'), documents: 1, problems: [] });
    expect((await standpoint(['build', at('in'), '-o', at('graph'), '--quiet'])).out).toBe('');
  });

  it('keeps places with --from, also where the earlier build is the folder that it replaces', async () => {
    const places = (graph: string) =>
      (
        JSON.parse(readFileSync(at(`${graph}/graph.json`), 'utf8')) as {
          nodes: { key: string; attributes: { x: number; y: number } }[];
        }
      ).nodes.map(({ key, attributes: { x, y } }) => ({ key, x, y }));
    await standpoint(['build', at('in'), '-o', at('graph')]);
    const old = places('graph');
    // An earlier build whose picture was moved by hand: what comes after it stands there, not where it would stand anew.
    const path = at('graph/graph.json');
    const moved = JSON.parse(readFileSync(path, 'utf8')) as { nodes: { attributes: { x: number } }[] };
    for (const { attributes } of moved.nodes) attributes.x *= -1;
    writeFileSync(path, JSON.stringify(moved));
    expect((await standpoint(['build', at('in'), '-o', at('graph'), '--from', at('graph')])).code).toBe(0);
    const again = places('graph');
    expect(again.map(({ key }) => key)).toEqual(old.map(({ key }) => key));
    const agreeing = again.filter(({ x }, i) => Math.sign(x) === -Math.sign(old[i]!.x)).length;
    expect(agreeing / again.length).toBeGreaterThan(0.6);
  });

  it('refuses a --from that is no graph, before it reads', async () => {
    const { code, err } = await standpoint(['build', at('in'), '-o', at('graph'), '--from', at('in')]);
    expect([code, err]).toEqual([2, expect.stringContaining('is no graph folder that Standpoint wrote')]);
  });

  it('reads standard input', async () => {
    const { code, out } = await standpoint(['build', '-', '-o', at('graph')], { stdin: article });
    expect([code, out.slice(0, 17)]).toEqual([0, 'graph: 1 document']);
  });

  it('is the same as extract and then merge', async () => {
    await standpoint(['build', at('in'), '-o', at('one/graph')]);
    await standpoint(['extract', at('in'), '-o', at('extracts.jsonl')]);
    expect((await standpoint(['merge', at('extracts.jsonl'), '-o', at('two/graph')])).code).toBe(0);
    for (const name of readdirSync(at('one/graph'))) {
      expect(readFileSync(at(`two/graph/${name}`)).equals(readFileSync(at(`one/graph/${name}`))), name).toBe(true);
    }
  });

  const bad: [what: string, name: string, content: string | Buffer, message: RegExp][] = [
    ['an empty file', 'empty.txt', '', /^empty\.txt is empty/m],
    ['a binary file', 'binary.txt', Buffer.from([0, 1, 2, 0, 255, 0, 7, 0, 3]), /^binary\.txt is a binary file/m],
    [
      'broken JSON on line 3',
      'lines.jsonl',
      `{"id":"a","text":${JSON.stringify(article)}}\n\n{"id":`,
      /^lines\.jsonl:3 is no valid JSON/m,
    ],
    ['a CSV without a text column', 'table.csv', 'id,note\n1,hello\n', /^table\.csv.* has no column "text"/m],
    ['a file of 50 MB', 'large.txt', Buffer.alloc(50_000_000, 'word '), /^large\.txt is too large .*50 MB/m],
    ['an article of one word', 'word.txt', 'Hello', /^word\.txt/m],
    [
      'a language that is not English',
      'german.txt',
      'Der Bundestag hat am Donnerstag nach langer Debatte beschlossen, dass die Steuern im kommenden Jahr nicht erhöht werden. Die Opposition kritisierte den Beschluss scharf und forderte mehr Geld für Schulen.',
      /^german\.txt.*English/m,
    ],
  ];
  it.each(bad)('names %s, leaves it out and reads the others', async (_, name, content, message) => {
    writeFileSync(at(`in/${name}`), content);
    const { code, out, err } = await standpoint(['build', at('in'), '-o', at('graph')]);
    expect(err).toMatch(message);
    expect(code).toBe(1);
    expect(out).toMatch(/^graph: [12] documents?/);
    expect(readFileSync(at('graph/report.md'), 'utf8')).toContain(name);
  });

  it.skipIf(process.getuid?.() === 0)('names an unreadable file (skipped for root, who reads all)', async () => {
    writeFileSync(at('in/locked.txt'), article);
    chmodSync(at('in/locked.txt'), 0);
    const { code, err } = await standpoint(['build', at('in'), '-o', at('graph')]);
    expect([code, err]).toEqual([1, expect.stringContaining('locked.txt cannot be read')]);
  });

  it('stops at the first bad document with --strict, and writes nothing', async () => {
    writeFileSync(at('in/empty.txt'), '');
    const { code, err } = await standpoint(['build', at('in'), '-o', at('graph'), '--strict']);
    expect([code, existsSync(at('graph'))]).toEqual([2, false]);
    expect(err).toMatch(/^empty\.txt is empty.*\nWithout --strict/);
  });

  it.each([
    ['a missing path', () => [at('nowhere')], 'There is no file or folder'],
    ['a web address', () => ['https://example.org/a.html'], 'is a web address'],
    ['a folder without articles', () => [at('none')], 'There are no articles in'],
    ['nothing that can be read', () => [at('empty.txt')], 'None of the input could be read'],
    ['no input', () => [], "missing required argument 'inputs'"],
    ['half a worker', () => [at('in'), '--workers', '0.5'], 'a number from 1 to 256'],
    ['a missing aliases file', () => [at('in'), '--aliases', at('no.yaml')], 'cannot be read (ENOENT)'],
    ['a foreign folder to write to', () => [at('in'), '-o', place], 'holds other things'],
  ])('refuses %s with a sentence and an advice', async (_, args, message) => {
    const { code, err } = await standpoint(['build', '-o', at('graph'), ...args()]);
    expect(err).toContain(message);
    expect([code, err.includes('    at ')]).toEqual([2, false]);
    expect(existsSync(at('graph'))).toBe(false);
  });
});

describe('extract --allow-empty', () => {
  it.each([
    ['takes a shard without articles', () => at('none'), 0, ''],
    ['names the articles of a shard that holds bad ones only', () => at('empty.txt'), 1, 'empty.txt is empty'],
  ])('%s', async (_, input, exit, message) => {
    const { code, out, err } = await standpoint(['extract', input(), '--allow-empty']);
    expect([code, out, err.split('. ')[0]]).toEqual([exit, '', message]);
    expect((await standpoint(['extract', input()])).code).toBe(2);
  });
});

describe('merge', () => {
  it.each([
    ['a line that is no JSON', '{"schema":', 'x.jsonl:1: this extract is damaged: is not JSON'],
    ['a line that is no extract', '{"text":"hello"}', 'x.jsonl:1 is not an extract'],
    [
      'an extract of a later version',
      '{"schema":2}',
      'x.jsonl:1 is an extract of version 2; this program reads version 1',
    ],
    ['an empty file', '', 'There are no extracts in'],
  ])('refuses %s', async (_, content, message) => {
    writeFileSync(at('x.jsonl'), content);
    const { code, err } = await standpoint(['merge', at('x.jsonl'), '-o', at('graph')]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('refuses a document that comes twice', async () => {
    await standpoint(['extract', at('in'), '-o', at('x.jsonl')]);
    const { code, err } = await standpoint(['merge', at('x.jsonl'), at('x.jsonl'), '-o', at('graph')]);
    expect([code, err]).toEqual([2, expect.stringContaining('guns.txt is in')]);
  });
});
