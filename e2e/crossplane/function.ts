import { accepts } from '../../tools/processes/accepts';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';

/** The function that the Compositions are written for, with mutual TLS, as Crossplane's own runtime would start it. */
export function startFunction(props: {
  /** Command line of the function, without its options. */
  readonly program: readonly [command: string, ...args: string[]];
  readonly port: number;
  /** Folder with `tls.crt`, `tls.key` and `ca.crt`. */
  readonly certificates: string;
  readonly processes: Processes;
}): Promise<Process> {
  const { program, port, certificates, processes } = props;
  const [command, ...args] = program;
  return processes.start({
    name: 'function-pythonic',
    command,
    args: [...args, `--address=127.0.0.1:${port}`, `--tls-certs-dir=${certificates}`],
    ready: () => accepts(port),
  });
}
