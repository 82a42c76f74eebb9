import { conditionsOf, isTrue } from '../../objects/conditions';
import { groupKind, groupOf, isManagedGroup } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { externalNameAnnotation } from '../../objects/managed-resource';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Loop } from '../loop/loop';

/** A managed resource as the API server has it. */
export interface LiveResource {
  /** As the checks name it: `ec2 VPC`. */
  readonly kind: string;
  /** Namespace of its environment. */
  readonly namespace: string;
  readonly name: string;
  /** What kubectl calls it: `vpcs.ec2.aws.m.upbound.io/eks-vpc-dev`. */
  readonly address: string;
  readonly externalName?: string;
  /** When one of its conditions last changed, in milliseconds since 1970; 0 without conditions. */
  readonly changed: number;
  readonly isSynced: boolean;
  readonly isReady: boolean;
  /** Whether AWS has more to say of it, though it is ready: ACM issues a certificate when it has seen its proof. */
  readonly isPending: boolean;
  readonly isGoing: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Its first condition that is not true, in words. */
  readonly complaint: string;
}

/** Every managed resource of AWS, whether Argo CD or Crossplane made it. */
export async function managedResources({ management: { kubectl } }: Loop): Promise<readonly LiveResource[]> {
  const all = await kubectl.list('managed');
  return all.flatMap((object) => {
    const group = groupOf(object.apiVersion);
    return isManagedGroup(group) ? [liveResource(object, group)] : [];
  });
}

function liveResource({ kind, metadata, status }: KubeObject, group: string): LiveResource {
  const conditions = conditionsOf(status);
  const bad = conditions.find((one) => one.status !== 'True' && one.type !== 'AsyncOperation');
  const externalName = metadata.annotations?.[externalNameAnnotation];
  return {
    kind: groupKind({ group, kind }),
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    address: `${kind.toLowerCase()}.${group}/${metadata.name}`,
    ...(externalName !== undefined && { externalName }),
    changed: Math.max(0, ...conditions.map((one) => Date.parse(String(one.lastTransitionTime)))),
    isSynced: isTrue(status, 'Synced'),
    isReady: isTrue(status, 'Ready'),
    isPending: at(status, 'atProvider', 'status') === 'PENDING_VALIDATION',
    isGoing: metadata.deletionTimestamp !== undefined,
    annotations: metadata.annotations ?? {},
    complaint: bad === undefined ? 'no condition' : `${bad.type} ${bad.reason} ${bad.message ?? ''}`.trim(),
  };
}
