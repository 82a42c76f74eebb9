import { spawn } from 'node:child_process';

/**
 * Has a process killed when this one ends, even by SIGKILL: a shell waits for the end of a pipe that only this process holds
 * open. Returns a function that ends the watch, to be called once the watched process is gone.
 */
export function endWithParent(pid: number): () => void {
  const script = 'read -r nothing; kill -9 "$1"';
  // In a session of its own the shell outlives the Ctrl-C that ends this process.
  const shell = spawn('/bin/sh', ['-c', script, 'end-with-parent', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  return () => void shell.kill('SIGKILL');
}
