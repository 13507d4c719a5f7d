/**
 * Name and version of all that decides what an extract holds: the model's manifest, the lexicon and the code of the stages. Two extracts of
 * one document under one name are equal, so an earlier one may stand for a new one.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { modelPath, packagePath, sourcePath } from './assets.ts';

/** What `extract.ts` is made of, below src/. A test holds that it imports nothing else. */
export const madeOf: readonly string[] = [
  'analysis',
  'assets',
  'documents',
  'errors',
  'extract',
  'lexicon',
  'mentions',
  'model',
  'sorted',
  'statements',
];

let named: string | undefined;

/** For instance `standpoint-reader 1 3f2a9c04`. */
export function extractorName(): string {
  named ??= compose();
  return named;
}

function compose(): string {
  const manifest = readFileSync(modelPath('manifest.json'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { dependencies: object };
  const hash = createHash('sha256').update(manifest).update(JSON.stringify(dependencies));
  for (const file of codeFiles()) hash.update(`\n${file}\n`).update(readFileSync(sourcePath(file)));
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name} ${version} ${hash.digest('hex').slice(0, 8)}`;
}

/** Files of code and vocabulary, declarations left out, in a fixed order. */
function codeFiles(): string[] {
  const within = (path: string): string[] =>
    readdirSync(sourcePath(path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? within(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
  return readdirSync(sourcePath('.'), { withFileTypes: true })
    .filter(({ name }) => madeOf.includes(name.replace(/\.[jt]s$/, '')))
    .flatMap((entry) => (entry.isDirectory() ? within(entry.name) : [entry.name]))
    .filter((path) => !path.endsWith('.d.ts'))
    .sort();
}
