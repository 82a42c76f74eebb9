import { exampleEnvironments, exampleServices } from './example';
import { fargateCapacity } from './fargate-capacity';
import { loadEnvironments } from './load';

test('an environment may run its services up to their quotas, and twelve pods of the platform', () => {
  const [dev] = loadEnvironments(exampleEnvironments, exampleServices);
  expect(dev && fargateCapacity(dev)).toEqual({ cpu: 3 * 2 + 12 * 0.25, memoryGiB: 3 * 4 + 12 * 0.5 });
});
