import { parseArgs } from 'node:util';
import type { JsonObject } from '../../../objects/json';
import type { Emulator } from './emulators';

/** What the front is told when it is started. */
export interface FrontOptions {
  /** Port of the proxy. */
  readonly port: number;
  /** Port of the token webhook. */
  readonly securePort: number;
  /** Folder with `tls.crt` and `tls.key` for the hosts of AWS and for loopback. */
  readonly certificate: string;
  /** File of the log of calls. */
  readonly calls: string;
  /** File of the API servers that stand for clusters. */
  readonly clusters: string;
  readonly emulators: Readonly<Record<Emulator, number>>;
  readonly accounts: readonly string[];
  /** Roles that are there before anything is made. */
  readonly roles: readonly PresetRole[];
  /** How long EKS takes for what takes minutes in AWS. */
  readonly eksSeconds: number;
}

/** A role that somebody has made by hand in an account. */
export interface PresetRole {
  readonly arn: string;
  /** Its trust policy. */
  readonly trust: JsonObject;
}

/** Options as a command line. */
export function written(options: FrontOptions): string[] {
  return [`--options=${JSON.stringify(options)}`];
}

/** Options of a command line that `written` made. */
export function read(args: readonly string[]): FrontOptions {
  const { values } = parseArgs({ args: [...args], options: { options: { type: 'string' } } });
  return JSON.parse(values.options ?? '{}') as FrontOptions;
}
