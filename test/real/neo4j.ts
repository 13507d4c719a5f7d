/** Starts a real Neo4j 5.26 of its own, and runs its importer and its shell. Whoever starts a server stops it; it also ends with this process. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jars, jvmFlags, program } from './java.ts';

export interface Neo4jAddress {
  /** For the driver: `bolt://…`. */
  uri: string;
  /** For a browser: `http://…`. */
  http: string;
  user: string;
  password: string;
}

export interface Neo4jServer extends Neo4jAddress {
  stop(): Promise<void>;
}

/** @param home a Neo4j home to start from, for instance an imported one; it is copied. @throws Error with the server's words */
export async function startNeo4j(home?: string): Promise<Neo4jServer> {
  const password = 'a password for tests';
  const args = [...jvmFlags(512), '-cp', program('neo4j/Neo4jServer'), 'Neo4jServer', password];
  const child = spawn('java', [...args, ...(home ? [home] : [])], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const { uri, http } = await new Promise<{ uri: string; http: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^READY bolt=(\S+?)\/? http=(\S+?)\/?$/.exec(line);
      if (ready) resolve({ uri: ready[1]!, http: ready[2]! });
    });
    void ended.then((code) => reject(new Error(`Neo4j ended with ${code}\n${complaints}`)));
  });
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  return { uri, http, user: 'neo4j', password, stop };
}

/** Runs `neo4j-admin database import full neo4j …` in `folder`. @returns the new Neo4j home, and what the importer said */
export function importCsv(folder: string, args: readonly string[]): { home: string; status: number; output: string } {
  const home = join(folder, 'home');
  mkdirSync(join(home, 'conf'), { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    'java',
    [...jvmFlags(256), '-cp', jars('neo4j'), 'org.neo4j.cli.AdminTool', 'database', 'import', 'full', 'neo4j', ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') } },
  );
  return { home, status: status ?? -1, output: stdout + stderr };
}

/** Runs a script by cypher-shell, as a user does. @returns what it printed. */
export function runCypherShell(
  { uri, user, password }: Neo4jAddress,
  file: string,
): { status: number; output: string } {
  const { status, stdout, stderr } = spawnSync(
    'java',
    [...jvmFlags(256), '-cp', jars('cypher-shell'), 'org.neo4j.shell.Main', '-a', uri, '-u', user, '-f', file],
    { encoding: 'utf8', env: { ...process.env, NEO4J_PASSWORD: password } },
  );
  return { status: status ?? -1, output: stdout + stderr };
}
