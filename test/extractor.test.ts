/** The extractor's name stands for all that an extract depends on. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { extractorName, madeOf } from '../src/extractor.ts';

/** All files that a file imports at run time, directly or not, below src/. */
function importedBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, types, path] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)( type)? [^;]*?from '(\.[^']+)'/gm,
  ))
    if (!types) importedBy(join(dirname(file), path!), found);
  return found;
}

it('the code that makes an extract is all in the name of the extractor', () => {
  const entries = ['src/extract.ts', 'src/analysis/index.ts', 'src/analysis/embedder.ts'];
  const found = new Set(entries.flatMap((entry) => [...importedBy(entry)]));
  const files = [...found].map((file) => relative('src', file));
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !madeOf.includes(file.split('/')[0]!.replace(/\.ts$/, '')))).toEqual([]);
});

it('the name begins with that of the model', () => {
  const { name, version } = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as Record<string, string>;
  expect(extractorName()).toMatch(new RegExp(`^${name} ${version} [0-9a-f]{8}$`));
});
