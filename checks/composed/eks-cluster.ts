import type { DistObject } from '../../objects/dist';
import { at, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { type ClusterAnswers, clusterAnswers } from './aws-answers';
import { managedResource } from './managed-resource';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

const named = (name: Json | undefined) => ({ name });

/** What an EksCluster composes once AWS has answered everything. */
export function eksClusterComposes(composite: DistObject, objects: readonly DistObject[]): JsonObject[] {
  const { name, namespace, body } = composite;
  const answers = clusterAnswers(objects, namespace, name);
  const [url, region] = [answers.issuer, at(body, 'spec', 'region')];
  const keep = at(body, 'spec', 'protection') === 'retained';
  const key = at(body, 'spec', 'key');
  const [keyName = '', aliasName = ''] = [stringAt(key, 'name'), stringAt(key, 'aliasName')];
  const keySettings = {
    region,
    description: `Secrets of ${name}`,
    enableKeyRotation: true,
    deletionWindowInDays: at(key, 'deletionWindowInDays'),
    policy: at(key, 'policy'),
  };
  const forAlias = { region, targetKeyIdRef: named(keyName) };
  return [
    managedResource(composite, { api: 'kms', kind: 'Key', name: keyName, keep, forProvider: keySettings }),
    managedResource(composite, {
      api: 'kms',
      kind: 'Alias',
      name: aliasName,
      externalName: stringAt(key, 'alias'),
      tagged: false,
      keep,
      forProvider: forAlias,
    }),
    managedResource(composite, { api: 'eks', kind: 'Cluster', name, keep, forProvider: cluster(composite, answers) }),
    managedResource(composite, {
      api: 'iam',
      kind: 'OpenIDConnectProvider',
      name,
      keep,
      forProvider: { url, clientIdList: ['sts.amazonaws.com'] },
    }),
    ...listAt(body, 'spec', 'securityGroupRules').map((rule) => ruleOf(composite, rule, keep, answers)),
  ];
}

function cluster({ body }: DistObject, { keyArn }: ClusterAnswers): JsonObject {
  const spec = (field: string) => at(body, 'spec', field);
  const publicAccessCidrs = spec('publicAccessCidrs');
  const retained = spec('protection') === 'retained';
  return {
    region: spec('region'),
    version: spec('version'),
    upgradePolicy: { supportType: retained ? 'EXTENDED' : 'STANDARD' },
    roleArnRef: named(spec('roleName')),
    bootstrapSelfManagedAddons: true,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    deletionProtection: retained,
    enabledClusterLogTypes: logTypes,
    encryptionConfig: { provider: { keyArn }, resources: ['secrets'] },
    vpcConfig: {
      endpointPrivateAccess: true,
      endpointPublicAccess: publicAccessCidrs !== undefined,
      ...(publicAccessCidrs !== undefined && { publicAccessCidrs }),
      securityGroupIdRefs: [named(spec('securityGroupName'))],
      subnetIdRefs: listAt(body, 'spec', 'subnetNames').map(named),
    },
  };
}

function ruleOf(
  composite: DistObject,
  rule: Json,
  keep: boolean,
  { clusterSecurityGroupId }: ClusterAnswers,
): JsonObject {
  const end = (field: string, group: Json | undefined): JsonObject =>
    group === undefined ? { [field]: clusterSecurityGroupId } : { [`${field}Ref`]: named(group) };
  const port = at(rule, 'port');
  return managedResource(composite, {
    api: 'ec2',
    kind: at(rule, 'direction') === 'ingress' ? 'SecurityGroupIngressRule' : 'SecurityGroupEgressRule',
    name: stringAt(rule, 'name') ?? '',
    keep,
    forProvider: {
      region: at(composite.body, 'spec', 'region'),
      description: at(rule, 'description'),
      ipProtocol: at(rule, 'protocol'),
      fromPort: port,
      toPort: port,
      ...end('securityGroupId', at(rule, 'groupName')),
      ...end('referencedSecurityGroupId', at(rule, 'peerName')),
    },
  });
}
