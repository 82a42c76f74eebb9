import type { KubeObject } from '../../tools/processes/kubectl';
import { sizeOfPod } from './nodes';

const container = (cpu: string, memory: string) => ({ name: 'one', resources: { requests: { cpu, memory } } });

function pod(containers: readonly object[], initContainers: readonly object[] = []): KubeObject {
  const metadata = { name: 'one', uid: 'one', creationTimestamp: '' };
  return JSON.parse(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers, initContainers } }));
}

test.each([
  ['the sum of its containers', pod([container('250m', '128Mi'), container('250m', '128Mi')]), 0.5, 1],
  ['its largest container before those', pod([container('250m', '256Mi')], [container('1', '1Gi')]), 1, 2],
  ['next to nothing where it requests nothing', pod([{ name: 'one' }]), 0.25, 0.5],
])('Fargate gives a pod what holds %s, and its own 256 MiB', (_what, one, cpu, memoryGiB) => {
  expect(sizeOfPod(one)).toEqual({ cpu, memoryGiB });
});

test('a pod that no size holds gets none', () => {
  expect(sizeOfPod(pod([container('17', '1Gi')]))).toBeUndefined();
});
