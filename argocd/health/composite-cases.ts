import type { JsonObject } from '../../objects/json';
import { changed, condition, type HealthCase, object, of, type Row, ready, synced } from './health-case';

const waiting = condition('Ready', 'False', 'Creating', 'Unready resources: cluster');

/** Composite resources by their conditions. */
const rows: readonly (readonly [
  title: string,
  conditions: readonly JsonObject[],
  status: HealthCase['status'],
  message: string,
])[] = [
  [
    'a composite resource that waits for what it is composed of',
    [synced, waiting],
    'Progressing',
    'Unready resources: cluster',
  ],
  ['a composite resource that works', [synced, ready], 'Healthy', 'Is as declared'],
  [
    'a changed composite resource that Crossplane has not looked at',
    [of(1, synced), of(1, ready)],
    'Progressing',
    'Its status is of generation 1, not yet of 2',
  ],
  [
    'an account that somebody else has claimed',
    [of(2, synced), waiting, condition('Claimed', 'False', 'Taken', 'account is claimed already')],
    'Progressing',
    'account is claimed already',
  ],
  [
    'an account that is claimed',
    [of(2, synced), ready, condition('Claimed', 'True', 'Claimed', '')],
    'Healthy',
    'Is as declared',
  ],
  [
    'a composite resource that waits for another',
    [
      of(2, synced),
      condition('Ready', 'False', 'Creating'),
      condition('DependenciesReady', 'False', 'Waiting', 'waiting for the address of EksCluster dev/example'),
    ],
    'Progressing',
    'waiting for the address of EksCluster dev/example',
  ],
  [
    'a composite resource that waits for no other any more',
    [of(2, synced), ready, condition('DependenciesReady', 'True', 'Ready', '')],
    'Healthy',
    'Is as declared',
  ],
  [
    'a composite resource of which AWS refused a change',
    [of(2, synced), waiting, condition('Accepted', 'False', 'ChangeRefused', 'Cluster example: update failed')],
    'Degraded',
    'Cluster example: update failed',
  ],
  [
    'a composite resource with a part that has never worked',
    [of(2, synced), waiting, condition('Accepted', 'False', 'NotYetAccepted', 'Cluster example: no references')],
    'Progressing',
    'Cluster example: no references',
  ],
  [
    'a composite resource with a paused part',
    [of(2, synced), waiting, condition('Accepted', 'False', 'Paused', 'Cluster example: is paused')],
    'Suspended',
    'Cluster example: is paused',
  ],
  [
    'a composite resource whose parts are all accepted and not all ready',
    [of(2, synced), waiting, condition('Accepted', 'True', 'Accepted')],
    'Progressing',
    'Unready resources: cluster',
  ],
  [
    'a cluster that AWS has taken further than Git',
    [of(2, synced), ready, condition('Version', 'False', 'AheadOfGit', 'AWS runs a newer Kubernetes')],
    'Healthy',
    'AWS runs a newer Kubernetes',
  ],
];

/** Composite resources, whose API group is the platform's. */
export const compositeCases = (group: string): readonly Row[] => {
  const composite = (rest: JsonObject) => changed(2, object(`${group}/v1alpha1`, 'EksCluster', { spec: {}, ...rest }));
  return [
    ['a composite resource without a status', composite({}), 'Progressing', 'Waiting for Crossplane'],
    ...rows.map(
      ([title, conditions, status, message]): Row => [title, composite({ status: { conditions } }), status, message],
    ),
  ];
};
