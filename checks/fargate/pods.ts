import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type JsonObject, listAt, places, stringAt, stringsAt } from '../../objects/json';
import type { Labels } from '../../objects/label-selector';
import { forProviderOf } from '../../objects/managed-resource';

/** Pods that something in `dist/` starts in a workload cluster, as far as Fargate profiles look at them. */
export interface FargatePods {
  /** What starts them, for messages. */
  readonly startedBy: string;
  readonly namespace: string;
  /** Labels that all of them carry. */
  readonly labels: Labels;
}

/** A manifest that is applied in the workload cluster, and the object of `dist/` that it is or is part of. */
export interface WorkloadManifest {
  readonly object: DistObject;
  readonly manifest: JsonObject;
}

/** Every manifest of an environment's workload cluster: its units' objects, and what provider-kubernetes puts there. */
export function workloadManifests(
  objects: readonly DistObject[],
  { name }: Pick<Environment, 'name'>,
): WorkloadManifest[] {
  return objects.flatMap((object) => {
    const own = object.cluster === name ? [object.body] : [];
    const relayed = groupKind(object) === 'kubernetes.m.crossplane.io Object' && object.namespace === name;
    const inner = relayed ? at(forProviderOf(object.body), 'manifest') : undefined;
    return [...own, ...(isObject(inner) ? [inner] : [])].map((manifest) => ({ object, manifest }));
  });
}

/**
 * Everything that starts pods in an environment's workload cluster: pod templates in whatever kind, the catalogue's
 * services, the controllers' Helm charts, and EKS add-ons. A chart whose pods are not written down may, like a service,
 * start pods with any labels.
 */
export function fargatePods(objects: readonly DistObject[], environment: Environment): FargatePods[] {
  return [
    ...workloadManifests(objects, environment).flatMap(templatesIn),
    ...environment.services.map(({ name, namespace }) => ({
      startedBy: `dist/${environment.name} service ${name}`,
      namespace,
      labels: {},
    })),
    ...objects.flatMap((object) => [...ofChart(object, environment), ...ofAddon(object, environment)]),
  ];
}

/** A pod template is whatever has containers in its spec: that of a Deployment, a CronJob, a Pod itself. */
function templatesIn({ object, manifest }: WorkloadManifest): FargatePods[] {
  return places(manifest)
    .filter(({ value }) => listAt(value, 'spec', 'containers').some(isObject))
    .map(({ path, value }) => ({
      startedBy: `${where(object)}${path === '' ? '' : `: ${path}`}`,
      namespace: stringAt(manifest, 'metadata', 'namespace') ?? 'default',
      labels: stringsAt(value, 'metadata', 'labels'),
    }));
}

function ofChart(object: DistObject, { name, platform }: Environment): FargatePods[] {
  const chart = stringAt(object.body, 'spec', 'source', 'chart');
  const isOwn = groupKind(object) === 'argoproj.io Application' && object.namespace === name;
  if (!isOwn || chart === undefined) return [];
  const namespace = stringAt(object.body, 'spec', 'destination', 'namespace') ?? 'default';
  const pods = platform.controllers.find((one) => one.chart.name === chart)?.pods ?? [{ labels: {} }];
  return pods.map(({ labels }) => ({ startedBy: where(object), namespace, labels }));
}

/** Source: Amazon EKS user guide, "Get started with AWS Fargate for your cluster". */
const addonLabels: Readonly<Record<string, Labels>> = { coredns: { 'k8s-app': 'kube-dns' } };

function ofAddon(object: DistObject, { name }: Environment): FargatePods[] {
  if (groupKind(object) !== 'eks Addon' || object.namespace !== name) return [];
  const addon = stringAt(forProviderOf(object.body), 'addonName') ?? '';
  return [{ startedBy: where(object), namespace: 'kube-system', labels: addonLabels[addon] ?? {} }];
}
