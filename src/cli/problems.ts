/** How a document that was left out is named: on standard error, its place first. */
import type { Problem } from '../model.ts';
import type { Io } from './io.ts';

export const printProblem = (io: Io, { where, message }: Problem): void => io.err(`${where} ${message}\n`);
