/** Servers that are no Neo4j, or one that is too old, each as little as shows it; and a line to a real one that can be cut or fall silent. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const version = (number: number): Buffer => Buffer.from([0, 0, number & 0xff, number >> 8]);
const text = (value: string): Buffer => Buffer.from([0x80 + value.length, ...Buffer.from(value)]);
/** A message of Bolt, SUCCESS {server, connection_id}. */
function greeting(agent: string): Buffer {
  const body = Buffer.concat([
    Buffer.from([0xb1, 0x70, 0xa2]),
    text('server'),
    text(agent),
    text('connection_id'),
    text('1'),
  ]);
  return Buffer.concat([Buffer.from([0, body.length]), body, Buffer.from([0, 0])]);
}
/** Answers the client's messages in turn. */
const answering =
  (...answers: ((socket: Socket) => void)[]) =>
  (socket: Socket): void => {
    let next = 0;
    socket.on('data', () => answers[next++]?.(socket));
  };

/** What each does with a connection. */
export const fakes: Record<string, (socket: Socket) => void> = {
  silent: () => {},
  'silent after the handshake': answering((socket) => socket.write(version(0x0404))),
  closing: (socket) => socket.end(),
  'closing at the login': answering(
    (socket) => socket.write(version(0x0505)),
    (socket) => {
      socket.write(greeting('Neo4j/5.26.30'));
      socket.end();
    },
  ),
  'a mail server': (socket) => socket.write('220 mail.example.org ready\r\n'),
  'Neo4j 3.4': answering((socket) => socket.end(version(0))),
  'Neo4j 4.4': answering(
    (socket) => socket.write(version(0x0404)),
    (socket) => socket.write(greeting('Neo4j/4.4.12')),
  ),
};

export interface Listening {
  port: number;
  close(): void;
}

/** @param kind a fake; `a web server`; or `nothing`: a port that was free a moment ago */
export async function listen(kind: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server =
    kind === 'a web server'
      ? createHttp((_, response) => response.end('<html></html>'))
      : createServer((socket) => {
          sockets.add(socket.on('error', () => {}));
          fakes[kind]?.(socket);
        });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  if (kind === 'nothing') close();
  return { port, close };
}

export interface Line extends Listening {
  /** Ends all connections, and takes no more. */
  cut(): void;
  /** Passes nothing on any more, and ends nothing. */
  hush(): void;
}

/** A line to the server at `uri`. */
export async function line(uri: string): Promise<Line> {
  const { hostname, port: target } = new URL(uri);
  const ends = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(target), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (data) => silent || to.write(data));
      from.on('error', () => {}).on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    server.close();
    for (const end of ends) end.destroy();
  };
  const hush = (): void => {
    silent = true;
  };
  return { port: (server.address() as AddressInfo).port, close: cut, cut, hush };
}
