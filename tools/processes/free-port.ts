import { createServer } from 'node:net';
import { ProgramError } from './program-error';

// Below the ports of outgoing connections on Linux, macOS and Windows: from that range, a client that keeps dialling a
// program while it restarts can get the program's own port, and connect to itself.
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

/** A free TCP port of 127.0.0.1, never the same one twice; throws ProgramError where it finds none. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new ProgramError(`127.0.0.1: no free port found (${firstPort}-${lastPort}) — end programs that hold ports`);
}
