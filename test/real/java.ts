/** Java programs of this folder, made ready: their jars by Maven, their classes by javac, both kept under `.cache/` until they change. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const here = import.meta.dirname;
const cache = join(here, '..', '..', '.cache', 'real');

/** Small and quick to start: one compiler, one collector thread. */
export const jvmFlags = (megabytes: number): string[] => [
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  `-Xmx${megabytes}m`,
];

const hash = (...texts: string[]): string => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12);

/** @returns the classpath that `folder/pom.xml` resolves to. @throws Error with Maven's words when it cannot */
export function jars(folder: 'neo4j' | 'cypher-shell' | 'gephi'): string {
  const pom = join(here, folder, 'pom.xml');
  const file = join(cache, `${folder}-${hash(readFileSync(pom, 'utf8'))}.classpath`);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '' && kept.split(delimiter).every((jar) => existsSync(jar))) return kept;
  mkdirSync(cache, { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  const run = ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${fresh}`];
  const { status, stdout } = spawnSync('mvn', run, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Maven could not fetch the jars of ${folder}:\n${stdout.slice(-2000)}`);
  renameSync(fresh, file);
  return readFileSync(file, 'utf8').trim();
}

/** @returns the classpath of a program of this folder, compiled, with its jars. @throws Error with javac's words */
export function program(name: 'neo4j/Neo4jServer' | 'gephi/GephiInspect'): string {
  const classpath = jars(name.startsWith('neo4j/') ? 'neo4j' : 'gephi');
  const source = join(here, `${name}.java`);
  const classes = join(cache, `classes-${hash(readFileSync(source, 'utf8'), classpath)}`);
  const done = join(classes, 'done');
  if (!existsSync(done)) {
    rmSync(classes, { recursive: true, force: true });
    const run = ['-nowarn', '-d', classes, '-cp', classpath, source];
    const { status, stderr } = spawnSync('javac', run, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    writeFileSync(done, '');
  }
  return classes + delimiter + classpath;
}
