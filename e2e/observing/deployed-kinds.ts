import { composedOf } from '../../checks/composed/composed';
import { workloadManifests } from '../../checks/fargate/pods';
import { environments } from '../../config/environments';
import type { DistObject } from '../../objects/dist';
import { groupOf } from '../../objects/group-kind';
import { type Json, stringAt } from '../../objects/json';

/** Kinds as kubectl names them, separated by commas. */
export interface DeployedKinds {
  readonly management: string;
  /** By the environment of the workload cluster. */
  readonly workload: Readonly<Record<string, string>>;
}

/** The kinds of the objects in `dist/` and of all that follows from them, by their cluster. */
export function deployedKinds(objects: readonly DistObject[]): DeployedKinds {
  const management = [...objects.filter(({ cluster }) => cluster === ''), ...composedOf(objects)];
  return {
    management: kindsOf(management.map(({ body }) => body)),
    workload: Object.fromEntries(
      environments.map((one) => [one.name, kindsOf(workloadManifests(objects, one).map(({ manifest }) => manifest))]),
    ),
  };
}

function kindsOf(objects: readonly Json[]): string {
  const kinds = objects.map((object) => {
    const group = groupOf(stringAt(object, 'apiVersion') ?? '');
    return `${stringAt(object, 'kind')}${group && `.${group}`}`;
  });
  return [...new Set(kinds)].sort().join(',');
}
