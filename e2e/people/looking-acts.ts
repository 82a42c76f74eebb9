import type { Act } from './acts';
import {
  act,
  application,
  deployment,
  inControllers,
  logs,
  network,
  onController,
  onNetwork,
  onProject,
  onService,
  onSet,
  sync,
} from './requests';

/** What only looks. */
export const looks: readonly Act[] = [
  {
    what: 'find an Application in the list',
    may: 'viewers',
    request: () => ({ method: 'GET', path: 'applications' }),
    question: onNetwork('get'),
    lists: network,
  },
  {
    what: 'look at an Application',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: application(target.network) }),
    question: onNetwork('get'),
  },
  {
    what: 'look at the Application of a controller',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: inControllers(target) }),
    question: onController('get'),
  },
  {
    what: 'have Argo CD look at Git again',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: `${application(target.network)}?refresh=normal` }),
    question: onNetwork('get'),
  },
  {
    what: 'read the manifests that Git has',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: `${application(target.network)}/manifests` }),
    question: onNetwork('get'),
  },
  {
    what: 'see what an Application consists of',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: `${application(target.network)}/resource-tree` }),
    question: onNetwork('get'),
  },
  {
    what: 'read a live object; values of Secrets are hidden',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: inControllers(target, '/resource', deployment(target)) }),
    question: onController('get'),
  },
  {
    what: 'read the logs of a controller',
    may: 'viewers',
    withCardholderData: 'administrators',
    request: (target) => ({
      method: 'GET',
      path: inControllers(target, '/logs', logs(target.controller)),
    }),
    question: (target) => ({ ...onController('get')(target), resource: 'logs' }),
  },
  {
    what: 'read the logs of a service’s pods',
    may: 'viewers',
    withCardholderData: 'administrators',
    request: ({ service }) => ({ method: 'GET', path: `${application(service)}/logs?${logs(service).slice(1)}` }),
    question: (target) => ({ ...onService('get')(target), resource: 'logs' }),
  },
  {
    what: 'look at the ApplicationSet',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: `applicationsets/${target.set}` }),
    question: onSet('get'),
  },
  {
    what: 'look at the project',
    may: 'viewers',
    request: (target) => ({ method: 'GET', path: `projects/${target.projects.management}` }),
    question: onProject('get'),
  },
];

/** What deploys what Git has. */
export const deploys: readonly Act[] = [
  {
    what: 'sync to the revision that Git names',
    may: 'deployers',
    request: sync({ dryRun: true }),
    question: onNetwork('sync'),
    atRest: network,
  },
  {
    what: 'end a sync',
    may: 'deployers',
    request: (target) => ({ method: 'DELETE', path: `${application(target.network)}/operation` }),
    question: onNetwork('sync'),
    says: /No operation is in progress/,
    atRest: network,
  },
  {
    what: 'roll back to what was deployed before, where a person syncs',
    may: 'deployers',
    request: (target) => ({
      method: 'POST',
      path: `${application(target.network)}/rollback`,
      body: { name: target.network, id: 999, dryRun: true },
    }),
    question: onNetwork('sync'),
    says: /does not have deployment with id 999/,
    atRest: network,
  },
  {
    what: 'have a secret read again',
    may: 'deployers',
    request: ({ service }) => act({ group: 'external-secrets.io', kind: 'ExternalSecret' }, service, 'refresh'),
    question: onService('action/external-secrets.io/ExternalSecret/refresh'),
  },
  {
    what: 'restart a service’s pods, one after another',
    may: 'deployers',
    request: ({ service }) => act({ group: 'apps', kind: 'Deployment' }, service, 'restart'),
    question: onService('action/apps/Deployment/restart'),
  },
  {
    what: 'start a job of a service at once',
    may: 'deployers',
    request: ({ service }) => act({ group: 'batch', kind: 'CronJob' }, service, 'create-job'),
    question: onService('action/batch/CronJob/create-job'),
    // The Job is called by the minute, and somebody else has started it in the same one.
    says: /already exists/,
  },
  {
    what: 'restart a controller',
    may: 'deployers',
    request: (target) =>
      act({ group: 'apps', kind: 'Deployment', appNamespace: target.name }, target.controller, 'restart'),
    question: onController('action/apps/Deployment/restart'),
  },
];
