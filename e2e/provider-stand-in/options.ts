import { parseArgs } from 'node:util';
import type { Delays } from './delay';

/** What the command line says. */
export interface Options {
  /** Path of the kubeconfig of the management cluster. */
  readonly kubeconfig: string;
  /** Path of the kubeconfig of each workload cluster, by the cluster's name in EKS. */
  readonly workloads: ReadonlyMap<string, string>;
  /** Path of the file of external resources. */
  readonly inventory: string;
  readonly delays: Delays;
}

const required = ['kubeconfig', 'inventory'] as const;
const text = { type: 'string' } as const;
const known = {
  kubeconfig: text,
  workload: { type: 'string', multiple: true },
  inventory: text,
  'delay-ms': text,
  delay: { type: 'string', multiple: true },
  jitter: text,
  seed: text,
} as const;

/** The options that arguments give, or else every problem with them, as `where: what (value) — what to do`. */
export function readOptions(args: readonly string[]): Options | readonly string[] {
  const { values, tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const problems: string[] = [];
  for (const token of tokens) {
    const name = token.kind === 'option' ? token.rawName : token.kind === 'positional' ? token.value : '--';
    if (token.kind !== 'option' || !(token.name in known))
      problems.push(
        `${name}: unknown — give only ${Object.keys(known)
          .map((key) => `--${key}`)
          .join(', ')}`,
      );
  }
  const given = (name: keyof typeof known) => stringOf(values[name]);
  for (const name of required) {
    if (given(name) === '') problems.push(`--${name}: missing — give it`);
  }
  const number = (name: 'delay-ms' | 'jitter' | 'seed', otherwise: number, most: number) => {
    const found = given(name) === '' ? otherwise : Number(given(name));
    if (found >= 0 && found <= most) return found;
    problems.push(`--${name}: no number from 0 to ${most} (${given(name)}) — correct it`);
    return otherwise;
  };
  const delays: Delays = {
    usual: number('delay-ms', 300, 3_600_000),
    jitter: number('jitter', 0, 1),
    seed: number('seed', Math.floor(Math.random() * 1e9), Number.MAX_SAFE_INTEGER),
    byKind: delaysByKind(values.delay, problems),
  };
  const workloads = workloadsByName(values.workload, problems);
  if (problems.length > 0) return problems;
  return {
    kubeconfig: given('kubeconfig'),
    workloads,
    inventory: given('inventory'),
    delays,
  };
}

const stringOf = (value: unknown) => (typeof value === 'string' ? value : '');

function delaysByKind(values: unknown, problems: string[]): ReadonlyMap<string, number> {
  const entries = Array.isArray(values) ? values.map(stringOf) : [];
  return new Map(
    entries.flatMap((entry) => {
      const [, service, kind, milliseconds] = entry.match(/^([a-z0-9]+)\.(\w+)=(\d+)$/) ?? [];
      if (milliseconds !== undefined) return [[`${service} ${kind}`, Number(milliseconds)] as const];
      problems.push(`--delay: no delay of a kind (${entry}) — write it as eks.Cluster=3000`);
      return [];
    }),
  );
}

function workloadsByName(values: unknown, problems: string[]): ReadonlyMap<string, string> {
  const entries = Array.isArray(values) ? values.map(stringOf) : [];
  return new Map(
    entries.flatMap((entry) => {
      const [, cluster, kubeconfig] = entry.match(/^([^=]+)=(.+)$/) ?? [];
      if (cluster !== undefined && kubeconfig !== undefined) return [[cluster, kubeconfig] as const];
      problems.push(`--workload: no workload cluster (${entry}) — write its name, = and the path of its kubeconfig`);
      return [];
    }),
  );
}
