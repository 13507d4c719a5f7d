/**
 * Which real programs this machine has: Java, Maven, Chromium, Python, Spark. Tests that need one are skipped with a line of reason where it
 * is missing, and fail there when STANDPOINT_REQUIRE_ALL=1 is set. It installs nothing.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

export type Part = 'java' | 'maven' | 'chromium' | 'python' | 'networkx' | 'spark';

/** `names`: what the program may be called; `from`: a variable that overrides them; `proof`: arguments that must succeed. */
const programs: Record<Part, { names: string[]; from?: string; proof: string[]; install: string }> = {
  // javac, because the programs in this folder are source: a runtime alone cannot run them.
  java: { names: ['javac'], proof: ['--release', '17', '-version'], install: 'a JDK, 17 or newer' },
  maven: { names: ['mvn'], proof: ['-v'], install: 'Maven' },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    from: 'CHROMIUM',
    proof: ['--version'],
    install: 'Chromium',
  },
  python: { names: ['python3'], proof: ['--version'], install: 'Python 3' },
  networkx: { names: ['python3'], proof: ['-c', 'import networkx'], install: 'NetworkX for Python 3' },
  // Its answer needs Java too.
  spark: {
    names: ['spark-submit'],
    from: 'SPARK_SUBMIT',
    proof: ['--version'],
    install: 'Apache Spark (pip install pyspark, and Java 17)',
  },
};

const known = new Map<Part, string | null>();

/** The path of a program that answers, or null. */
export function find(part: Part): string | null {
  const before = known.get(part);
  if (before !== undefined) return before;
  const { names, from, proof } = programs[part];
  const override = from ? process.env[from] : undefined;
  const found = (override ? [override] : names.flatMap(onPath)).find((path) => spawnSync(path, proof).status === 0);
  known.set(part, found ?? null);
  return found ?? null;
}

const onPath = (name: string): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** Why tests that need these parts cannot run here, in a line; null when they can. */
export function missing(parts: readonly Part[]): string | null {
  const lacking = parts.filter((part) => find(part) === null).map((part) => programs[part].install);
  return lacking.length === 0 ? null : `not on this machine: ${lacking.join(', ')}`;
}

/** `describe` for tests that need real programs. */
export function describeWith(parts: readonly Part[], name: string, body: () => void): void {
  const reason = missing(parts);
  if (reason === null) describe(name, body);
  else if (process.env.STANDPOINT_REQUIRE_ALL === '1')
    test(name, () => {
      throw new Error(`${reason}, and STANDPOINT_REQUIRE_ALL=1 asks for it`);
    });
  else describe.skip(`${name} (${reason})`, body);
}
