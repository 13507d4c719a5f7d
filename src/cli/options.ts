/** Values of options that several commands take. */
import { InvalidArgumentError } from 'commander';

export function parseWorkers(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 256) throw new InvalidArgumentError('It is a number from 1 to 256.');
  return n;
}
