import type { Json, JsonObject } from '../../checks/json';

/** What Argo CD makes of one object. */
export interface HealthCase {
  /** What the object is, as the end of a sentence. */
  readonly title: string;
  readonly object: JsonObject;
  readonly status: 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended';
  /** Text that Argo CD shows with the status. */
  readonly message: string;
}

type Row = readonly [title: string, object: JsonObject, status: HealthCase['status'], message: string];

const object = (apiVersion: string, kind: string, rest: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'example', namespace: 'dev' },
  ...rest,
});
const condition = (type: string, status: string, reason: string, message?: string): Json =>
  message === undefined ? { type, status, reason } : { type, status, reason, message };
const vpc = (...conditions: readonly Json[]) =>
  object('ec2.aws.m.upbound.io/v1beta1', 'VPC', { spec: {}, status: { conditions } });
const provider = (...conditions: readonly Json[]) =>
  object('pkg.crossplane.io/v1', 'Provider', { spec: {}, status: { conditions } });
const application = (syncPolicy: JsonObject, status: JsonObject) =>
  object('argoproj.io/v1alpha1', 'Application', { spec: { syncPolicy }, status });

const ready = condition('Ready', 'True', 'Available');
const creating = condition('Ready', 'False', 'Creating');
const synced = condition('Synced', 'True', 'ReconcileSuccess');
const unresolved = condition('Synced', 'False', 'ReconcileError', 'cannot resolve references');
const paused = condition('Synced', 'False', 'ReconcilePaused');
const refused = condition('LastAsyncOperation', 'False', 'AsyncCreateFailure', 'cluster is not ACTIVE');
const automated = { automated: { prune: true } };
const deployedOnce = { history: [{ id: 0 }] };

const managedCases: readonly Row[] = [
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
    'cluster is not ACTIVE',
  ],
  ['a managed resource whose change AWS refused', vpc(synced, ready, refused), 'Degraded', 'cluster is not ACTIVE'],
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
  [
    'a provider configuration for another cluster',
    object('kubernetes.m.crossplane.io/v1alpha1', 'ProviderConfig', { spec: {}, status: { users: 1 } }),
    'Healthy',
    'Is configuration',
  ],
];

/** Whose API group is the platform's. */
const compositeCases = (group: string): readonly Row[] => [
  [
    'a composite resource without a status',
    object(`${group}/v1alpha1`, 'EksCluster', { spec: {} }),
    'Progressing',
    'Waiting for Crossplane',
  ],
  [
    'a composite resource that waits for what it is composed of',
    object(`${group}/v1alpha1`, 'EksCluster', {
      status: { conditions: [synced, condition('Ready', 'False', 'Creating', 'Unready resources: cluster')] },
    }),
    'Progressing',
    'Unready resources: cluster',
  ],
  [
    'an account that somebody else has claimed',
    object(`${group}/v1alpha1`, 'AccountAccess', {
      status: { conditions: [synced, creating, condition('Claimed', 'False', 'Taken', 'is claimed already')] },
    }),
    'Progressing',
    'is claimed already',
  ],
  [
    'an account that is claimed',
    object(`${group}/v1alpha1`, 'AccountAccess', {
      status: { conditions: [synced, ready, condition('Claimed', 'True', 'Claimed', '')] },
    }),
    'Healthy',
    'Is as declared',
  ],
  [
    'a composite resource that works',
    object(`${group}/v1alpha1`, 'EksCluster', { status: { conditions: [synced, ready] } }),
    'Healthy',
    'Is as declared',
  ],
];

const installed = condition('Installed', 'True', 'ActivePackageRevision');
const packageCases: readonly Row[] = [
  ['a provider without conditions', provider(), 'Progressing', 'Waiting for Installed'],
  [
    'a provider that is being installed',
    provider(condition('Installed', 'False', 'UnpackingPackage')),
    'Progressing',
    'UnpackingPackage',
  ],
  [
    'a provider that is installed and not healthy yet',
    provider(installed, condition('Healthy', 'False', 'UnhealthyPackageRevision', 'no pod yet')),
    'Progressing',
    'no pod yet',
  ],
  ['a provider whose health is not known yet', provider(installed), 'Progressing', 'Waiting for Healthy'],
  [
    'a function that is installed and healthy',
    object('pkg.crossplane.io/v1', 'Function', {
      status: { conditions: [condition('Healthy', 'True', 'HealthyPackageRevision'), installed] },
    }),
    'Healthy',
    'Is installed and healthy',
  ],
];

const applicationCases: readonly Row[] = [
  [
    'an Application that nothing has looked at',
    object('argoproj.io/v1alpha1', 'Application', { spec: { syncPolicy: automated } }),
    'Progressing',
    'Waiting for its first sync',
  ],
  [
    'an Application with nothing to deploy yet, which Argo CD calls healthy',
    application(automated, { health: { status: 'Healthy' } }),
    'Progressing',
    'Waiting for its first sync',
  ],
  [
    'an Application whose repository cannot be read',
    application(automated, { conditions: [{ type: 'ComparisonError', message: 'authentication required' }] }),
    'Progressing',
    'authentication required',
  ],
  [
    'an Application that only a person syncs',
    application({}, { health: { status: 'Missing' } }),
    'Suspended',
    'Waiting for a person to sync it',
  ],
  [
    'an Application whose objects are in the making',
    application(automated, { ...deployedOnce, health: { status: 'Progressing', message: 'one is starting' } }),
    'Progressing',
    'one is starting',
  ],
  [
    'an Application whose objects have failed',
    application(automated, { ...deployedOnce, health: { status: 'Degraded', message: 'one has failed' } }),
    'Degraded',
    'one has failed',
  ],
  [
    'an Application whose objects are missing',
    application(automated, { ...deployedOnce, health: { status: 'Missing' } }),
    'Progressing',
    'Waiting for what it deploys',
  ],
  [
    'an Application that works',
    application(automated, { ...deployedOnce, health: { status: 'Healthy', message: 'all is well' } }),
    'Healthy',
    'all is well',
  ],
];

/** Objects of every kind that the health checks are for, and what Argo CD must make of them; `group` is the platform's. */
export function healthCases(group: string): HealthCase[] {
  const rows = [...managedCases, ...compositeCases(group), ...packageCases, ...applicationCases];
  return rows.map(([title, object, status, message]) => ({ title, object, status, message }));
}
