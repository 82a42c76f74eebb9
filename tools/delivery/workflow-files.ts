import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A step of a job, as far as it is looked at here. */
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** A job of a workflow, as far as it is looked at here. */
export interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A workflow, as far as it is looked at here. Source: GitHub's documentation, "Workflow syntax". */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads a workflow; its path is from the root of the repository. */
export function readWorkflow(root: string, file: string): Workflow {
  const text = readFileSync(join(root, file), 'utf8');
  return { ...parse(text), file, text };
}
