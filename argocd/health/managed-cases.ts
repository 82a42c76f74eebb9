import type { JsonObject } from '../../objects/json';
import { changed, condition, object, of, type Row, ready, synced } from './health-case';

const vpc = (...conditions: readonly JsonObject[]) =>
  object('ec2.aws.m.upbound.io/v1beta1', 'VPC', { spec: {}, status: { conditions } });

const creating = condition('Ready', 'False', 'Creating');
const unresolved = condition('Synced', 'False', 'ReconcileError', 'cannot resolve references');
const paused = condition('Synced', 'False', 'ReconcilePaused');
const refused = condition('LastAsyncOperation', 'False', 'AsyncCreateFailure', 'cluster is not ACTIVE');
const failed = condition('Synced', 'False', 'ReconcileError', 'update failed: cluster is not ACTIVE');
const succeeded = condition('LastAsyncOperation', 'True', 'Success');

const observing = (...conditions: readonly JsonObject[]) =>
  object('kubernetes.m.crossplane.io/v1alpha1', 'Object', {
    spec: { managementPolicies: ['Observe'] },
    status: { conditions },
  });
const missing = condition('Synced', 'False', 'ReconcileError', 'external resource does not exist');

/** Objects that are looked at, and never written. */
const looked: readonly Row[] = [
  ['an object to look at that nobody has looked for', observing(), 'Progressing', 'Waiting for Crossplane'],
  ['an object to look at that is not there yet', observing(missing), 'Progressing', 'external resource does not exist'],
  ['an object that is looked at', observing(ready, synced), 'Healthy', 'Has been seen'],
  ['an object that was seen, and cannot be seen now', observing(ready, missing), 'Healthy', 'Has been seen'],
  [
    'a managed resource that only observes and no longer can',
    object('ec2.aws.m.upbound.io/v1beta1', 'VPC', {
      spec: { managementPolicies: ['Observe'] },
      status: { conditions: [ready, unresolved] },
    }),
    'Degraded',
    'cannot resolve references',
  ],
  [
    'an object that is written and no longer can be',
    object('kubernetes.m.crossplane.io/v1alpha1', 'Object', {
      spec: { managementPolicies: ['Observe', 'Create', 'Update'] },
      status: { conditions: [ready, unresolved] },
    }),
    'Degraded',
    'cannot resolve references',
  ],
];

/** Managed resources and objects in other clusters. */
export const managedCases: readonly Row[] = [
  [
    'a managed resource without a status',
    object('ec2.aws.m.upbound.io/v1beta1', 'VPC', { spec: {} }),
    'Progressing',
    'Waiting for Crossplane',
  ],
  [
    'a managed resource whose status has no conditions',
    object('ec2.aws.m.upbound.io/v1beta1', 'VPC', { spec: {}, status: {} }),
    'Progressing',
    'Waiting for Crossplane',
  ],
  ['a managed resource that waits for a reference', vpc(unresolved), 'Progressing', 'cannot resolve references'],
  [
    'a managed resource that worked and no longer does',
    vpc(ready, unresolved),
    'Degraded',
    'cannot resolve references',
  ],
  [
    'a managed resource whose creation AWS refused',
    vpc(synced, creating, refused),
    'Progressing',
    'Tried again after: cluster is not ACTIVE',
  ],
  [
    'a managed resource whose creation has just failed',
    vpc(failed, creating, refused),
    'Progressing',
    'update failed: cluster is not ACTIVE',
  ],
  [
    'a managed resource whose change AWS refused',
    vpc(failed, ready, refused),
    'Degraded',
    'update failed: cluster is not ACTIVE',
  ],
  [
    'a managed resource whose change AWS refused and is asked again',
    changed(2, vpc(of(2, synced), ready, refused)),
    'Progressing',
    'Tried again after: cluster is not ACTIVE',
  ],
  [
    'a changed managed resource that nothing has looked at',
    changed(2, vpc(ready, of(1, synced), succeeded)),
    'Progressing',
    'Its status is of generation 1, not yet of 2',
  ],
  [
    'a changed managed resource whose former change AWS refused',
    changed(3, vpc(ready, of(2, failed), refused)),
    'Progressing',
    'Its status is of generation 2, not yet of 3',
  ],
  [
    'a changed managed resource that works',
    changed(2, vpc(ready, of(2, synced), succeeded)),
    'Healthy',
    'Is as declared',
  ],
  [
    'a changed managed resource whose operation has just ended',
    changed(2, vpc(ready, synced, succeeded)),
    'Healthy',
    'Is as declared',
  ],
  [
    'a cluster that is being upgraded',
    object('eks.aws.m.upbound.io/v1beta1', 'Cluster', {
      spec: { forProvider: { version: '1.36' } },
      status: { conditions: [ready, synced, succeeded], atProvider: { version: '1.35' } },
    }),
    'Progressing',
    'AWS still has version 1.35, not yet 1.36',
  ],
  [
    'an add-on of the version that is asked for',
    object('eks.aws.m.upbound.io/v1beta1', 'Addon', {
      spec: { forProvider: { addonVersion: 'v1.14.6-eksbuild.4' } },
      status: { conditions: [ready, synced], atProvider: { addonVersion: 'v1.14.6-eksbuild.4' } },
    }),
    'Healthy',
    'Is as declared',
  ],
  [
    'an add-on whose version AWS refused',
    object('eks.aws.m.upbound.io/v1beta1', 'Addon', {
      spec: { forProvider: { addonVersion: 'v1.14.6-eksbuild.4' } },
      status: { conditions: [ready, failed, refused], atProvider: { addonVersion: 'v1.13.2-eksbuild.4' } },
    }),
    'Degraded',
    'update failed: cluster is not ACTIVE',
  ],
  ['a managed resource in the making', vpc(synced, creating), 'Progressing', 'Creating'],
  ['a managed resource that is ready before it is synced', vpc(ready), 'Progressing', 'Available'],
  ['a paused managed resource', vpc(ready, paused), 'Suspended', 'Is paused'],
  ['a managed resource that works', vpc(ready, synced), 'Healthy', 'Is as declared'],
  [
    'a provider configuration',
    object('aws.m.upbound.io/v1beta1', 'ProviderConfig', { spec: {} }),
    'Healthy',
    'Is configuration',
  ],
  [
    'an object in another cluster that waits for its cluster',
    object('kubernetes.m.crossplane.io/v1alpha1', 'Object', {
      status: { conditions: [condition('Synced', 'False', 'ReconcileError', 'no kubeconfig')] },
    }),
    'Progressing',
    'no kubeconfig',
  ],
  ...looked,
  [
    'a provider configuration for another cluster',
    object('kubernetes.m.crossplane.io/v1alpha1', 'ProviderConfig', { spec: {}, status: { users: 1 } }),
    'Healthy',
    'Is configuration',
  ],
];
