import { parseArgs } from 'node:util';
import type { Emulator } from './emulators';

/** What it takes to start the front. */
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
  /** What people have deployed by CloudFormation before everything else, in this order. */
  readonly stacks: readonly Stack[];
  /** Seconds that EKS takes for what takes minutes in AWS. */
  readonly eksSeconds: number;
}

/** A template that people deploy into an account. */
export interface Stack {
  readonly account: string;
  readonly name: string;
  /** Text of the template. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Options as a command line. */
export function written(options: FrontOptions): string[] {
  return [`--options=${JSON.stringify(options)}`];
}

/** Options from a command line of `written`. */
export function read(args: readonly string[]): FrontOptions {
  const { values } = parseArgs({ args: [...args], options: { options: { type: 'string' } } });
  return JSON.parse(values.options ?? '{}') as FrontOptions;
}
