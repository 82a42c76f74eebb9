import { environments } from '../../../config/environments';
import type { EnvironmentInput } from '../../../config/model/environment';
import { administrators } from './environment-edits';

/** As many environments, each in an account of its own; every third one is retained. */
export function environmentsFor(count: number): EnvironmentInput[] {
  return [...Array(count)].map((_, index) => {
    const { region, zones, kubernetesVersion } = environments[0] ?? { region: '', zones: [], kubernetesVersion: '' };
    const account = String(100_000_000_000 + index);
    return {
      name: `random${index}`,
      ...{ account, region, zones, kubernetesVersion },
      vpcCidr: `10.${index}.0.0/16`,
      // As few as there may be, since AWS joins an endpoint and a subnet in a minute.
      endpointZones: 1,
      adminRoleArns: administrators.map((role) => `arn:aws:iam::${account}:role/${role}`),
      logRetentionDays: 14,
      protection: index % 3 === 2 ? 'retained' : 'disposable',
      revision: 'v1.0.0',
      sync: 'automatic',
    };
  });
}
