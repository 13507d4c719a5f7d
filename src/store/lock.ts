/** One run at a time on one output. The lock of a run that is dead is taken over; that of a living one is respected, and says who holds it. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { relative } from 'node:path';
import { OutputError } from '../errors.ts';

interface Owner {
  pid: number;
  host: string;
}

/** @param path where the lock lies; @param what the output, for the message. @returns gives the lock back. @throws OutputError */
export function takeLock(path: string, what: string): () => void {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
  try {
    // Linking is one step: nobody ever meets a lock that does not say whose it is.
    for (let tries = 0; !link(mine, path); tries++) {
      const found = read(path);
      if (found === null) continue;
      const owner = ownerOf(found);
      if (tries > 20 || (owner && isAlive(owner))) throw busy(what, owner, path);
      setAside(path, found);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(path, { force: true });
}

const busy = (what: string, owner: Owner | null, path: string): OutputError =>
  new OutputError(
    `Another run is writing ${what}${owner ? ` (process ${owner.pid} on ${owner.host})` : ''}.`,
    `Wait for it, or name another place with -o. If no run is under way, remove ${relative('', path)}.`,
  );

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function ownerOf(content: string): Owner | null {
  try {
    return JSON.parse(content) as Owner;
  } catch {
    return null;
  }
}

/** A run on another machine cannot be asked: it counts as alive. */
function isAlive({ pid, host }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes a dead run's lock away; puts it back where another run has taken it over in the meantime. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== dead) link(aside, path);
  rmSync(aside, { force: true });
}
