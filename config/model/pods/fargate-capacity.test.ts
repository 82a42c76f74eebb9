import { loadEnvironments } from '../../rules/load';
import { sizeOf, smallestSize } from '../aws/fargate';
import { exampleEnvironments, examplePlatform, exampleServices } from '../example';
import { fargateCapacity } from './fargate-capacity';

test('a service takes what its quota costs in the worst number of equal pods, beside the platform', () => {
  const [dev] = loadEnvironments(exampleEnvironments, { reporting: exampleServices.reporting }, examplePlatform);
  if (dev === undefined) throw new Error('there is no example environment');
  const empty = fargateCapacity({ platform: examplePlatform, services: [] });
  const all = fargateCapacity(dev);
  // Of 2 vCPU, 4 GiB and at most 8 pods: seven pods of 0.29 vCPU get 0.5 each, five of 0.8 GiB get 2 each.
  expect({ cpu: all.cpu - empty.cpu, memoryGiB: all.memoryGiB - empty.memoryGiB }).toEqual({
    cpu: 3.5,
    memoryGiB: 10,
  });
});

test('the pods of the platform are counted at the size that Fargate gives for next to nothing', () => {
  expect(sizeOf({ cpu: 0.01, memoryMiB: 1 })).toEqual(smallestSize);
  const { cpu, memoryGiB } = fargateCapacity({ platform: examplePlatform, services: [] });
  expect(memoryGiB / cpu).toBe(smallestSize.memoryGiB / smallestSize.cpu);
  expect(cpu / smallestSize.cpu).toBe(2 + 7);
});
