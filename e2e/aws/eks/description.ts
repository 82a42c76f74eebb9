import type { JsonObject } from '../../../objects/json';
import type { ApiServer } from './api-servers';
import { type Cluster, seconds, statusOf } from './cluster';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** The issuer of a cluster's service account tokens. */
export function issuerOf({ region, id }: Pick<Cluster, 'region' | 'id'>): string {
  return `https://oidc.eks.${region}.amazonaws.com/id/${id}`;
}

/** A cluster as AWS describes it. Source: Amazon EKS API reference, data type Cluster, and CreateCluster, "Examples". */
export function describe(cluster: Cluster, apiServer: ApiServer | undefined, now: number): JsonObject {
  const { settings } = cluster;
  const status = statusOf(cluster, now, apiServer !== undefined);
  // A cluster has its address, authority and issuer only while its control plane runs.
  const running = status === 'CREATING' ? undefined : apiServer;
  return {
    name: cluster.name,
    arn: cluster.arn,
    createdAt: seconds(cluster.createdAt),
    version: settings.version,
    roleArn: cluster.roleArn,
    status,
    platformVersion: 'eks.1',
    // Only its members are missing then: clients that look into it would break without the object.
    certificateAuthority: running === undefined ? {} : { data: running.certificateAuthority },
    ...(running !== undefined && {
      endpoint: running.endpoint,
      identity: { oidc: { issuer: issuerOf(cluster) } },
    }),
    ...network(cluster),
    logging: {
      clusterLogging: [
        { types: logTypes.filter((type) => settings.logTypes.includes(type)), enabled: true },
        { types: logTypes.filter((type) => !settings.logTypes.includes(type)), enabled: false },
      ].filter(({ types }) => types.length > 0),
    },
    tags: Object.fromEntries(cluster.tags),
    health: { issues: [] },
    accessConfig: { authenticationMode: settings.authenticationMode },
    upgradePolicy: { supportType: settings.supportType },
    // Missing until it is set. Source: TestAccEKSCluster_basic of terraform-provider-aws, which runs against AWS.
    ...(settings.zonalShift !== undefined && { zonalShiftConfig: { enabled: settings.zonalShift } }),
    deletionProtection: settings.deletionProtection,
    ...(settings.keyArn !== undefined && {
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: settings.keyArn } }],
    }),
  };
}

function network({ settings, vpcId, clusterSecurityGroupId, serviceCidr }: Cluster): JsonObject {
  return {
    resourcesVpcConfig: {
      subnetIds: settings.subnetIds,
      securityGroupIds: settings.securityGroupIds,
      clusterSecurityGroupId,
      vpcId,
      endpointPublicAccess: settings.endpointPublicAccess,
      endpointPrivateAccess: settings.endpointPrivateAccess,
      publicAccessCidrs: settings.publicAccessCidrs,
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: serviceCidr,
      ipFamily: 'ipv4',
      elasticLoadBalancing: { enabled: false },
    },
  };
}
