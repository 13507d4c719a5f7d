/** Every command that a document shows is one that the program has, with options that it knows, and every link leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/cli/program.ts';

const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const commands = new Map(createProgram({} as never, () => {}).commands.map((command) => [command.name(), command]));

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  it('shows commands that there are', () => {
    const shown = [...text.matchAll(/(?:^|[$`(] ?|npx )standpoint ([a-z0-9-]+)([^\n`|#]*)/gm)];
    for (const [line, name, rest] of shown) {
      const command = commands.get(name!);
      expect(command, line).toBeDefined();
      const known = [command!, ...command!.commands]
        .flatMap(({ options }) => options)
        .flatMap(({ long, short }) => [long, short]);
      for (const [option] of rest!.matchAll(/(?<=\s)--?[a-z][a-z-]*/g)) expect(known, line).toContain(option);
    }
  });

  it('links to files that there are', () => {
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(existsSync(join(path, '..', target!)), target).toBe(true);
  });
});
