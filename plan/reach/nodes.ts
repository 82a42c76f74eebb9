import { Netmask } from 'netmask';
import { eksSecurityGroupId } from '../../checks/composed/aws-answers';
import type { Endpoint } from '../../checks/reachability/network-policy';
import { podNamespaces, possiblePods } from '../../checks/reachability/possible-pods';
import { isReachabilityRule } from '../../checks/reachability/rules';
import { groupsOf } from '../../checks/reachability/security-group-policies';
import type { Member } from '../../checks/reachability/security-groups';
import { cidr } from '../../config/model/cidr';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, places, stringAt } from '../../objects/json';

/** Who or what may connect, or be connected to, in one environment. */
export interface Node {
  readonly kind: 'group' | 'pods' | 'range';
  /** A namespace, the name of a security group, or a range of addresses. */
  readonly name: string;
}

/** One interface of a node, as each of the two enforcers sees it. */
export interface Interface {
  readonly endpoint: Endpoint;
  readonly member: Member;
}

/** A node with interfaces that stand for all that it may have. */
export interface Place {
  readonly node: Node;
  readonly interfaces: readonly Interface[];
}

/** Every address. */
export const everywhere = '0.0.0.0/0';

/** An address that nobody has. Source: RFC 5737. */
const outside = '192.0.2.1';

/**
 * Every node of an environment: the pods of each namespace that has a Fargate profile, each security group that no pod
 * carries, and those of the ranges that lie outside of the VPC or reach beyond it.
 */
export function placesOf(objects: readonly DistObject[], ranges: readonly string[]): Place[] {
  const pods = podPlaces(objects);
  const carried = new Set(pods.flatMap(({ interfaces }) => interfaces.flatMap(({ member }) => member.groups)));
  return [...pods, ...groupPlaces(objects, carried, ranges), ...rangePlaces(objects, ranges)];
}

function podPlaces(objects: readonly DistObject[]): Place[] {
  const podsIn = possiblePods(objects);
  return podNamespaces(objects).map((name) => {
    const interfaces = podsIn(name).map((pod): Interface => {
      const groups = groupsOf(objects, pod);
      const { namespace, labels, ip } = pod;
      // Without a SecurityGroupPolicy a pod carries the group that EKS makes.
      const member = { groups: groups.length > 0 ? groups : [eksSecurityGroupId], ip };
      return { endpoint: { namespace, labels, ip }, member };
    });
    return { node: { kind: 'pods', name }, interfaces: distinct(interfaces) };
  });
}

const forProviders = (objects: readonly DistObject[], kind: string) =>
  objects.filter((object) => groupKind(object) === kind).map(({ body }) => at(body, 'spec', 'forProvider'));

/** Interfaces with a group may be in any subnet; those that the same ranges hold are one to every rule. */
function groupPlaces(objects: readonly DistObject[], carried: ReadonlySet<string>, ranges: readonly string[]): Place[] {
  const subnets = forProviders(objects, 'ec2 Subnet').flatMap((subnet) => stringAt(subnet, 'cidrBlock') ?? []);
  const bases = subnets.map((range) => range.replace(/\/.*$/, ''));
  const holding = (address: string) => ranges.filter((range) => cidr.contains(range, address)).join();
  const told = [...new Map(bases.map((address) => [holding(address), address])).values()];
  const addresses = told.length > 0 ? told : [outside];
  return objects
    .filter((object) => groupKind(object) === 'ec2 SecurityGroup' && !carried.has(object.name))
    .map(({ name }) => ({
      node: { kind: 'group', name },
      interfaces: addresses.map((ip) => ({ endpoint: { ip }, member: { groups: [name], ip } })),
    }));
}

/** Ranges that rules name, and everywhere; those of both sides of a comparison are looked at on each. */
export function rangesNamed(objects: readonly DistObject[]): string[] {
  const named = objects.filter(isReachabilityRule).flatMap(({ body }) => places(body).map(({ value }) => value));
  const ranges = named.flatMap((value) => (typeof value === 'string' && cidr.isRange(value) ? [value] : []));
  return [...new Set([everywhere, ...ranges])].sort();
}

function rangePlaces(objects: readonly DistObject[], ranges: readonly string[]): Place[] {
  const vpcs = forProviders(objects, 'ec2 VPC').flatMap((vpc) => stringAt(vpc, 'cidrBlock') ?? []);
  return ranges
    .filter((range) => !vpcs.some((vpc) => cidr.contains(vpc, range)))
    .map((name) => {
      const { base, broadcast } = new Netmask(name);
      // Of another range in it something else may be true.
      const others = [...vpcs, ...ranges].filter((other) => other !== name && cidr.contains(name, other));
      const addresses = [outside, base, broadcast ?? base, ...others.flatMap(cidr.beside)];
      const isOwn = (address: string) => !others.some((other) => cidr.contains(other, address));
      const ip = addresses.find((address) => cidr.contains(name, address) && isOwn(address)) ?? base;
      return { node: { kind: 'range', name }, interfaces: [{ endpoint: { ip }, member: { groups: [], ip } }] };
    });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
