import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';

const kinds = new Set([
  'ec2 SecurityGroupEgressRule',
  'ec2 SecurityGroupIngressRule',
  'networking.k8s.io NetworkPolicy',
]);

/** Whether an object lets pods reach something, or be reached. */
export function isReachabilityRule(object: DistObject): boolean {
  return kinds.has(groupKind(object));
}
