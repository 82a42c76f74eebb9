import { type FargateSize, fargateOverheadMiB, sizeOf } from '../../config/model/aws/fargate';
import { at, type Json, type JsonObject, listAt } from '../../objects/json';
import { quantityOf } from '../../objects/quantity';
import type { KubeObject } from '../../tools/processes/kubectl';

/** Where kubelets say what pods use. Source: kubernetes-sigs/metrics-server, `AnnotationResourceMetricsPath`. */
const metricsPath = 'metrics.k8s.io/resource-metrics-path';

/** Of a node that Fargate makes. Source: Amazon EKS user guide, "Simplify compute management with AWS Fargate". */
const computeType = 'eks.amazonaws.com/compute-type';

/** A subnet in which Fargate runs a pod. */
export interface PodSubnet {
  readonly cidr: string;
  readonly zone: string;
}

/** Path of the nodes that Fargate has made. */
export const fargateNodes = `/api/v1/nodes?labelSelector=${computeType}%3Dfargate`;

/** Name of the node on which Fargate runs a pod. */
export const nodeOf = ({ metadata }: KubeObject): string => `fargate-${metadata.uid}`;

/** The size on which Fargate runs a pod; undefined where none is large enough. */
export function sizeOfPod({ spec }: KubeObject): FargateSize | undefined {
  const [cpu, memory] = ['cpu', 'memory'].map((resource) => {
    const requests = (containers: string) =>
      listAt(spec, containers).map((one) => quantityOf(at(one, 'resources', 'requests', resource) ?? 0));
    const together = requests('containers').reduce((sum, request) => sum + request, 0);
    return Math.max(together, ...requests('initContainers'));
  });
  return sizeOf({ cpu: cpu ?? 0, memoryMiB: (memory ?? 0) / 2 ** 20 });
}

/** The node of one pod, as its kubelet would register it. */
export function node(name: string, { cpu, memoryGiB }: FargateSize, { cidr, zone }: PodSubnet): JsonObject {
  const resources: Json = {
    cpu: String(cpu),
    memory: `${memoryGiB * 1024 - fargateOverheadMiB}Mi`,
    pods: '1',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: { [computeType]: 'fargate', 'topology.kubernetes.io/zone': zone, 'kubernetes.io/hostname': name },
      annotations: { [metricsPath]: `/metrics/nodes/${name}/metrics/resource` },
    },
    // kwok takes the addresses of pods from here.
    spec: { podCIDR: cidr, taints: [{ key: computeType, value: 'fargate', effect: 'NoSchedule' }] },
    status: { capacity: resources, allocatable: resources },
  };
}
