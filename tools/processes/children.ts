import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

function killOnEnd(): void {
  process.once('exit', killAll);
  // An exit, unlike a default signal, runs the exit handlers.
  process.once('SIGHUP', () => process.exit(129));
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

let armed = false;

/** Starts a program that does not outlive this process, unless SIGKILL ends this process. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (!armed) killOnEnd();
  armed = true;
  const child = spawn(command, args, options);
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}
