import type { ChildProcess } from 'node:child_process';
import { accepts } from '../processes/accepts';
import { startChild } from '../processes/children';
import { freePort } from '../processes/free-port';
import { ProgramError } from '../processes/program-error';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 5_000;
const RETRY_MS = 20;

/** host:port of every running function, by the name a Composition refers to it with. */
export type FunctionAddresses = Readonly<Record<string, string>>;

/** A program and its first arguments. */
type CommandLine = readonly [command: string, ...args: string[]];

interface RunningFunction {
  readonly name: string;
  readonly address: string;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly failure: () => string | undefined;
  readonly log: () => string;
}

function launch(name: string, [command, ...args]: CommandLine, port: number): RunningFunction {
  const address = `127.0.0.1:${port}`;
  const options = ['--insecure', '--address', address];
  const child = startChild(command, [...args, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  let failure: string | undefined;
  child.stdout?.on('data', (chunk: Buffer) => log.push(chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = error.message;
      resolve();
    });
    child.once('close', (code, signal) => {
      failure ??= `ended with ${signal ?? `exit code ${code}`}`;
      resolve();
    });
  });
  return { name, address, child, ended, failure: () => failure, log: () => log.join('') };
}

async function untilReady(running: RunningFunction, port: number): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS;
  while (performance.now() < limit) {
    const accepted = await accepts(port);
    const failure = running.failure();
    if (failure !== undefined) {
      throw new ProgramError(`function ${running.name}: did not start (${failure}) — ${running.log() || 'no log'}`);
    }
    if (accepted) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  throw new ProgramError(`function ${running.name}: accepts no connections (${running.address}) — ${running.log()}`);
}

async function stop({ child, ended }: RunningFunction): Promise<void> {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(kill);
}

/**
 * Starts one process per function (name to command line), hands their addresses to `use`, and has stopped them all when it
 * settles. Where `use` fails, their logs go to stderr; throws ProgramError where a function does not start.
 */
export async function withFunctions<T>(
  programs: Readonly<Record<string, CommandLine>>,
  use: (addresses: FunctionAddresses) => Promise<T>,
): Promise<T> {
  const started: RunningFunction[] = [];
  try {
    for (const [name, program] of Object.entries(programs)) {
      const port = await freePort();
      const running = launch(name, program, port);
      started.push(running);
      await untilReady(running, port);
    }
    return await use(Object.fromEntries(started.map(({ name, address }) => [name, address])));
  } catch (error) {
    for (const { name, log } of started) console.error(`log of function ${name}:\n${log() || '(empty)'}`);
    throw error;
  } finally {
    await Promise.all(started.map(stop));
  }
}
