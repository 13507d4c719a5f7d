/** The political scientist's day at the command line: extracts, a codebook, a sheet, corrections, networks; and what is refused with code 2. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatExtract } from '../../src/extract-file.ts';
import { readGraphFolder, writeGraphFolder } from '../../src/graph/folder.ts';
import { extractDocument } from '../../src/pipeline.ts';
import { documentOf, engines } from '../engines.ts';
import { gexfErrors } from '../exports/relaxng.ts';
import { graph, newFolder, standpoint } from './fixture.ts';

const place = newFolder();
const at = (name: string): string => join(place, name);
const strikes = at('strikes');
const text =
  'Senator Maria Lopez urged Congress on Monday to ban assault weapons. Governor Tom Hale opposed the ban on assault weapons. ' +
  'Mayor Ana Ruiz called for a tax on carbon emissions.';
const codebook = 'positions:\n  - {id: rifles, label: Ban assault weapons}\n';

beforeAll(async () => {
  await writeGraphFolder(strikes, graph, {});
  const extract = await extractDocument(documentOf(text, { id: 'a.txt', publisher: 'Gazette' }), await engines());
  writeFileSync(at('extracts.jsonl'), formatExtract(extract));
  writeFileSync(at('codebook.yaml'), codebook);
});

const merge = (name: string, ...more: string[]) => standpoint(['merge', at('extracts.jsonl'), '-o', at(name), ...more]);

it('a codebook codes extracts without reading an article again; what it leaves is said and kept', async () => {
  const { code, out, err } = await merge('coded', '--codebook', at('codebook.yaml'));
  expect([code, err]).toEqual([
    0,
    '2 statements coded, 1 uncoded: no position of the codebook fits (uncoded.jsonl).\n',
  ]);
  expect(out).toContain('1 position, 2 statements');
  const { statements, uncoded } = readGraphFolder(at('coded'));
  expect(statements.map(({ position, stance }) => [position.id, stance])).toEqual([
    ['position-rifles', 'support'],
    ['position-rifles', 'oppose'],
  ]);
  expect(uncoded!.map(({ quote }) => quote)).toEqual(['a tax on carbon emissions']);
});

it('a sheet is drawn, filled, compared, and becomes corrections that a rebuild obeys', async () => {
  await merge('coded', '--codebook', at('codebook.yaml'));
  const stem = at('sheet');
  expect((await standpoint(['review', at('coded'), '--sample', '9', '-o', stem])).err).toContain(
    '2 statements of 2 to check',
  );
  expect(readFileSync(`${stem}.html`, 'utf8')).toContain('<mark>');
  const [head, ...rows] = readFileSync(`${stem}.csv`, 'utf8').trim().split('\n');
  const filled = rows.map((row) =>
    row.includes(',oppose,') ? row.replace(/,,,,,,$/, ',no,,support,,,misread') : row.replace(/,,,,,,$/, ',yes,,,,,'),
  );
  writeFileSync(`${stem}.csv`, [head, ...filled].join('\n'));
  const { code, out, err } = await standpoint([
    'agree',
    `${stem}.csv`,
    '--graph',
    at('coded'),
    '--corrections',
    at('c.jsonl'),
  ]);
  expect([code, err]).toEqual([0, `Wrote 1 correction to ${at('c.jsonl')}\n`]);
  expect(out).toMatch(/^2 statements judged\.\n/);
  expect(out).toMatch(/right in all +1 of 2 +50 % +9 to 91 %/);
  const again = await merge('corrected', '--codebook', at('codebook.yaml'), '--corrections', at('c.jsonl'));
  expect(again.err).toContain('1 correction applied, 0 not.\n');
  const { statements, positions } = readGraphFolder(at('corrected'));
  expect(statements.map(({ stance }) => stance)).toEqual(['support', 'support']);
  expect(positions[0]!.support.asserted).toBe(2);
  expect(readFileSync(join(at('corrected'), 'report.md'), 'utf8')).toContain('- 1 correction applied.');
  // A sheet that may hold a person's work is never written over.
  expect(await standpoint(['review', at('coded'), '-o', stem])).toMatchObject({ code: 2 });
  expect(readFileSync(`${stem}.csv`, 'utf8')).toContain('misread');
});

it('corrections that no longer apply are said, and the build goes on', async () => {
  writeFileSync(at('old.jsonl'), '{"document": "gone.txt", "start": 0, "end": 5, "reject": true}\n');
  const { code, err } = await merge('stale', '--corrections', at('old.jsonl'));
  expect(code).toBe(0);
  expect(err).toContain(
    'old.jsonl:1 no longer applies: the document gone.txt is not in the corpus.\n0 corrections applied, 1 not.\n',
  );
});

describe('network', () => {
  it('prints ties, the strongest first, and what was left out', async () => {
    const { out } = await standpoint(['network', strikes, '--ties', 'conflict']);
    expect(out).toBe(
      'weight  actor           actor\n     1  Antony Blinken  Russia\n\n' +
        '2 nodes, 1 tie, from 2 statements\nLeft out: 1 hedged or conditional, 1 denied.\n',
    );
  });

  it.each([
    ['net.csv', ',Antony Blinken,Russia\nAntony Blinken,0,-1\nRussia,-1,0\n'],
    ['net.graphml', '<data key="edge-weight">-1</data>'],
    ['net.gexf', 'kind="more conflict"'],
  ])('writes %s by the name of the file', async (name, expected) => {
    const { code, err } = await standpoint(['network', strikes, '--ties', 'subtract', '-o', at(name)]);
    expect([code, err.split('\n')[0]]).toEqual([0, `Wrote ${at(name)}`]);
    expect(readFileSync(at(name), 'utf8')).toContain(expected);
  });

  it.each(['actors', 'positions', 'two-mode'])('of %s is valid GEXF', async (mode) => {
    const { out } = await standpoint([
      'network',
      strikes,
      '--mode',
      mode,
      '--ties',
      'subtract',
      '--to',
      'gexf',
      '-o',
      '-',
    ]);
    expect(await gexfErrors(out)).toEqual([]);
  });

  it('with windows of time writes a file for each', async () => {
    const { err } = await standpoint(['network', strikes, '--window', '1m', '--to', 'csv', '-o', at('windows')]);
    expect(err).toContain('2024-05-01 to before 2024-06-01: 2 nodes, 0 ties, from 2 statements');
    expect(readdirSync(at('windows'))).toEqual(['2024-05-01.csv']);
  });
});

it('compare shows outlets, or months, also for another program', async () => {
  expect((await standpoint(['compare', strikes, '--by', 'publisher'])).out).toContain('The Harbour Post');
  expect((await standpoint(['compare', strikes, '--by', 'month'])).out).toContain('Nobody changed sides.');
  expect(JSON.parse((await standpoint(['compare', strikes, '--by', 'month', '--json'])).out).months[0].month).toBe(
    '2024-05',
  );
});

it('an event list of DNA becomes a graph with everything that a build writes', async () => {
  await standpoint(['export', strikes, '--to', 'dna-csv', '-o', at('list.csv')]);
  const { code, out } = await standpoint(['import', at('list.csv'), '-o', at('hand')]);
  expect([code, out]).toEqual([0, `${at('hand')}: 1 document, 1 position, 2 statements\n`]);
  for (const file of ['graph.html', 'graph.gexf', 'report.md']) expect(existsSync(join(at('hand'), file))).toBe(true);
});

it('a sheet that a spreadsheet saved in its own encoding is read; one that is no CSV is called what it is', async () => {
  await merge('coded', '--codebook', at('codebook.yaml'));
  await standpoint(['review', at('coded'), '-o', at('saved')]);
  const sheet = readFileSync(at('saved.csv'), 'utf8').trim().split('\n');
  const filled = [sheet[0], ...sheet.slice(1).map((row) => row.replace(/,,,,,,$/, ',no,José Núñez,,,,'))].join('\r\n');
  writeFileSync(at('latin.csv'), Buffer.from(filled, 'latin1'));
  expect((await standpoint(['agree', at('latin.csv'), '--corrections', at('latin.jsonl')])).code).toBe(0);
  expect(readFileSync(at('latin.jsonl'), 'utf8')).toContain('"actor":"José Núñez"');
  writeFileSync(at('sheet.xlsx'), Buffer.from('PK\x03\x04 and so on', 'latin1'));
  expect(await standpoint(['agree', at('sheet.xlsx')])).toMatchObject({
    code: 2,
    err: expect.stringContaining('is a ZIP archive or an Office document'),
  });
});

describe('what cannot be meant is refused with a sentence, and code 2', () => {
  const refused = (args: string[], message: string) => async () => {
    const { code, err } = await standpoint(args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  };
  const files: [name: string, content: string, option: string, message: string][] = [
    [
      'key.yaml',
      'positions:\n  - {id: a, label: A, exmples: [x]}',
      '--codebook',
      'key.yaml:2 has an unknown key "exmples"',
    ],
    [
      'twice.yaml',
      'positions:\n  - {id: a, label: A}\n  - {id: a, label: B}',
      '--codebook',
      'twice.yaml:3 has the id "a"',
    ],
    [
      'both.yaml',
      'positions:\n  - {id: a, label: A, same: [x], different: [x]}',
      '--codebook',
      'both the same as "a" and different',
    ],
    ['none.jsonl', '{"statement": "statement-000000000000", "reject": true}', '--corrections', 'which is not there'],
    ['key.jsonl', '{"statment": "x"}', '--corrections', 'key.jsonl:1 has an unknown key "statment"'],
  ];
  it.each(files)('%s', async (name, content, option, message) => {
    writeFileSync(at(name), content);
    await refused(['merge', at('extracts.jsonl'), '-o', at('never'), option, at(name)], message)();
    expect(existsSync(at('never'))).toBe(false);
  });

  it.each([
    [['merge', 'x.jsonl', '--codebook', at('missing.yaml')], 'The codebook file'],
    [['network', strikes, '--mode', 'two-mode', '--normalize', 'jaccard'], 'knows no normalization "jaccard"'],
    [['network', strikes, '--normalize', 'activity'], 'knows no normalization "activity"'],
    [['network', strikes, '--window', '1m'], 'Name a folder for them with -o'],
    [['network', strikes, '--window', '1q', '-o', at('w')], '"1q" is no length of time'],
    [['network', strikes, '--to', 'dl'], 'There is no format "dl"'],
    [['network', strikes, '--mode', 'events', '--to', 'gexf'], 'An event list is no graph'],
    [['network', strikes, '--from', 'May'], 'It is a date'],
    [['network', strikes, '--by', 'planet'], 'Allowed choices are actor, organization, party, country'],
    [['compare', strikes], "required option '--by <what>' not specified"],
    [['review', strikes, '--sample', '0'], 'It is a whole number from 1 on'],
    [['agree', at('missing.csv')], 'The sheet'],
    [['import', at('extracts.jsonl')], 'it is no event list'],
    [['codebook', 'draft', at('nothing')], 'is not a graph that Standpoint built'],
  ])('%j', async (args, message) => refused(args, message)());

  it('a sheet of another graph, and one that nobody filled', async () => {
    await merge('coded', '--codebook', at('codebook.yaml'));
    await standpoint(['review', at('coded'), '-o', at('open')]);
    await refused(['agree', at('open.csv')], 'Nothing is filled in')();
    await refused(['agree', at('open.csv'), '--graph', strikes], `which is not in ${strikes}`)();
  });
});
