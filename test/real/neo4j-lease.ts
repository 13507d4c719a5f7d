/**
 * One Neo4j for a whole test run, lent to one test file at a time: the community edition has a single database, and starting a server
 * takes seconds. As vitest's global setup it only listens; the server starts when the first test file asks. A lease is a connection to it.
 */
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { type Neo4jAddress, type Neo4jServer, startNeo4j } from './neo4j.ts';

declare module 'vitest' {
  interface ProvidedContext {
    neo4jPort: number;
  }
}

/** @returns what stops the server, where one was started */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Neo4jServer> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const lend = async (socket: Socket): Promise<void> => {
    const returned = new Promise((resolve) => socket.once('close', resolve));
    server ??= startNeo4j();
    const answer = await server.catch((error: Error) => ({ error: error.message }));
    if (socket.destroyed) return;
    socket.write(`${JSON.stringify(answer)}\n`);
    await returned;
  };
  const desk = createServer((socket) => {
    socket.on('error', () => socket.destroy()).resume();
    turn = turn.then(() => lend(socket));
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('neo4jPort', (desk.address() as { port: number }).port);
  return async () => {
    desk.close();
    await server?.then(({ stop }) => stop()).catch(() => undefined);
  };
}

/** Waits for its turn; the server is this test file's alone until `release`. @throws Error with the server's words if it does not start */
export async function leaseNeo4j(): Promise<Neo4jAddress & { release(): void }> {
  const socket = connect(inject('neo4jPort'), '127.0.0.1');
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    createInterface({ input: socket }).once('line', resolve);
  });
  const address = JSON.parse(answer) as Neo4jAddress | { error: string };
  if ('error' in address) throw new Error(address.error);
  return { ...address, release: () => socket.destroy() };
}
