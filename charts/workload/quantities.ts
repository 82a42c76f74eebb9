import { k8s } from 'cdk8s-plus-28';

/** vCPUs and MiB of memory as Kubernetes writes them. */
export function quantities(cpu: number, memoryMiB: number) {
  return {
    cpu: k8s.Quantity.fromString(Number.isInteger(cpu) ? `${cpu}` : `${Math.round(cpu * 1000)}m`),
    memory: k8s.Quantity.fromString(memoryMiB % 1024 === 0 ? `${memoryMiB / 1024}Gi` : `${Math.floor(memoryMiB)}Mi`),
  };
}
