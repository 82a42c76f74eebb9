import type { Cluster } from './cluster';

/** A cluster of a test, running since 1970. */
export function clusterFixture(properties: Partial<Cluster> = {}): Cluster {
  const name = properties.name ?? 'shop';
  return {
    ...{ account: '111122223333', region: 'us-east-1', name, id: 'ABCD' },
    arn: `arn:aws:eks:us-east-1:111122223333:cluster/${name}`,
    roleArn: 'arn:aws:iam::111122223333:role/control-plane',
    ...{ vpcId: 'vpc-1', zones: ['a', 'b'], clusterSecurityGroupId: 'sg-1', interfaceIds: [] },
    serviceCidr: '172.20.0.0/16',
    ...{ createdAt: 0, readyAt: 0, goneAt: undefined, upgradedFrom: undefined },
    settings: {
      ...{ version: '1.34', supportType: 'STANDARD', deletionProtection: false, zonalShift: false },
      ...{
        subnetIds: ['subnet-a', 'subnet-b'],
        securityGroupIds: [],
        keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
      },
      ...{ endpointPublicAccess: false, endpointPrivateAccess: true, publicAccessCidrs: [] },
      ...{ logTypes: ['api'], authenticationMode: 'API' },
    },
    tags: new Map(),
    updates: [],
    profiles: new Map(),
    addons: new Map(),
    entries: new Map(),
    ...properties,
  };
}
