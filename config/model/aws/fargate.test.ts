import { fargateOverheadMiB, sizeOf } from './fargate';

const size = (cpu: number, memoryGiB: number) => ({ cpu, memoryGiB });

describe('the size of a request', () => {
  test.each([
    ['nothing', 0, 0, size(0.25, 0.5)],
    ['the platform’s default container', 0.25, 256, size(0.25, 0.5)],
    ['one MiB more than that', 0.25, 257, size(0.25, 1)],
    ['a little more CPU than that', 0.26, 256, size(0.5, 1)],
    ['more memory than its CPU comes with', 0.25, 2048, size(0.5, 3)],
    ['the example of the user guide, 1 vCPU and 8 GB', 1, 8192, size(2, 9)],
    ['all of 1 vCPU', 1, 8192 - 256, size(1, 8)],
    ['all of 4 vCPU', 4, 30 * 1024 - 256, size(4, 30)],
    ['memory between 4 vCPU and the steps of 8', 4, 30 * 1024, size(8, 32)],
    ['memory between two steps of 8 vCPU', 8, 17 * 1024, size(8, 20)],
    ['memory between two steps of 16 vCPU', 16, 41 * 1024, size(16, 48)],
    ['the largest', 16, 120 * 1024 - 256, size(16, 120)],
  ])('for %s is the smallest that holds it and the overhead', (_what, cpu, memoryMiB, expected) => {
    expect(sizeOf({ cpu, memoryMiB })).toEqual(expected);
  });

  test('is none for what no size holds', () => {
    expect(sizeOf({ cpu: 16.1, memoryMiB: 0 })).toBeUndefined();
    expect(sizeOf({ cpu: 1, memoryMiB: 120 * 1024 - 255 })).toBeUndefined();
  });

  test('of each row is exact for the first and the last memory of the user guide’s table', () => {
    const rows = [
      [0.25, 0.5, 2],
      [0.5, 1, 4],
      [1, 2, 8],
      [2, 4, 16],
      [4, 8, 30],
      [8, 16, 60],
      [16, 32, 120],
    ] as const;
    for (const [cpu, least, most] of rows) {
      const exactly = (memoryGiB: number) => sizeOf({ cpu, memoryMiB: memoryGiB * 1024 - fargateOverheadMiB });
      expect([exactly(least), exactly(most)]).toEqual([size(cpu, least), size(cpu, most)]);
      expect(sizeOf({ cpu, memoryMiB: 0 })).toEqual(size(cpu, least));
    }
  });
});
