import { isList, isObject, type Json, type JsonObject } from '../../../objects/json';
import type { ClusterSettings } from './cluster';
import { invalidParameter } from './errors';
import { objectOf, textsOf } from './parameters';
import { minors } from './versions';

/**
 * The settings of a new cluster, with AWS's defaults. AWS says only that the default version need not be the newest.
 * Source: Amazon EKS API reference, CreateCluster, and data types VpcConfigRequest, CreateAccessConfigRequest and
 * UpgradePolicyRequest.
 */
export function settingsOf(body: JsonObject): ClusterSettings {
  const vpc = objectOf(body.resourcesVpcConfig);
  const version = String(body.version ?? minors.at(-2));
  if (!minors.includes(version)) throw invalidParameter(`unsupported Kubernetes version ${version}`);
  const isPublic = vpc.endpointPublicAccess !== false;
  return {
    version,
    supportType: String(objectOf(body.upgradePolicy).supportType ?? 'EXTENDED'),
    deletionProtection: body.deletionProtection === true,
    subnetIds: textsOf(vpc.subnetIds),
    securityGroupIds: textsOf(vpc.securityGroupIds),
    endpointPublicAccess: isPublic,
    endpointPrivateAccess: vpc.endpointPrivateAccess === true,
    publicAccessCidrs: isPublic ? textsOf(vpc.publicAccessCidrs, ['0.0.0.0/0']) : [],
    logTypes: enabledLogTypes(body.logging, []),
    authenticationMode: String(objectOf(body.accessConfig).authenticationMode ?? 'CONFIG_MAP'),
    keyArn: keyOf(body.encryptionConfig),
    zonalShift: isObject(body.zonalShiftConfig) ? body.zonalShiftConfig.enabled === true : undefined,
  };
}

/** The types of logs that are enabled after a change. Source: Amazon EKS API reference, data types Logging and LogSetup. */
export function enabledLogTypes(logging: Json | undefined, before: readonly string[]): string[] {
  const enabled = new Set(before);
  const changes = objectOf(logging).clusterLogging;
  for (const change of isList(changes) ? changes.filter(isObject) : []) {
    for (const type of textsOf(change.types)) {
      if (change.enabled === true) enabled.add(type);
      else enabled.delete(type);
    }
  }
  return [...enabled];
}

/**
 * ARN of the key in a configuration of encryption; undefined where there is none.
 * Source: Amazon EKS API reference, data types EncryptionConfig and Provider.
 */
export function keyOf(encryptionConfig: Json | undefined): string | undefined {
  const first = isList(encryptionConfig) ? encryptionConfig.find(isObject) : undefined;
  const { keyArn } = objectOf(objectOf(first).provider);
  return typeof keyArn === 'string' ? keyArn : undefined;
}
