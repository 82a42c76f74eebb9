import type { JsonObject } from '../../objects/json';
import { changed, condition, object, of, type Row } from './health-case';

const provider = (...conditions: readonly JsonObject[]) =>
  object('pkg.crossplane.io/v1', 'Provider', { spec: {}, status: { conditions } });
const installed = condition('Installed', 'True', 'ActivePackageRevision');
const wholesome = condition('Healthy', 'True', 'HealthyPackageRevision');

/** Providers and functions. */
export const packageCases: readonly Row[] = [
  [
    'a provider of another version, which nothing has looked at',
    changed(2, provider(of(1, installed), of(1, wholesome))),
    'Progressing',
    'Installed is of generation 1, not yet of 2',
  ],
  [
    'a provider of another version whose health is the one before',
    changed(2, provider(of(2, installed), of(1, wholesome))),
    'Progressing',
    'Healthy is of generation 1, not yet of 2',
  ],
  [
    'a provider of another version that is healthy',
    changed(2, provider(of(2, installed), of(2, wholesome))),
    'Healthy',
    'Is installed and healthy',
  ],
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
