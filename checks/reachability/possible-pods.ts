import { long2ip, Netmask } from 'netmask';
import { cidr } from '../../config/model/cidr';
import type { DistObject } from '../../objects/dist';
import { namesNamespace, selectsNamespace } from '../../objects/fargate-selector';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, places, stringAt, stringsAt } from '../../objects/json';
import type { Labels } from '../../objects/label-selector';
import { forProviderOf } from '../../objects/managed-resource';
import type { Pod } from './network-policy';
import { isReachabilityRule } from './rules';
import type { SelectedPod } from './security-group-policies';

/** A pod that may exist: in a namespace, with some labels, as some service account, somewhere in its subnets. */
export type PossiblePod = Pod & SelectedPod;

/**
 * For each namespace, pods that represent every pod that may run in it, as far as the rules of one environment can tell
 * pods apart. There is one for each part of the namespace's subnets that a range singles out, with the labels that one
 * selector or expression asks for or with none, and as each service account or as one without labels.
 */
export function possiblePods(objects: readonly DistObject[]): (namespace: string) => PossiblePod[] {
  const labels = distinct([{}, ...labelsAskedFor(objects)]);
  const ranges = rangesNamed(objects);
  return (namespace) => {
    const accounts = objects.filter(
      (object) => groupKind(object) === 'core ServiceAccount' && object.namespace === namespace,
    );
    const accountLabels = distinct([{}, ...accounts.map(({ body }) => stringsAt(body, 'metadata', 'labels'))]);
    return addressesOf(ranges, subnetsOf(objects, namespace)).flatMap((ip) =>
      labels.flatMap((own) =>
        accountLabels.map((serviceAccountLabels) => ({ namespace, labels: own, serviceAccountLabels, ip })),
      ),
    );
  };
}

/**
 * Namespaces in which a Fargate profile starts pods: those that a selector names, and of those that a pattern matches the
 * ones with a service account of their own; sorted.
 */
export function podNamespaces(objects: readonly DistObject[]): string[] {
  const selectors = objects
    .filter((object) => groupKind(object) === 'eks FargateProfile')
    .flatMap(({ body }) => listAt(forProviderOf(body), 'selector'));
  const named = selectors.filter(namesNamespace).flatMap((selector) => stringAt(selector, 'namespace') ?? []);
  const matched = objects
    .filter((object) => groupKind(object) === 'core ServiceAccount')
    .map(({ namespace }) => namespace)
    .filter((namespace) => selectors.some((selector) => selectsNamespace(selector, namespace)));
  return [...new Set([...named, ...matched])].sort();
}

function labelsAskedFor(objects: readonly DistObject[]): Labels[] {
  return objects
    .flatMap(({ body }) => places(body))
    .flatMap(({ path, value }) => {
      if (/(^|\.)podSelector\.matchLabels$/.test(path)) return [stringsAt(value)];
      if (!/(^|\.)podSelector\.matchExpressions\[\]$/.test(path)) return [];
      const [key, values] = [stringAt(value, 'key'), listAt(value, 'values')];
      // Exists names no value, so any will do.
      return (values.length > 0 ? values : ['any']).map((text) => stringsAt({ [key ?? '']: text }));
    });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Ranges that the rules name. */
function rangesNamed(objects: readonly DistObject[]): string[] {
  const values = objects.filter(isReachabilityRule).flatMap(({ body }) => places(body).map(({ value }) => value));
  return [...new Set(values)].flatMap((value) => (typeof value === 'string' && cidr.isRange(value) ? [value] : []));
}

/** One address for each part of the subnets that lies in the same ranges throughout. */
function addressesOf(ranges: readonly string[], subnets: readonly string[]): string[] {
  const starts = [...subnets, ...ranges].flatMap(edges);
  const inside = starts.filter((address) => subnets.some((subnet) => cidr.contains(subnet, address)));
  return [...new Map(inside.map((address) => [memberships(ranges, address), address])).values()];
}

/** A part can only begin where a subnet or a range begins, or right after the end of a range. */
function edges(range: string): string[] {
  const { base, netLong, size } = new Netmask(range);
  return netLong + size < 2 ** 32 ? [base, long2ip(netLong + size)] : [base];
}

const memberships = (ranges: readonly string[], address: string) =>
  ranges.map((range) => cidr.contains(range, address)).join();

/**
 * Ranges of the subnets in which a Fargate profile starts the namespace's pods. Of several profiles that select a pod the first
 * by name takes it, so none that comes after one of the whole namespace does.
 *
 * Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched".
 */
function subnetsOf(objects: readonly DistObject[], namespace: string): string[] {
  const selecting = objects
    .filter((object) => groupKind(object) === 'eks FargateProfile')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ body }) => forProviderOf(body))
    .map((profile) => {
      const selectors = listAt(profile, 'selector').filter((selector) => selectsNamespace(selector, namespace));
      return { profile, selectors, isOfAll: selectors.some((selector) => at(selector, 'labels') === undefined) };
    })
    .filter(({ selectors }) => selectors.length > 0);
  const last = selecting.findIndex(({ isOfAll }) => isOfAll);
  const names = selecting
    .slice(0, last < 0 ? undefined : last + 1)
    .flatMap(({ profile }) => listAt(profile, 'subnetIdRefs').map((subnet) => at(subnet, 'name')));
  return objects
    .filter((object) => groupKind(object) === 'ec2 Subnet' && names.includes(object.name))
    .flatMap(({ body }) => stringAt(forProviderOf(body), 'cidrBlock') ?? []);
}
