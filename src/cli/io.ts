/** What a command may touch of the world: its streams, the environment, and the wish to stop. Tests give their own. */
import type { Readable } from 'node:stream';

export interface Io {
  /** A promise where the reader is slower than we are. */
  out: (text: string) => void | Promise<void>;
  err: (text: string) => void;
  stdin: Readable;
  env: NodeJS.ProcessEnv;
  /** Whether standard output, standard error are terminals. */
  terminal: { out: boolean; err: boolean };
  /** The terminal's width, where there is one. */
  columns: number | undefined;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** Ctrl-C, as an error: nothing went wrong, and nothing more is to be done. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A line on standard error that each new text replaces; nothing where standard error is no terminal. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

export function openProgress(io: Io, quiet: boolean): Progress {
  if (quiet || !io.terminal.err) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => io.err(`\r\x1b[2K${text.slice(0, (io.columns ?? 80) - 1)}`),
    clear: () => io.err('\r\x1b[2K'),
  };
}
