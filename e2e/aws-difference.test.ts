import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managed } from '../checks/argocd-fixture';
import { type AwsDifference, awsDifference } from './aws-difference';

const folder = mkdtempSync(join(tmpdir(), 'aws-difference-'));
afterAll(() => rmSync(folder, { recursive: true }));

const vpc = (state: string, managedResource = 'dev/a') => ({ kind: 'ec2 VPC', managedResource, state });

function difference(resources: readonly object[], { exists = 0, orphaned = 0 }): AwsDifference {
  const file = join(folder, 'inventory.json');
  writeFileSync(file, JSON.stringify({ resources, errors: [] }));
  const some = (count: number) => Array.from({ length: count }, () => managed('dev')).flat();
  return awsDifference(file, 'dev', { exists: some(exists), orphaned: some(orphaned) });
}

test('an environment that has in AWS what it should has no difference, whatever the others have', () => {
  expect(difference([vpc('exists'), vpc('exists', 'prod/a')], { exists: 1 })).toEqual({ missing: [], unexpected: [] });
  expect(difference([vpc('orphaned')], { orphaned: 1 })).toEqual({ missing: [], unexpected: [] });
  expect(difference([vpc('deleted')], {})).toEqual({ missing: [], unexpected: [] });
});

test.each<[string, object[], { exists?: number; orphaned?: number }, Partial<AwsDifference>]>([
  ['is missing', [vpc('deleted')], { exists: 1 }, { missing: ['not in AWS: exists ec2 VPC dev/a'] }],
  ['was not kept', [], { orphaned: 1 }, { missing: ['not in AWS: orphaned ec2 VPC dev/a'] }],
  ['was kept and should not have been', [vpc('orphaned')], {}, { unexpected: ['in AWS: orphaned ec2 VPC dev/a'] }],
  ['is still there', [vpc('exists')], {}, { unexpected: ['in AWS: exists ec2 VPC dev/a'] }],
  [
    'was let go',
    [vpc('orphaned')],
    { exists: 1 },
    { missing: ['not in AWS: exists ec2 VPC dev/a'], unexpected: ['in AWS: orphaned ec2 VPC dev/a'] },
  ],
])('a resource that %s is a difference', (_, resources, wanted, expected) => {
  expect(difference(resources, wanted)).toEqual({ missing: [], unexpected: [], ...expected });
});
