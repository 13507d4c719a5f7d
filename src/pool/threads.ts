/**
 * A set of worker threads that take one job each at a time. A thread that dies or overruns its time is replaced, and its job fails;
 * the others go on. It knows nothing of documents, and gives results back in the order in which they are ready.
 */
import { Worker } from 'node:worker_threads';
import { StandpointError } from '../errors.ts';

/** What a thread sends: that it is ready, that it cannot work at all (`advice`: a user's error), or the answer to its job. */
export type Message<Out> =
  | { ready: true }
  | { unable: { message: string; advice: string; exitCode: number } }
  | Outcome<Out>;

export type Outcome<Out> = { result: Out } | { failure: string };

interface Job<In, Out> {
  input: In;
  settle: (outcome: Outcome<Out>) => void;
  fail: (error: unknown) => void;
}

interface Thread<In, Out> {
  worker: Worker;
  ready: boolean;
  job: Job<In, Out> | null;
  timer: NodeJS.Timeout | undefined;
}

export interface Threads<In, Out> {
  /** Settles when the job is done or has failed; rejects when no thread can work at all, or after `close`. */
  run(input: In): Promise<Outcome<Out>>;
  /** Ends all threads at once; jobs under way are rejected with the reason. */
  close(reason?: unknown): Promise<void>;
}

/**
 * Threads start when there is work for them, at most `size`. `limit` gives a job's time in milliseconds, counted from when its
 * thread takes it. Each thread runs `script`, which sends a `Message` when it is ready and one for each job.
 */
export function openThreads<In, Out>(script: URL, size: number, limit: (input: In) => number): Threads<In, Out> {
  const threads = new Set<Thread<In, Out>>();
  const waiting: Job<In, Out>[] = [];
  let ended: { reason: unknown } | null = null;

  function finish(thread: Thread<In, Out>, outcome: Outcome<Out>): void {
    clearTimeout(thread.timer);
    thread.job?.settle(outcome);
    thread.job = null;
  }

  function give(thread: Thread<In, Out>, job: Job<In, Out>): void {
    thread.job = job;
    const time = limit(job.input);
    thread.timer = setTimeout(() => {
      finish(thread, { failure: `it took longer than ${Math.round(time / 1000)} seconds` });
      retire(thread);
    }, time);
    thread.worker.postMessage(job.input);
  }

  function retire(thread: Thread<In, Out>): void {
    if (!threads.delete(thread)) return;
    finish(thread, { failure: 'its worker ended unexpectedly' });
    void thread.worker.terminate();
    dispatch();
  }

  function start(): void {
    const thread: Thread<In, Out> = { worker: new Worker(script), ready: false, job: null, timer: undefined };
    threads.add(thread);
    thread.worker.on('message', (message: Message<Out>) => {
      if ('unable' in message) {
        const { message: text, advice, exitCode } = message.unable;
        void close(new StandpointError(text, advice, exitCode));
      } else if ('ready' in message) thread.ready = true;
      else finish(thread, message);
      dispatch();
    });
    thread.worker.on('error', (error: Error) => {
      // A thread that never got ready would fail for every document: that is no fault of a document.
      if (!thread.ready) void close(error);
      finish(thread, { failure: `${error.name}: ${error.message}` });
    });
    thread.worker.on('exit', () => {
      if (!thread.ready) void close(new Error('a worker ended before it was ready'));
      retire(thread);
    });
  }

  function dispatch(): void {
    if (ended) return;
    const starting = [...threads].filter((thread) => !thread.ready).length;
    for (const thread of threads) {
      if (thread.ready && !thread.job && waiting.length) give(thread, waiting.shift()!);
    }
    for (let more = waiting.length - starting; more > 0 && threads.size < size; more--) start();
  }

  async function close(reason: unknown = new Error('the workers were closed')): Promise<void> {
    if (ended) return;
    ended = { reason };
    const open = [...threads];
    threads.clear();
    for (const job of [...waiting, ...open.flatMap(({ job }) => job ?? [])]) job.fail(reason);
    await Promise.all(
      open.map((thread) => {
        clearTimeout(thread.timer);
        return thread.worker.terminate();
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
