import { exampleEnvironments, exampleServices } from './example';
import { fargateCapacity } from './fargate-capacity';
import { loadEnvironments } from './load';

test('an environment may run its services up to their quotas, beside the pods of the platform', () => {
  const [dev] = loadEnvironments(exampleEnvironments, exampleServices);
  if (dev === undefined) throw new Error('there is no example environment');
  const platformOnly = fargateCapacity({ services: [] });
  expect(platformOnly.cpu).toBeGreaterThan(0);
  expect(fargateCapacity(dev).cpu - platformOnly.cpu).toBe(3 * 2);
});
