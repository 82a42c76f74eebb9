import { exampleEnvironments, exampleServices } from './example';
import { fargateCapacity } from './fargate-capacity';
import { loadEnvironments } from './load';

test('a service takes what its quota costs in the worst number of equal pods, beside the platform', () => {
  const [dev] = loadEnvironments(exampleEnvironments, { reporting: exampleServices.reporting });
  if (dev === undefined) throw new Error('there is no example environment');
  const platform = fargateCapacity({ services: [] });
  const all = fargateCapacity(dev);
  // Of 2 vCPU, 4 GiB and at most 8 pods: seven pods of 0.29 vCPU get 0.5 each, five of 0.8 GiB get 2 each.
  expect({ cpu: all.cpu - platform.cpu, memoryGiB: all.memoryGiB - platform.memoryGiB }).toEqual({
    cpu: 3.5,
    memoryGiB: 10,
  });
});
