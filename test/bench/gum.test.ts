/** Reading the coreference of a CoNLL-U file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readGum } from '../../bench/gum.ts';

const row = (...cells: string[]): string => {
  const [number, form, tag, head, misc] = cells;
  return [number, form, '_', '_', tag, '_', head, '_', '_', misc].join('\t');
};

it('finds names, pronouns and nested mentions at their places, contractions too', () => {
  const lines = [
    '# newdoc id = one',
    '# newpar',
    '# sent_id = one-1',
    row('1', 'Ann', 'NNP', '2', 'Entity=(1-person-new-sgl'),
    row('2', 'Lee', 'NNP', '3', 'Entity=1)'),
    row('3', 'read', 'VBD', '0', '_'),
    row('4', 'her', 'PRP$', '5', 'Entity=(2-object-new-coref(1-person-giv-ana)'),
    row('5', 'book', 'NN', '3', 'Entity=2)|SpaceAfter=No'),
    row('6', '.', '.', '3', '_'),
    '',
    '# newpar',
    '# sent_id = one-2',
    row('1-2', "She's", '_', '_', '_'),
    row('1', 'She', 'PRP', '3', 'Entity=(1-person-giv-ana)'),
    row('2', "'s", 'VBZ', '3', '_'),
    row('3', 'happy', 'JJ', '0', '_'),
    '',
  ];
  const file = join(mkdtempSync(join(tmpdir(), 'gum-')), 'a.conllu.gz');
  writeFileSync(file, gzipSync(lines.join('\n')));
  const [document] = readGum(file);
  expect(document!.text).toBe("Ann Lee read her book.\n\nShe's happy");
  expect(
    document!.mentions.map(({ of, kind, start, end }) => `${of} ${kind} ${document!.text.slice(start, end)}`),
  ).toEqual(['1 name Ann Lee', '1 pronoun her', '2 other her book', "1 pronoun She's"]);
});
