/**
 * Work on a server that ends early when the server falls silent or the user wants to stop. A query may take as long as it needs, as long
 * as the server answers other questions meanwhile. It undoes nothing: a transaction that is left open is the server's to take back.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';

/** A server at work is asked this often whether it is still there, and given this long to say so: together under ten seconds. */
const EVERY = 2000;
const PATIENCE = 7500;

/** The server took the connection, and then said nothing more. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** @throws Silence, the signal's reason, or what the work throws */
export async function attended<T>(driver: Driver, work: () => Promise<T>, wish?: AbortSignal): Promise<T> {
  wish?.throwIfAborted();
  const over = new AbortController();
  const { signal } = over;
  const stopped = new Promise<never>((_, reject) => {
    wish?.addEventListener('abort', () => reject(wish.reason), { signal });
  });
  try {
    return await Promise.race([work(), stopped, silence(driver, signal)]);
  } finally {
    over.abort();
  }
}

/** Settles only when the server is silent. */
async function silence(driver: Driver, signal: AbortSignal): Promise<never> {
  const wait = (time: number) => pause(time, undefined, { signal }).then(() => true);
  const forever = new Promise<never>(() => {});
  try {
    for (;;) {
      await wait(EVERY);
      // To refuse is to answer, too: the work itself will meet the refusal, and tell it better.
      const answered = driver.verifyConnectivity().then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([answered, wait(PATIENCE).then(() => false)]))) break;
    }
  } catch {
    return forever;
  }
  throw new Silence();
}
