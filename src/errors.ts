/** Every error that a user can meet: one sentence that says what and where, and what to do. Anything else that is thrown is a bug. */

export class StandpointError extends Error {
  override readonly name: string = 'StandpointError';
  /** What the user can do about it. */
  readonly advice: string;
  /** Process exit code. */
  readonly exitCode: number;

  constructor(message: string, advice: string, exitCode = 2) {
    super(message);
    this.advice = advice;
    this.exitCode = exitCode;
  }
}

/** The input as a whole cannot be used: a missing path, no articles at all. */
export class InputError extends StandpointError {
  override readonly name = 'InputError';
}

/** The output cannot be written: a foreign folder, no space, no permission. */
export class OutputError extends StandpointError {
  override readonly name = 'OutputError';
}

/** A file that Standpoint wrote (extract, graph) is damaged or of another version. */
export class FormatError extends StandpointError {
  override readonly name = 'FormatError';
}

/** The command line itself is wrong. */
export class UsageError extends StandpointError {
  override readonly name = 'UsageError';
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of its disk is used up',
  EACCES: 'it is not writable',
  EPERM: 'it is not writable',
  EROFS: 'its disk is read-only',
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a folder',
  EEXIST: 'a part of its path is a file',
  ENOTDIR: 'a part of its path is a file',
};

/** Why the system refused to write, in words where there are any. */
export const whyNotWritten = (code: string): string => reasons[code] ?? code;
