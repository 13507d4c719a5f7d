/** Runs the built program and measures it from outside: wall time, processor time and peak memory of it and its workers (Linux: /proc). */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Cost {
  /** Seconds. */
  wall: number;
  /** Seconds of processor, all processes together; 0 where /proc is missing. */
  cpu: number;
  /** Megabytes: the sum of the peaks of all processes. */
  memory: number;
}

/** The built program's entry. */
export const program = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
/** How often /proc is read, in milliseconds. */
const EVERY = 50;

/** @throws Error when the program fails: what it measured would mean nothing */
export function standpoint(args: readonly string[]): Promise<Cost> {
  return measured(process.execPath, [program, ...args]);
}

function measured(command: string, args: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const seen = new Map<number, { memory: number; cpu: number }>();
  const look = (): void => {
    for (const pid of family(child.pid!)) {
      const found = usage(pid);
      if (found) seen.set(pid, found);
    }
  };
  const timer = setInterval(look, EVERY);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(timer);
      if (code !== 0) return fail(new Error(`${command} ${args.join(' ')} ended with ${code}: ${complaint}`));
      const all = [...seen.values()];
      const sum = (key: 'memory' | 'cpu'): number => all.reduce((total, each) => total + each[key], 0);
      done({ wall: (performance.now() - start) / 1000, cpu: sum('cpu'), memory: sum('memory') });
    });
  });
}

/** A process and those that it started. */
function family(root: number): number[] {
  if (!existsSync('/proc')) return [];
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) && statOf(Number(name));
    if (stat) parents.set(Number(name), Number(stat[1]));
  }
  const found = [root];
  for (let i = 0; i < found.length; i++) for (const [pid, parent] of parents) if (parent === found[i]) found.push(pid);
  return found;
}

function usage(pid: number): { memory: number; cpu: number } | null {
  const stat = statOf(pid);
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return stat && peak ? { memory: Number(peak) / 1000, cpu: (Number(stat[11]) + Number(stat[12])) / 100 } : null;
  } catch {
    return null;
  }
}

/** The fields of /proc/PID/stat after the name: state, parent, …, user and system time in hundredths of a second. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}
