/** Which graph a command means: a folder, a name under graphs/, or, when none is named, those that are under graphs/. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { isGraphFolder } from '../graph/folder.ts';

const home = 'graphs';

/** The graphs under graphs/, by name. */
export function graphsHere(): string[] {
  const names = existsSync(home) ? readdirSync(home).sort() : [];
  return names.map((name) => join(home, name)).filter(isGraphFolder);
}

/** The folder that `name` stands for, or null. */
export const graphNamed = (name: string): string | null => [name, join(home, name)].find(isGraphFolder) ?? null;

/** The same. Throws InputError, with the graphs that there are. */
export function requireGraph(name: string): string {
  const folder = graphNamed(name);
  if (folder) return folder;
  const here = graphsHere();
  const advice = here.length
    ? `There ${here.length === 1 ? 'is' : 'are'} ${here.join(', ')}.`
    : 'Build one first: standpoint build my-articles/';
  throw new InputError(`${name} is not a graph that Standpoint built.`, advice);
}
