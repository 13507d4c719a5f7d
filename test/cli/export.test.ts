/** `export` over a graph that was written by hand: each format of the table goes to a file, and mistakes are explained. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../src/exports/index.ts';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import { graph, newFolder, standpoint } from './fixture.ts';

const place = newFolder();
const folder = join(place, 'strikes');
beforeAll(() => writeGraphFolder(folder, graph, {}));

describe('export', () => {
  it.each(Object.keys(exporters))('writes %s', async (format) => {
    const path = join(place, `out-${format}`);
    const { code, err } = await standpoint(['export', folder, '--to', format, '-o', path]);
    expect([code, err]).toEqual([0, `Wrote ${path}\n`]);
    expect(statSync(path).isDirectory() ? readdirSync(path).length : readFileSync(path).length).toBeGreaterThan(1);
  });

  it('lists every format in its help', async () => {
    const { out } = await standpoint(['export', '--help']);
    for (const format of Object.keys(exporters)) expect(out).toMatch(new RegExp(`^  .*\\b${format}\\b`, 'm'));
  });

  it('shows whoever has no tie with --isolates, and nobody else without', async () => {
    const alone = {
      ...graph.entities[0]!,
      id: 'person-alone-000000',
      name: 'Alone',
      aliases: ['Alone'],
      affiliations: [],
    };
    const wider = join(place, 'wider');
    await writeGraphFolder(wider, { ...graph, entities: [...graph.entities, alone] }, {});
    const nodes = async (...more: string[]) =>
      [
        ...(await standpoint(['export', wider, '--to', 'gexf', '-o', '-', ...more])).out.matchAll(
          /<node id="([^"]+)"/g,
        ),
      ].map(([, id]) => id);
    expect(await nodes('--isolates')).toContain(alone.id);
    const tied = await nodes();
    expect(tied.length).toBeGreaterThan(0);
    expect(tied).not.toContain(alone.id);
  });

  it('goes to standard output where that is asked', async () => {
    const { out } = await standpoint(['export', folder, '--to', 'gexf', '-o', '-']);
    expect(out).toContain('<gexf');
  });

  it.each([
    [['--to', 'pdf'], 'There is no format "pdf".\nThere are '],
    [['--to', 'gexf', '--shape', 'round'], 'gexf knows no shape "round".\nIt knows '],
    [['--to', 'csv', '--isolates'], 'csv is no picture.\nLeave --isolates out.'],
    [['--to', 'png', '-o', '-'], 'This format does not go to standard output.'],
    [['--to', 'json', '-o', join(place, 'no/such/folder.json')], 'cannot be written (ENOENT)'],
    [[], "required option '--to <format>' not specified"],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await standpoint(['export', folder, ...args]);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(join(place, 'no'))).toBe(false);
  });
});

it('neo4j says what it would load, and asks for a password before it loads', async () => {
  expect((await standpoint(['neo4j', folder, '--dry-run'])).out).toMatch(
    /^Would load \d+ nodes and \d+ relationships\.\n$/,
  );
  expect(await standpoint(['neo4j', folder])).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no password'),
  });
});
