import { type FargateSize, type PodRequest, sizeOf } from '../../config/model/fargate';
import { at, type Json, listAt } from '../../objects/json';
import { quantityOf } from '../../objects/quantity';

const mebi = 2 ** 20;

/**
 * What a pod asks for: its long-running containers together, or its greediest init container if that is more. A
 * container that states no request asks for its limit, else for the default, else for nothing; an init container that
 * restarts always runs as long as the pod.
 *
 * Source: Amazon EKS user guide, "Fargate pod configuration"; Kubernetes documentation, "Sidecar Containers".
 */
export function podRequest(podSpec: Json, defaults?: PodRequest): PodRequest {
  const request = (container: Json) => containerRequest(container, defaults);
  const started: PodRequest[] = [];
  const sidecars: PodRequest[] = [];
  for (const container of listAt(podSpec, 'initContainers')) {
    if (at(container, 'restartPolicy') === 'Always') sidecars.push(request(container));
    // While it runs, so do the sidecars that stand before it.
    else started.push(sum([...sidecars, request(container)]));
  }
  const running = sum([...sidecars, ...listAt(podSpec, 'containers').map(request)]);
  return {
    cpu: Math.max(running.cpu, ...started.map(({ cpu }) => cpu)),
    memoryMiB: Math.max(running.memoryMiB, ...started.map(({ memoryMiB }) => memoryMiB)),
  };
}

/** The Fargate size on which a pod runs, undefined if it fits none. */
export function podSize(podSpec: Json, defaults?: PodRequest): FargateSize | undefined {
  return sizeOf(podRequest(podSpec, defaults));
}

function containerRequest(container: Json, defaults: PodRequest = { cpu: 0, memoryMiB: 0 }): PodRequest {
  const [cpu, memory] = ['cpu', 'memory'].map(
    (resource) => at(container, 'resources', 'requests', resource) ?? at(container, 'resources', 'limits', resource),
  );
  return {
    cpu: cpu === undefined ? defaults.cpu : quantityOf(cpu),
    memoryMiB: memory === undefined ? defaults.memoryMiB : quantityOf(memory) / mebi,
  };
}

function sum(requests: readonly PodRequest[]): PodRequest {
  return {
    cpu: exact(requests.reduce((total, { cpu }) => total + cpu, 0)),
    memoryMiB: exact(requests.reduce((total, { memoryMiB }) => total + memoryMiB, 0)),
  };
}

// Sums of binary fractions may end a trace above a size, which would cost the next one; no quantity is finer than nano.
const exact = (amount: number) => Math.round(amount * 1e9) / 1e9;
