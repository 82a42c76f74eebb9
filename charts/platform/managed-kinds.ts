import kinds from '../../imports/kinds.json';

/** A kind of managed resource, as the API server names it. */
export interface ManagedKind {
  /** API group, for example `ec2.aws.m.upbound.io`. */
  readonly group: string;
  readonly kind: string;
  /** Plural of the kind, for example `vpcs`. */
  readonly plural: string;
}

/**
 * Every kind of managed resource that the charts can render, whether or not one is rendered today. What follows from
 * this list stays when the catalogue loses the last use of a kind: an environment that is pinned to an older revision
 * still has objects of that kind, and without its provider the API server would forget the kind and delete them.
 */
export const managedKinds: readonly ManagedKind[] = kinds.filter(
  ({ group, kind }) => /\.m\.(upbound|crossplane)\.io$/.test(group) && kind !== 'ProviderConfig',
);
