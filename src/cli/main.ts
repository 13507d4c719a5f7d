#!/usr/bin/env node
/** The `standpoint` program: joins the command line to this process, and does nothing else. */
import { whyNotWritten } from '../errors.ts';
import { Interrupted } from './io.ts';
import { run } from './program.ts';

const stop = new AbortController();
// The first Ctrl-C ends the work in good order; the second one is Node's own, and ends it at once.
process.once('SIGINT', () => stop.abort(new Interrupted('stopped')));

// A reader that has seen enough ("standpoint show | head") is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`Standard output cannot be written: ${whyNotWritten(error.code ?? error.message)}.\n`);
  process.exit(2);
});

const drained = () => new Promise<void>((done) => process.stdout.once('drain', done));

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => (process.stdout.write(text) ? undefined : drained()),
  err: (text) => void process.stderr.write(text),
  stdin: process.stdin,
  env: process.env,
  terminal: { out: process.stdout.isTTY ?? false, err: process.stderr.isTTY ?? false },
  columns: process.stdout.columns,
  signal: stop.signal,
});
