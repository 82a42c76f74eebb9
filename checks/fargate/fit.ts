import { fargateOverheadMiB, type PodRequest, sizeOf } from '../../config/model/aws/fargate';
import type { DistObject } from '../../objects/dist';
import { type ShippedRequest, shippedRequests } from './shipped-requests';

/**
 * Requests that Fargate cannot run, or for which it bills more than the pod can use: those that fit no size, that are
 * not exactly a size minus Fargate's overhead, or that differ from their limits.
 *
 * Source: Amazon EKS user guide, "Fargate pod configuration".
 */
export function fargateFitProblems(objects: readonly DistObject[]): string[] {
  return shippedRequests(objects).flatMap(problems);
}

const text = ({ cpu, memoryMiB }: PodRequest) => `${cpu} vCPU, ${memoryMiB} MiB`;

function problems({ where, request, limit }: ShippedRequest): string[] {
  const size = sizeOf(request);
  if (size === undefined) return [`${where}: fits no size of Fargate (${text(request)}) — ask for less`];
  if (text(request) !== text(limit)) {
    return [`${where}: limits (${text(limit)}) are not the requests (${text(request)}) — make them equal`];
  }
  const usable = { cpu: size.cpu, memoryMiB: size.memoryGiB * 1024 - fargateOverheadMiB };
  if (text(usable) === text(request)) return [];
  return [`${where}: less than it is billed for (${text(request)}) — ask for ${text(usable)}`];
}
