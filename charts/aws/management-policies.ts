import type { GroupVersionKind } from 'cdk8s';
import { namedBy } from '../../objects/external-names';

/**
 * Kinds whose controller is written by hand and takes no list of policies: with any but the default it does nothing.
 * Source: `internal/controller/namespaced/eks/clusterauth/controller.go` of provider-upjet-aws v2.4.0, whose reconciler is
 * set up without `WithManagementPolicies`; all others of that directory are generated with it (provider-upjet-aws#1908).
 */
const withoutPolicies: readonly string[] = ['eks.aws.m.upbound.io/v1beta1 ClusterAuth'];

/**
 * Kinds that are named by AWS and lose nothing with the name. The default security group comes with the VPC: to make it is
 * to take it over and to revoke its rules, as often as one likes. Late initialization would write a rule that somebody
 * adds by hand into the spec and hold on to it.
 */
const takenOver: readonly string[] = ['ec2.aws.m.upbound.io/v1beta1 DefaultSecurityGroup'];

/**
 * What Crossplane may do with a managed resource of a kind, in AWS and with its object; undefined where the kind takes no
 * list. The provider stores a name that AWS has made only as part of late initialization, so kinds with such a name have
 * it, and no other has: it also writes every field that Git leaves out into the spec.
 */
export function managementPolicies(kind: GroupVersionKind, isRemovable: boolean): readonly string[] | undefined {
  const name = `${kind.apiVersion} ${kind.kind}`;
  if (withoutPolicies.includes(name)) return undefined;
  const initializes = namedBy(kind) === 'AWS' && !takenOver.includes(name);
  return [
    'Observe',
    'Create',
    'Update',
    ...(initializes ? ['LateInitialize'] : []),
    ...(isRemovable ? ['Delete'] : []),
  ];
}
