import { readFileSync, writeFileSync } from 'node:fs';
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

/** Writes options into a file, since templates are longer than a command line may be; returns the command line. */
export function written(options: FrontOptions, file: string): string[] {
  writeFileSync(file, JSON.stringify(options));
  return [file];
}

/** Options from a command line of `written`. */
export function read([file = '']: readonly string[]): FrontOptions {
  return JSON.parse(readFileSync(file, 'utf8')) as FrontOptions;
}
