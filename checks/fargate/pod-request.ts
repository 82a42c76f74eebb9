import type { PodRequest } from '../../config/model/aws/fargate';
import { at, type Json, listAt } from '../../objects/json';
import { quantityOf } from '../../objects/quantity';

const mebi = 2 ** 20;

/**
 * What a pod requests: its long-running containers together, or its greediest init container if that is more. A
 * container that states no request requests its limit, or nothing if it has no limit; an init container that always
 * restarts runs as long as the pod.
 *
 * Source: Amazon EKS user guide, "Fargate pod configuration"; Kubernetes documentation, "Sidecar Containers".
 */
export function podRequest(podSpec: Json): PodRequest {
  const started: PodRequest[] = [];
  const sidecars: PodRequest[] = [];
  for (const container of listAt(podSpec, 'initContainers')) {
    if (at(container, 'restartPolicy') === 'Always') sidecars.push(containerRequest(container));
    // While it runs, the sidecars before it run too.
    else started.push(sum([...sidecars, containerRequest(container)]));
  }
  const running = sum([...sidecars, ...listAt(podSpec, 'containers').map(containerRequest)]);
  return {
    cpu: Math.max(running.cpu, ...started.map(({ cpu }) => cpu)),
    memoryMiB: Math.max(running.memoryMiB, ...started.map(({ memoryMiB }) => memoryMiB)),
  };
}

function containerRequest(container: Json): PodRequest {
  const asked = (resource: string) =>
    quantityOf(at(container, 'resources', 'requests', resource) ?? at(container, 'resources', 'limits', resource) ?? 0);
  return { cpu: asked('cpu'), memoryMiB: asked('memory') / mebi };
}

function sum(requests: readonly PodRequest[]): PodRequest {
  return {
    cpu: exact(requests.reduce((total, { cpu }) => total + cpu, 0)),
    memoryMiB: exact(requests.reduce((total, { memoryMiB }) => total + memoryMiB, 0)),
  };
}

// Sums of binary fractions may end slightly above a size, which would select the next one; no quantity is finer than
// nano.
const exact = (amount: number) => Math.round(amount * 1e9) / 1e9;
