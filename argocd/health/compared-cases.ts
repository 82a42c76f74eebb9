import type { JsonObject } from '../../objects/json';
import { object, type Row } from './health-case';

const git = { repoURL: 'https://git.example/platform.git', path: 'dist/dev', targetRevision: 'v1.0.0' };
const here = { server: 'https://kubernetes.default.svc', namespace: 'dev' };
const chart = {
  repoURL: 'https://charts.example',
  chart: 'crossplane',
  targetRevision: '2.3.4',
  helm: { valuesObject: { replicas: 0, args: ['--debug'] } },
};
const health = { status: 'Healthy', message: 'all is well' };
const waits = 'Its health is of an older source or destination';

/** A healthy Application with a spec, and with what Argo CD has compared. */
const compared = (spec: JsonObject, comparedTo: JsonObject) =>
  object('argoproj.io/v1alpha1', 'Application', {
    spec,
    status: { history: [{ id: 0 }], health, sync: { status: 'Synced', comparedTo } },
  });

/** Applications that have been deployed, by what Argo CD has compared. */
export const comparedCases: readonly Row[] = [
  [
    'an Application that was compared as it is',
    compared({ source: git, destination: here }, { source: git, destination: here }),
    'Healthy',
    'all is well',
  ],
  [
    'an Application of another revision than was compared',
    compared({ source: { ...git, targetRevision: 'v1.1.0' }, destination: here }, { source: git, destination: here }),
    'Progressing',
    waits,
  ],
  [
    'an Application with other values than were compared',
    compared(
      { source: { ...chart, helm: { valuesObject: { args: ['--debug', '--trace'] } } }, destination: here },
      { source: chart, destination: here },
    ),
    'Progressing',
    waits,
  ],
  [
    'an Application without a field that was compared',
    compared({ source: git, destination: here }, { source: { ...git, helm: { skipCrds: true } }, destination: here }),
    'Progressing',
    waits,
  ],
  [
    'an Application of another cluster than was compared',
    compared({ source: git, destination: { ...here, server: 'https://10.0.0.1' } }, { source: git, destination: here }),
    'Progressing',
    waits,
  ],
  [
    'an Application with what is empty, which Argo CD does not write down',
    compared(
      {
        source: { ...git, helm: { skipCrds: false }, directory: { recurse: true, jsonnet: {}, include: '' } },
        destination: { ...here, name: '' },
      },
      { source: { ...git, directory: { recurse: true, jsonnet: {} } }, destination: here },
    ),
    'Healthy',
    'all is well',
  ],
  [
    'an Application of several sources that were compared',
    compared(
      { sources: [git, chart], destination: here },
      // The repository of a source that is not used is written down, although it is empty.
      { source: { repoURL: '' }, sources: [git, chart], destination: here },
    ),
    'Healthy',
    'all is well',
  ],
  [
    'an Application with one source more than was compared',
    compared({ sources: [git, chart], destination: here }, { sources: [git], destination: here }),
    'Progressing',
    waits,
  ],
  [
    'an Application whose source Argo CD derives',
    compared(
      { sourceHydrator: { syncSource: { path: 'dist' } }, destination: here },
      { source: git, destination: here },
    ),
    'Healthy',
    'all is well',
  ],
];
