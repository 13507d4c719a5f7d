/** Files that commands write and read, with errors that a user understands. */
import { readFile, writeFile } from 'node:fs/promises';
import { decode } from '../documents/encoding.ts';
import { InputError, OutputError } from '../errors.ts';

/** @throws OutputError; `fresh`: also where a file is there already, for it may hold a person's work */
export async function writeText(path: string, text: string, { fresh = false } = {}): Promise<void> {
  try {
    await writeFile(path, text, { flag: fresh ? 'wx' : 'w' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new OutputError(`${path} is there already, and may hold your work.`, 'Name another place.');
    throw new OutputError(`${path} cannot be written (${code}).`, 'Name another place.');
  }
}

/** A file that a spreadsheet may have saved: UTF-8, UTF-16, windows-1252. @param what it is: "sheet". @throws InputError */
export async function readText(path: string, what: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new InputError(
      `The ${what} ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Check the path.',
    );
  }
  const decoded = decode(bytes);
  if ('binary' in decoded)
    throw new InputError(
      `The ${what} ${path} is ${decoded.binary}.`,
      'Save it as CSV, with UTF-8 where you can choose.',
    );
  return decoded.text;
}
