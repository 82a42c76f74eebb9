import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepts } from '../processes/accepts';
import { freePort } from '../processes/free-port';
import { Processes } from '../processes/processes';

/** host:port of every running function, by the name a Composition refers to it with. */
export type FunctionAddresses = Readonly<Record<string, string>>;

/** A program and its first arguments. */
type CommandLine = readonly [command: string, ...args: string[]];

/**
 * Starts one process per function (name to command line), hands their addresses to `use`, and has ended them all when that
 * settles. Where it fails, their logs stay; throws ProgramError where a function does not start, and where one ends.
 */
export async function withFunctions<T>(
  programs: Readonly<Record<string, CommandLine>>,
  use: (addresses: FunctionAddresses) => Promise<T>,
): Promise<T> {
  const logs = mkdtempSync(join(tmpdir(), 'functions-'));
  const processes = new Processes(logs);
  const ended = processes.died.then((end) => {
    throw end;
  });
  let areDone = false;
  try {
    const result = await Promise.race([start(programs, processes).then(use), ended]);
    areDone = true;
    return result;
  } finally {
    await processes.kill();
    if (areDone) rmSync(logs, { recursive: true });
    else console.error(`logs of functions: ${logs}`);
  }
}

async function start(
  programs: Readonly<Record<string, CommandLine>>,
  processes: Processes,
): Promise<FunctionAddresses> {
  const addresses: Record<string, string> = {};
  for (const [name, [command, ...args]] of Object.entries(programs)) {
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    await processes.start({
      name,
      command,
      args: [...args, '--insecure', '--address', address],
      ready: () => accepts(port),
    });
    addresses[name] = address;
  }
  return addresses;
}
