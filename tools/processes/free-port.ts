import { createServer } from 'node:net';
import { ProgramError } from './program-error';

// Below what Linux, macOS and Windows give to outgoing connections: there a client that keeps dialling a program which is
// being started again can take its port, by being connected to itself.
const firstPort = 20_000;
const lastPort = 32_000;
const tries = 200;

const given = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A TCP port of 127.0.0.1 that nobody holds, never the same one twice; throws ProgramError where there is none. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new ProgramError(`127.0.0.1: no free port found (${firstPort}-${lastPort}) — end programs that hold ports`);
}
