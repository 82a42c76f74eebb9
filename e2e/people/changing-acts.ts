import type { Act } from './acts';
import {
  act,
  application,
  deployment,
  inControllers,
  network,
  onController,
  onNetwork,
  onService,
  onSet,
  patch,
  pod,
  sync,
} from './requests';

const toTwo = { group: 'apps', kind: 'Deployment', resourceActionParameters: [{ name: 'replicas', value: '2' }] };

/** What changes what is deployed, or how. */
export const changes: readonly Act[] = [
  {
    what: 'scale a controller',
    may: 'administrators',
    request: (target) => act({ ...toTwo, appNamespace: target.name }, target.controller, 'scale'),
    question: onController('action/apps/Deployment/scale'),
  },
  {
    what: 'scale a service',
    may: 'administrators',
    request: ({ service }) => act(toTwo, service, 'scale'),
    question: onService('action/apps/Deployment/scale'),
  },
  {
    what: 'stop a job of a service from starting at its times',
    may: 'administrators',
    request: ({ service }) => act({ group: 'batch', kind: 'CronJob' }, service, 'suspend'),
    question: onService('action/batch/CronJob/suspend'),
  },
  {
    what: 'sync to another revision',
    may: 'administrators',
    request: sync({ dryRun: true, revision: 'other' }),
    question: onNetwork('override'),
    atRest: network,
  },
  {
    what: 'sync what is not in Git',
    may: 'administrators',
    request: sync({ dryRun: true, manifests: ['{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}'] }),
    question: onNetwork('override'),
    atRest: network,
  },
  {
    what: 'confirm a deletion',
    may: 'administrators',
    request: patch({ metadata: { annotations: { 'argocd.argoproj.io/deletion-approved': '2026-01-01T00:00:00Z' } } }),
    question: onNetwork('update'),
  },
  {
    what: 'point an Application elsewhere',
    may: 'administrators',
    request: patch({ spec: { source: { targetRevision: 'main' } } }),
    question: onNetwork('update'),
  },
  {
    what: 'turn automatic sync on or off',
    may: 'administrators',
    request: patch({ spec: { syncPolicy: null } }),
    question: onNetwork('update'),
  },
  {
    what: 'change a live object',
    may: 'administrators',
    request: (target) => ({
      method: 'POST',
      path: inControllers(
        target,
        '/resource',
        `${deployment(target)}&patchType=${encodeURIComponent('application/merge-patch+json')}`,
      ),
      body: JSON.stringify({ metadata: { labels: { changed: 'yes' } } }),
    }),
    question: onController('update/apps/Deployment/a/b'),
  },
  {
    what: 'create an Application',
    may: 'administrators',
    request: (target) => ({
      method: 'POST',
      path: 'applications?validate=false&upsert=true',
      body: {
        metadata: { name: `${target.name}-new` },
        spec: {
          project: target.projects.management,
          source: { repoURL: 'https://example.com/any.git', path: 'any' },
          destination: { server: 'https://kubernetes.default.svc', namespace: target.name },
        },
      },
    }),
    // It is not done all the same, since even an administrator deploys only from where the project says.
    says: /not permitted in project/,
    question: (target) => ({
      resource: 'applications',
      action: 'create',
      object: `${target.projects.management}/${target.name}-new`,
    }),
  },
  {
    what: 'make a project',
    may: 'administrators',
    request: (target) => ({
      method: 'POST',
      path: 'projects',
      body: { project: { metadata: { name: `${target.name}-new` }, spec: {} } },
    }),
    question: (target) => ({ resource: 'projects', action: 'create', object: `${target.name}-new` }),
  },
];

/** What removes something. */
export const removals: readonly Act[] = [
  {
    what: 'delete a live object',
    may: 'administrators',
    request: (target) => ({
      method: 'DELETE',
      path: inControllers(target, '/resource', `${pod(target.controller)}&force=true`),
    }),
    question: onController('delete//Pod/a/b'),
  },
  {
    what: 'delete a pod of a service',
    may: 'administrators',
    request: ({ service }) => ({
      method: 'DELETE',
      path: `${application(service)}/resource?force=true${pod(service)}`,
    }),
    question: onService('delete//Pod/a/b'),
  },
  {
    what: 'delete an Application',
    may: 'administrators',
    request: (target) => ({ method: 'DELETE', path: `${application(target.spare)}?cascade=false` }),
    question: (target) => ({
      resource: 'applications',
      action: 'delete',
      object: `${target.projects.management}/${target.spare}`,
    }),
  },
  {
    what: 'delete the ApplicationSet',
    may: 'administrators',
    request: (target) => ({ method: 'DELETE', path: `applicationsets/${target.set}` }),
    question: onSet('delete'),
  },
  {
    what: 'delete the project',
    may: 'administrators',
    request: (target) => ({ method: 'DELETE', path: `projects/${target.projects.workload}-old` }),
    question: (target) => ({ resource: 'projects', action: 'delete', object: `${target.projects.workload}-old` }),
    says: /not found/,
  },
];
