/**
 * A set of worker processes that take one job each at a time. One that dies or overruns its time is replaced, and its job fails; the
 * others go on. Processes, not threads: a thread that is stopped inside the model's native code takes the whole program with it.
 * It knows nothing of documents, and settles jobs in the order in which they are ready.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StandpointError } from '../errors.ts';

export type Outcome<Out> = { result: Out } | { failure: string };

/** What a worker sends: that it is ready, that it cannot work at all (a user's error), or the answer to its job. */
export type Message<Out> =
  | { ready: true }
  | { unable: { message: string; advice: string; exitCode: number } }
  | Outcome<Out>;

interface Job<In, Out> {
  input: In;
  settle: (outcome: Outcome<Out>) => void;
  fail: (error: unknown) => void;
}

interface Worker<In, Out> {
  process: ChildProcess;
  ready: boolean;
  /** Being ended: it must be given no other job. */
  dying: boolean;
  job: Job<In, Out> | null;
  timer: NodeJS.Timeout | undefined;
}

export interface Workers<In, Out> {
  /** Settles when the job is done or has failed; rejects when no worker can work at all, and after `close`. */
  run(input: In): Promise<Outcome<Out>>;
  /** Ends all workers at once; jobs under way are rejected with the reason. */
  close(reason?: unknown): Promise<void>;
}

/**
 * Workers start when there is work for them, at most `size`. `limit` gives a job's time in milliseconds, counted from when a worker
 * takes it. Each runs `script`, which sends a `Message` when it is ready and one for each job.
 */
export function openWorkers<In extends object, Out>(
  script: URL,
  size: number,
  limit: (input: In) => number,
): Workers<In, Out> {
  const workers = new Set<Worker<In, Out>>();
  const waiting: Job<In, Out>[] = [];
  let ended: { reason: unknown } | null = null;

  function finish(worker: Worker<In, Out>, outcome: Outcome<Out>): void {
    clearTimeout(worker.timer);
    worker.job?.settle(outcome);
    worker.job = null;
  }

  function give(worker: Worker<In, Out>, job: Job<In, Out>): void {
    worker.job = job;
    const time = limit(job.input);
    worker.timer = setTimeout(() => {
      worker.dying = true;
      worker.process.kill('SIGKILL');
      finish(worker, { failure: `it took longer than ${Math.round(time / 1000)} seconds` });
    }, time);
    // Where the worker has just died, its exit says so.
    worker.process.send(job.input, () => {});
  }

  function start(): void {
    const child = fork(fileURLToPath(script), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const worker: Worker<In, Out> = { process: child, ready: false, dying: false, job: null, timer: undefined };
    workers.add(worker);
    let complaint = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-4000);
    });
    child.on('message', (message: Message<Out>) => {
      if ('unable' in message) {
        const { message: text, advice, exitCode } = message.unable;
        void close(new StandpointError(text, advice, exitCode));
      } else if ('ready' in message) worker.ready = true;
      else finish(worker, message);
      dispatch();
    });
    child.on('error', () => child.kill('SIGKILL'));
    child.on('close', (code, signal) => {
      workers.delete(worker);
      // One that never got ready would fail for every document: that is no fault of a document.
      if (!worker.ready) void close(new Error(`a worker could not start (${signal ?? code}): ${complaint.trim()}`));
      finish(worker, { failure: `its worker ended unexpectedly (${signal ?? `code ${code}`})` });
      dispatch();
    });
  }

  function dispatch(): void {
    if (ended) return;
    const starting = [...workers].filter((worker) => !worker.ready).length;
    for (const worker of workers) {
      const free = worker.ready && !worker.dying && !worker.job && worker.process.connected;
      if (free && waiting.length) give(worker, waiting.shift()!);
    }
    for (let more = waiting.length - starting; more > 0 && workers.size < size; more--) start();
  }

  async function close(reason: unknown = new Error('the workers were closed')): Promise<void> {
    if (ended) return;
    ended = { reason };
    const open = [...workers];
    for (const job of [...waiting, ...open.flatMap(({ job }) => job ?? [])]) job.fail(reason);
    await Promise.all(
      open.map((worker) => {
        clearTimeout(worker.timer);
        worker.job = null;
        return new Promise((done) => {
          worker.process.once('close', done);
          worker.process.kill('SIGKILL');
        });
      }),
    );
  }

  return {
    run: (input) =>
      new Promise((settle, fail) => {
        if (ended) return fail(ended.reason);
        waiting.push({ input, settle, fail });
        dispatch();
      }),
    close,
  };
}
