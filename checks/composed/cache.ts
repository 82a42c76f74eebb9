import type { DistObject } from '../../objects/dist';
import { at, type JsonObject, listAt, stringAt } from '../../objects/json';
import { keyArn } from './aws-answers';
import { managedResource } from './managed-resource';

/** What a Cache composes once AWS has given the ARN of its key. */
export function cacheComposes(composite: DistObject, objects: readonly DistObject[]): JsonObject[] {
  const { name, namespace, body } = composite;
  const spec = (...fields: string[]) => at(body, 'spec', ...fields);
  const keep = spec('protection') === 'retained';
  const snapshots = spec('snapshots') !== undefined && {
    snapshotRetentionLimit: spec('snapshots', 'days'),
    dailySnapshotTime: spec('snapshots', 'time'),
  };
  const forProvider = {
    region: spec('region'),
    description: spec('description'),
    engine: 'valkey',
    majorEngineVersion: spec('version'),
    cacheUsageLimits: [
      {
        dataStorage: [{ maximum: spec('gigabytes'), unit: 'GB' }],
        ecpuPerSecond: [{ maximum: spec('ecpuPerSecond') }],
      },
    ],
    kmsKeyId: keyArn(
      objects,
      namespace,
      stringAt(body, 'spec', 'region') ?? '',
      stringAt(body, 'spec', 'keyName') ?? '',
    ),
    userGroupId: spec('userGroupName'),
    securityGroupIdRefs: [{ name: spec('securityGroupName') }],
    subnetIdRefs: listAt(body, 'spec', 'subnetNames').map((subnet) => ({ name: subnet })),
    ...snapshots,
  };
  return [managedResource(composite, { api: 'elasticache', kind: 'ServerlessCache', name, keep, forProvider })];
}
