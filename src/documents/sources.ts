/** Inputs to files, in an order that no file system decides. It opens nothing but folders, and leaves no folder by a link. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { InputError } from '../errors.ts';
import type { Problem } from '../model.ts';
import { problem } from './found.ts';
import { kindOf } from './kinds.ts';

export interface Source {
  /** Where to read; null is standard input. */
  path: string | null;
  /** The name for problems; no absolute path. */
  place: string;
  id: string;
}

/** Notes beside the articles of an example or a project. */
const NOTES = new Set(['readme.md', 'facts.md', 'expected.jsonl']);

/** A page; the browser saves its pictures and frames in `page_files/` beside it. */
const PAGE = /\.x?html?$/i;

/**
 * Lists the files of the inputs: inputs as given, a folder's files by their path from it.
 * Left out in silence: hidden files, `node_modules`, notes, the files that a browser saves beside a page, and what is no text at all
 * (pictures, sound, scripts, styles, fonts).
 * @throws InputError for a web address and for a path that does not exist, before anything is read
 */
export function listSources(inputs: readonly string[]): (Source | { problem: Problem })[] {
  for (const input of inputs) refuse(input);
  if (inputs.filter((input) => input === '-').length > 1)
    throw new InputError('Standard input is named twice.', 'Name "-" once.');
  const names = inputs.map((input) => (input === '-' ? 'standard input' : basename(resolve(input))));
  return inputs.flatMap((input, i) => {
    const name = names.indexOf(names[i]!) === names.lastIndexOf(names[i]!) ? names[i]! : `${names[i]} (input ${i + 1})`;
    if (input === '-') return [{ path: null, place: name, id: 'stdin' }];
    if (!statSync(input).isDirectory()) return [{ path: input, place: name, id: names[i]! }];
    return listFolder(input, inputs.length > 1 ? `${name}/` : '');
  });
}

function refuse(input: string): void {
  if (/^https?:\/\//i.test(input))
    throw new InputError(
      `${input} is a web address, and Standpoint reads files only.`,
      `Save the page first, in the browser or by: curl -L -o article.html '${input}'. Then build from article.html.`,
    );
  if (input !== '-' && !statSync(input, { throwIfNoEntry: false }))
    throw new InputError(
      `There is no file or folder "${input}".`,
      'Check the spelling, and the folder that you are in.',
    );
}

function listFolder(root: string, prefix: string): (Source | { problem: Problem })[] {
  const home = realpathSync(root);
  const files: string[] = [];
  const problems: { problem: Problem }[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const within = (name: string): string => (folder ? `${folder}/${name}` : name);
    try {
      const entries = readdirSync(join(root, folder), { withFileTypes: true });
      const pages = new Set(
        entries.filter((entry) => PAGE.test(entry.name)).map((entry) => entry.name.replace(PAGE, '_files')),
      );
      for (const entry of entries) {
        const path = within(entry.name);
        if (entry.name.startsWith('.') || entry.name === 'node_modules' || NOTES.has(entry.name.toLowerCase()))
          continue;
        if (entry.isSymbolicLink()) {
          const why = linkProblem(join(root, path), home);
          if (why) problems.push(problem(prefix + path, why));
        } else if (entry.isDirectory()) {
          if (!pages.has(entry.name)) open.push(path);
        } else if (!entry.isFile())
          problems.push(
            problem(prefix + path, 'is no regular file, and was left out. Give a file that holds an article.'),
          );
        else if (kindOf(entry.name) !== 'ignored') files.push(path);
      }
    } catch {
      problems.push(problem(prefix + (folder || '.'), 'cannot be opened. Check the permissions of this folder.'));
    }
  }
  const found = files.map((path) => ({ path: join(root, path), place: prefix + path, id: path }));
  const byPlace = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [
    ...problems.sort((a, b) => byPlace(a.problem.where, b.problem.where)),
    ...found.sort((a, b) => byPlace(a.id, b.id)),
  ];
}

/** A link inside the folder needs no reading: what it leads to is read in its own place. */
function linkProblem(path: string, home: string): string | null {
  try {
    const target = realpathSync(path);
    if (target === home || target.startsWith(home.endsWith(sep) ? home : home + sep)) return null;
    return 'is a link that leads out of the folder, and was not followed. Copy the file, or name it as an input of its own.';
  } catch {
    return 'is a link that leads nowhere. Mend or remove it.';
  }
}
