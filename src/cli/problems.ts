/** How a document that was left out is named: on standard error, its place first, a line each. A file's name cannot steer the terminal. */
import type { Problem } from '../model.ts';
import type { Io } from './io.ts';

export const printProblem = (io: Io, { where, message }: Problem): void => io.err(`${plain(`${where} ${message}`)}\n`);

const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
