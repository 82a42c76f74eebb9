import { sizeOf } from '../../config/model/aws/fargate';
import { podRequest } from './pod-request';

const container = (cpu?: string, memory?: string, more = {}) => ({ resources: { requests: { cpu, memory } }, ...more });

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

  test('is the limit where there is no request, then nothing', () => {
    const limited = { resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '250m' } } };
    expect(podRequest({ containers: [limited] })).toEqual({ cpu: 0.25, memoryMiB: 1024 });
    expect(podRequest({ containers: [{ name: 'a' }] })).toEqual({ cpu: 0, memoryMiB: 0 });
  });

  test('is a sum without the noise of binary fractions, which would cost the next size', () => {
    const four = ['144m', '271m', '33m', '52m'].map((cpu) => container(cpu, '192Mi'));
    expect(sizeOf(podRequest({ containers: four }))).toEqual({ cpu: 0.5, memoryGiB: 1 });
  });
});
