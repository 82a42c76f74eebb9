import { join } from 'node:path';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Emulator } from './front/emulators';

/** What it takes to start the emulators. */
export interface EmulatorsProps {
  /** Python in whose environment they are installed. */
  readonly python: string;
  readonly ports: Readonly<Record<Emulator, number>>;
  /** Folder for their files. */
  readonly folder: string;
  readonly processes: Processes;
}

/** Starts both emulators, on loopback only. */
export async function startEmulators(props: EmulatorsProps): Promise<Readonly<Record<Emulator, Process>>> {
  const [ministack, moto] = await Promise.all([startMinistack(props), startMoto(props)]);
  return { ministack, moto };
}

function startMinistack({ python, ports: { ministack }, folder, processes }: EmulatorsProps): Promise<Process> {
  return processes.start({
    name: 'ministack',
    command: python,
    args: ['-m', 'ministack'],
    env: {
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(ministack),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LOG_LEVEL: 'WARNING',
      S3_DATA_DIR: join(folder, 's3'),
      TMPDIR: folder,
    },
    ready: () => answers(`http://127.0.0.1:${ministack}/_ministack/health`),
  });
}

function startMoto({ python, ports: { moto }, processes }: EmulatorsProps): Promise<Process> {
  return processes.start({
    name: 'moto',
    command: python,
    args: ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(moto)],
    ready: () => answers(`http://127.0.0.1:${moto}/moto-api/`),
  });
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}
