import type { DistObject } from '../checks/dist';
import { groupKind, isManagedGroup } from '../checks/group-kind';
import { inventoryOf } from './inventory';

/** A managed resource that asks AWS for a token, and has nothing there. */
const kubeconfigMaker = 'ClusterAuth';

/** What an environment is to have in AWS. */
export interface InAws {
  /** Objects that answer for something in AWS; those of other kinds do not count. */
  readonly exists: readonly DistObject[];
  /** Objects that are gone, and left something in AWS. */
  readonly orphaned: readonly DistObject[];
}

/** How what an environment has in AWS is not what it should be, a line for each resource. */
export interface AwsDifference {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

/** Compares what an environment has in the stand-in's AWS to what it is to have there. */
export function awsDifference(inventory: string, environment: string, wanted: InAws): AwsDifference {
  const resources = inventoryOf(inventory).filter(({ managedResource }) =>
    managedResource.startsWith(`${environment}/`),
  );
  const found = new Set(resources.map(({ kind, managedResource, state }) => `${state} ${kind} ${managedResource}`));
  const isInAws = ({ group, kind }: DistObject) => isManagedGroup(group) && kind !== kubeconfigMaker;
  const lines = (['exists', 'orphaned'] as const).flatMap((state) =>
    wanted[state].filter(isInAws).map((object) => `${state} ${groupKind(object)} ${object.namespace}/${object.name}`),
  );
  const expected = new Set(lines);
  return {
    missing: [...expected].filter((line) => !found.has(line)).map((line) => `not in AWS: ${line}`),
    unexpected: [...found].filter((line) => !expected.has(line)).map((line) => `in AWS: ${line}`),
  };
}
