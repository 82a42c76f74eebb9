import type { Question } from '../../checks/argocd/access-policy';
import type { Act, ApiRequest } from './acts';

/** Address of a cluster that deploys nothing, to remove. */
export const spareCluster = 'https://spare.invalid';

/** Something that somebody does in Argo CD to what belongs to no environment: the administrators' alone. */
export interface SharedAct extends Pick<Act, 'what'> {
  readonly request: ApiRequest;
  readonly question: Question;
  /** What a list must have, or nothing of, by a word in it. @default - it is no list */
  readonly lists?: string;
  readonly says?: RegExp;
}

/** Everything of the platform itself that is tried. */
export const sharedActs: readonly SharedAct[] = [
  {
    what: 'find the Applications that all environments share',
    request: { method: 'GET', path: 'applications' },
    question: { resource: 'applications', action: 'get', object: 'platform/platform-shared' },
    lists: '"platform-shared"',
  },
  {
    what: 'sync what all environments share',
    request: { method: 'POST', path: 'applications/platform-shared/sync', body: { dryRun: true } },
    question: { resource: 'applications', action: 'sync', object: 'platform/platform-shared' },
  },
  {
    what: 'look at the project of what all environments share',
    request: { method: 'GET', path: 'projects/platform' },
    question: { resource: 'projects', action: 'get', object: 'platform' },
  },
  {
    what: 'see the clusters',
    request: { method: 'GET', path: 'clusters' },
    question: { resource: 'clusters', action: 'get', object: 'https://127.0.0.1' },
    lists: 'https://kubernetes.default.svc',
  },
  {
    what: 'remove a cluster',
    request: { method: 'DELETE', path: `clusters/${encodeURIComponent(spareCluster)}` },
    question: { resource: 'clusters', action: 'delete', object: spareCluster },
  },
  {
    what: 'see the repositories',
    request: { method: 'GET', path: 'repositories' },
    question: { resource: 'repositories', action: 'get', object: 'https://localhost/platform.git' },
    lists: 'platform.git',
  },
  {
    what: 'add a repository',
    request: { method: 'POST', path: 'repositories', body: { repo: 'https://nowhere.invalid/a.git', type: 'git' } },
    question: { resource: 'repositories', action: 'create', object: 'https://nowhere.invalid/a.git' },
    says: /nowhere\.invalid/,
  },
  {
    what: 'see the certificates of Git hosts',
    request: { method: 'GET', path: 'certificates' },
    question: { resource: 'certificates', action: 'get', object: '' },
  },
  {
    what: 'see the keys of signatures',
    request: { method: 'GET', path: 'gpgkeys' },
    question: { resource: 'gpgkeys', action: 'get', object: '' },
  },
  {
    what: 'look at an account',
    request: { method: 'GET', path: 'account/admin' },
    question: { resource: 'accounts', action: 'get', object: 'admin' },
  },
  {
    what: 'give an account a token',
    request: { method: 'POST', path: 'account/admin/token', body: { name: 'admin' } },
    question: { resource: 'accounts', action: 'update', object: 'admin' },
    says: /capability/,
  },
];
