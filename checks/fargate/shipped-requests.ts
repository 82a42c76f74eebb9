import { parse } from 'yaml';
import type { PodRequest } from '../../config/model/aws/fargate';
import { type DistObject, where } from '../../objects/dist';
import { at, isObject, type Json, listAt, places } from '../../objects/json';
import { podRequest } from './pod-request';

/** Fields in which an add-on and a Helm chart take their configuration, as a text. */
const texts: readonly string[] = ['configurationValues', 'values'];

/** What the pods of one template, or with one set of defaults, request and are limited to. */
export interface ShippedRequest {
  /** How a message names it: object and field. */
  readonly where: string;
  readonly request: PodRequest;
  readonly limit: PodRequest;
}

/**
 * Every request for CPU and memory that `dist/` brings into a cluster: pod templates, Helm values and add-on
 * configurations (each `resources` there is taken for a pod of one container), and the defaults of LimitRanges.
 */
export function shippedRequests(objects: readonly DistObject[]): ShippedRequest[] {
  return objects.flatMap((object) =>
    places(object.body).flatMap(({ path, key, value }) => {
      const inner: Json | undefined = texts.includes(key) && typeof value === 'string' ? parse(value) : undefined;
      const found =
        inner === undefined
          ? requestsAt(path, value)
          : places(inner, path).flatMap((place) => requestsAt(place.path, place.value));
      return found.map((request) => ({ ...request, where: `${where(object)}: ${request.where}` }));
    }),
  );
}

function requestsAt(path: string, value: Json): ShippedRequest[] {
  const containers = listAt(value, 'containers');
  if (containers.some(isObject)) return [ofPod(path, value)];
  if (!isObject(value)) return [];
  // The containers of a pod have been counted together.
  if (isObject(value.resources) && !/(^|\.)(initC|c)ontainers\[\]$/.test(path)) {
    return [ofPod(`${path}.resources`, { containers: [value] })];
  }
  if (!/(^|\.)limits\[\]$/.test(path) || value.type !== 'Container') return [];
  const resources = { requests: value.defaultRequest, limits: value.default };
  return [ofPod(path, { containers: [{ resources }] })];
}

function ofPod(path: string, spec: Json): ShippedRequest {
  const limited = (container: Json) => ({
    ...(isObject(container) && container),
    resources: { requests: at(container, 'resources', 'limits') },
  });
  const limits = {
    containers: listAt(spec, 'containers').map(limited),
    initContainers: listAt(spec, 'initContainers').map(limited),
  };
  return { where: path, request: podRequest(spec), limit: podRequest(limits) };
}
