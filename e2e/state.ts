import { inventoryOf } from './inventory';
import type { Loop } from './loop';

/** What there is: the objects of every cluster, and what the stand-in for AWS has made. */
export type State = ReadonlySet<string>;

const managementKinds = ['managed', 'composite', 'applications.argoproj.io', 'namespaces', 'secrets'];
const workloadKinds = [
  'namespaces',
  'serviceaccounts',
  'resourcequotas',
  'limitranges',
  'networkpolicies',
  'securitygrouppolicies',
];

/** Reads the names of everything that the repository leads to; ids and times, which differ from run to run, are left out. */
export async function stateOf({ management, workload, inventory }: Loop): Promise<State> {
  const clusters: (readonly [string, Loop['management'], readonly string[]])[] = [
    ['management', management, managementKinds],
    ...Object.entries(workload).map(([name, cluster]) => [name, cluster, workloadKinds] as const),
  ];
  const names = new Set<string>();
  for (const [cluster, { kubectl }, kinds] of clusters) {
    for (const kind of kinds) {
      for (const object of await kubectl.list(kind)) {
        names.add(`${cluster}: ${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`);
      }
    }
  }
  for (const { kind, managedResource, state } of inventoryOf(inventory)) {
    names.add(`AWS: ${kind} ${managedResource} ${state}`);
  }
  return names;
}

/** What one state has and another has not, a line each. */
export function difference(expected: State | undefined, found: State): string[] {
  if (expected === undefined) return ['there is nothing to compare with'];
  return [
    ...[...expected].filter((name) => !found.has(name)).map((name) => `lost: ${name}`),
    ...[...found].filter((name) => !expected.has(name)).map((name) => `new: ${name}`),
  ];
}
