import type { JsonObject } from '../../../objects/json';

/** What can change about a cluster. */
export interface ClusterSettings {
  version: string;
  supportType: string;
  deletionProtection: boolean;
  subnetIds: readonly string[];
  securityGroupIds: readonly string[];
  endpointPublicAccess: boolean;
  endpointPrivateAccess: boolean;
  publicAccessCidrs: readonly string[];
  logTypes: readonly string[];
  authenticationMode: string;
  /** Undefined where no key of the customer encrypts Secrets. */
  keyArn: string | undefined;
  /** Undefined as long as nobody has set it. */
  zonalShift: boolean | undefined;
}

/** A change that is under way or done. */
export interface Update {
  readonly id: string;
  readonly type: string;
  readonly params: readonly JsonObject[];
  readonly createdAt: number;
  readonly doneAt: number;
}

/** A Fargate profile, of which only tags can change. */
export interface FargateProfile {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly subnetIds: readonly string[];
  readonly selectors: readonly JsonObject[];
  readonly createdAt: number;
  readonly readyAt: number;
  goneAt: number | undefined;
  readonly tags: Map<string, string>;
}

/** An add-on in a cluster. */
export interface Addon {
  readonly name: string;
  readonly arn: string;
  version: string;
  configuration: string | undefined;
  roleArn: string | undefined;
  readonly createdAt: number;
  modifiedAt: number;
  readonly readyAt: number;
  goneAt: number | undefined;
  readonly updates: Update[];
  readonly tags: Map<string, string>;
}

/** A policy of EKS that is associated with an access entry. */
export interface AssociatedPolicy {
  readonly policyArn: string;
  readonly accessScope: JsonObject;
  readonly associatedAt: number;
}

/** The identity of an IAM principal in a cluster. */
export interface AccessEntry {
  readonly principalArn: string;
  readonly arn: string;
  readonly type: string;
  groups: readonly string[];
  username: string;
  readonly createdAt: number;
  modifiedAt: number;
  readonly tags: Map<string, string>;
  /** By the ARN of the policy. */
  readonly policies: Map<string, AssociatedPolicy>;
}

/** A cluster of EKS. Times are milliseconds since 1970. */
export interface Cluster {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  /** Part of its issuer and of the name of its security group. */
  readonly id: string;
  readonly roleArn: string;
  readonly vpcId: string;
  /** Zones of its subnets, which never change. */
  readonly zones: readonly string[];
  readonly clusterSecurityGroupId: string;
  readonly interfaceIds: readonly string[];
  readonly serviceCidr: string;
  readonly createdAt: number;
  readonly readyAt: number;
  /** When its deletion ends; undefined while nobody deletes it. */
  goneAt: number | undefined;
  /** Version before the last upgrade, and when that was. */
  upgradedFrom: { readonly version: string; readonly at: number } | undefined;
  readonly settings: ClusterSettings;
  readonly tags: Map<string, string>;
  readonly updates: Update[];
  readonly profiles: Map<string, FargateProfile>;
  readonly addons: Map<string, Addon>;
  /** By the ARN of the principal. */
  readonly entries: Map<string, AccessEntry>;
}

/** The update that is under way; undefined where none is. */
export function updateUnderWay({ updates }: Cluster, now: number): Update | undefined {
  return updates.find(({ doneAt }) => doneAt > now);
}

/** Status of a cluster, which is not ACTIVE before its API server runs. */
export function statusOf(cluster: Cluster, now: number, isServed: boolean): string {
  if (cluster.goneAt !== undefined) return 'DELETING';
  if (now < cluster.readyAt || !isServed) return 'CREATING';
  return updateUnderWay(cluster, now) === undefined ? 'ACTIVE' : 'UPDATING';
}

/** Seconds since 1970, as AWS writes times in JSON. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
