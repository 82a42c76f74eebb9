import type { JsonObject } from '../../objects/json';
import { object, type Row } from './health-case';

const automated = { automated: { prune: true } };
const deployedOnce = { history: [{ id: 0 }] };
const application = (syncPolicy: JsonObject, status: JsonObject) =>
  object('argoproj.io/v1alpha1', 'Application', { spec: { syncPolicy }, status });

/** Applications in every state that Argo CD can report. */
export const applicationCases: readonly Row[] = [
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
