import { fargateOverheadMiB, sizeOf } from '../../config/model/fargate';
import { podRequest, podSize } from './pod-request';

const container = (cpu?: string, memory?: string, more = {}) => ({ resources: { requests: { cpu, memory } }, ...more });
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

describe('the request of a pod', () => {
  test('is that of its containers together', () => {
    expect(podRequest({ containers: [container('250m', '256Mi'), container('1', '1Gi')] })).toEqual({
      cpu: 1.25,
      memoryMiB: 1280,
    });
  });

  test('is that of its greediest init container where that is more, for CPU and memory apart', () => {
    const initContainers = [container('2', '64Mi'), container('100m', '128Mi')];
    expect(podRequest({ containers: [container('500m', '1Gi')], initContainers })).toEqual({ cpu: 2, memoryMiB: 1024 });
    expect(podRequest({ containers: [container('500m', '32Mi')], initContainers })).toEqual({ cpu: 2, memoryMiB: 128 });
  });

  test('counts an init container that always restarts with the others, and with those that start after it', () => {
    const sidecar = container('100m', '100Mi', { restartPolicy: 'Always' });
    const containers = [container('100m', '100Mi')];
    expect(podRequest({ containers, initContainers: [sidecar] })).toEqual({ cpu: 0.2, memoryMiB: 200 });
    const after = podRequest({ containers, initContainers: [sidecar, container('1', '300Mi')] });
    expect(after).toEqual({ cpu: 1.1, memoryMiB: 400 });
    const before = podRequest({ containers, initContainers: [container('1', '300Mi'), sidecar] });
    expect(before).toEqual({ cpu: 1, memoryMiB: 300 });
  });

  test('is the limit where there is no request, then the default, then nothing', () => {
    const limited = { resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '250m' } } };
    const defaults = { cpu: 0.25, memoryMiB: 256 };
    expect(podRequest({ containers: [limited] }, defaults)).toEqual({ cpu: 0.25, memoryMiB: 1024 });
    expect(podRequest({ containers: [{ name: 'a' }, { name: 'b' }] }, defaults)).toEqual({ cpu: 0.5, memoryMiB: 512 });
    expect(podRequest({ containers: [{ name: 'a' }] })).toEqual({ cpu: 0, memoryMiB: 0 });
  });

  test('is a sum without the noise of binary fractions, which would cost the next size', () => {
    const four = ['144m', '271m', '33m', '52m'].map((cpu) => container(cpu, '192Mi'));
    expect(podSize({ containers: four })).toEqual(size(0.5, 1));
  });

  test('gives the size on which the pod runs', () => {
    expect(podSize({ containers: [container('1', '8Gi')] })).toEqual(size(2, 9));
    expect(podSize({ containers: [container('17', '1Gi')] })).toBeUndefined();
  });
});
