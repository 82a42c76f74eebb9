/** What a pod asks for. */
export interface PodRequest {
  /** vCPUs. */
  readonly cpu: number;
  /** MiB. */
  readonly memoryMiB: number;
}

/** What Fargate gives, and bills, a pod. */
export interface FargateSize {
  /** vCPUs. */
  readonly cpu: number;
  /** GiB. */
  readonly memoryGiB: number;
}

/** Port on which each Fargate pod's own kubelet listens. Source: Amazon EKS user guide, "AWS Fargate considerations". */
export const kubeletPort = 10250;

/**
 * Seconds until a new pod runs on Fargate, which first makes a machine for it and then pulls its image. AWS states no
 * numbers: the least is what users saw with small images, the most a choice that leaves room for large ones.
 *
 * Source: aws/containers-roadmap, issue 649.
 */
export const placingSeconds = { least: 60, most: 300 } as const;

/**
 * VPC endpoints that each pod needs to start on Fargate without a way to the internet: its image, its identity, its log.
 * Source: Amazon EKS user guide, "Deploy private clusters with limited internet access".
 */
export const podStartEndpoints: readonly string[] = ['ecr.api', 'ecr.dkr', 'logs', 's3', 'sts'];

/** MiB that Fargate adds to a pod's request for the kubelet, kube-proxy and containerd. */
export const fargateOverheadMiB = 256;

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

/** GiB of memory for each number of vCPUs, both ascending. Source: Amazon EKS user guide, "Fargate pod configuration". */
const memories: readonly (readonly [cpu: number, memoriesGiB: readonly number[]])[] = [
  [0.25, [0.5, 1, 2]],
  [0.5, steps(1, 4, 1)],
  [1, steps(2, 8, 1)],
  [2, steps(4, 16, 1)],
  [4, steps(8, 30, 1)],
  [8, steps(16, 60, 4)],
  [16, steps(32, 120, 8)],
];

/** The largest size of one pod. */
export const largestSize: FargateSize = { cpu: 16, memoryGiB: 120 };

/** The smallest size of one pod. */
export const smallestSize: FargateSize = { cpu: 0.25, memoryGiB: 0.5 };

/** What the only container of a pod requests so that the pod fits that size exactly, as Kubernetes writes it. */
export const smallestPod = {
  cpu: `${smallestSize.cpu * 1000}m`,
  memory: `${smallestSize.memoryGiB * 1024 - fargateOverheadMiB}Mi`,
} as const;

/** All that the only container of a pod of this size can request. */
export function usableOf({ cpu, memoryGiB }: FargateSize): PodRequest {
  return { cpu, memoryMiB: memoryGiB * 1024 - fargateOverheadMiB };
}

/** Whether a pod requests all that Fargate gives and bills it. */
export function isWholeSize(request: PodRequest): boolean {
  const size = sizeOf(request);
  if (size === undefined) return false;
  const { cpu, memoryMiB } = usableOf(size);
  return request.cpu === cpu && request.memoryMiB === memoryMiB;
}

/** The size on which Fargate runs a pod: the smallest that holds its request and the overhead, undefined if none does. */
export function sizeOf({ cpu, memoryMiB }: PodRequest): FargateSize | undefined {
  const needed = (memoryMiB + fargateOverheadMiB) / 1024;
  for (const [size, memoriesGiB] of memories) {
    const memoryGiB = memoriesGiB.find((memory) => memory >= needed);
    if (size >= cpu && memoryGiB !== undefined) return { cpu: size, memoryGiB };
  }
  return undefined;
}
