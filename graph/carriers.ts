import { podNamespaces } from '../checks/reachability/possible-pods';
import type { DistObject } from '../objects/dist';
import { at, listAt, stringAt } from '../objects/json';
import { field, ofKind, textField } from './platform-objects';

/** What carries security groups, in words, by the names of the groups; '' stands for the group that EKS makes. */
export function carriersOf(objects: readonly DistObject[]): (group: string) => string[] {
  const carried = new Map<string, string[]>();
  const add = (group: string, carrier: string) => carried.set(group, [...(carried.get(group) ?? []), carrier]);
  for (const cluster of ofKind(objects, 'eks Cluster')) {
    for (const group of listAt(field(cluster, 'vpcConfig'), 'securityGroupIdRefs')) {
      add(stringAt(group, 'name') ?? '', 'Kubernetes API');
    }
  }
  for (const association of ofKind(objects, 'ec2 VPCEndpointSecurityGroupAssociation')) {
    add(textField(association, 'securityGroupIdRef', 'name'), 'interface endpoints');
  }
  for (const ingress of ofKind(objects, 'networking.k8s.io Ingress')) {
    for (const group of (ingress.annotations['alb.ingress.kubernetes.io/security-groups'] ?? '').split(/,\s*/)) {
      for (const host of hostsOf(ingress)) add(group, `load balancer of ${host}`);
    }
  }
  for (const [namespace, groups] of podGroups(objects)) {
    for (const group of groups.length > 0 ? groups : ['']) add(group, `pods of ${namespace}`);
  }
  return (group) => joined([...new Set(carried.get(group) ?? [])]);
}

/** The hosts that an entrance answers for. */
export function hostsOf(ingress: DistObject): string[] {
  return listAt(ingress.body, 'spec', 'rules').map((rule) => stringAt(rule, 'host') ?? 'every host');
}

/** The groups that the pods of each namespace with a Fargate profile carry; none stands for the one of EKS. */
function podGroups(objects: readonly DistObject[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const namespace of podNamespaces(objects)) found.set(namespace, []);
  for (const object of ofKind(objects, 'kubernetes.m.crossplane.io Object')) {
    const manifest = field(object, 'manifest');
    if (stringAt(manifest, 'kind') !== 'SecurityGroupPolicy') continue;
    const groups = listAt(object.body, 'spec', 'references').flatMap((reference) => {
      const source = at(reference, 'patchesFrom');
      return stringAt(source, 'kind') === 'SecurityGroup' ? (stringAt(source, 'name') ?? []) : [];
    });
    const namespace = stringAt(manifest, 'metadata', 'namespace') ?? '';
    found.set(namespace, [...(found.get(namespace) ?? []), ...groups]);
  }
  return found;
}

/** `pods of a` and `pods of b` as `pods of a, b`, in lines that are not too long. */
function joined(carriers: readonly string[]): string[] {
  const pods = carriers.filter((carrier) => carrier.startsWith('pods of ')).map((carrier) => carrier.slice(8));
  const others = carriers.filter((carrier) => !carrier.startsWith('pods of '));
  return [...others, ...(pods.length === 0 ? [] : [`pods of ${pods.join(', ')}`])].flatMap((line) => wrapped(line, 24));
}

/** Words in lines of at most so many characters; a word that is longer is broken after a hyphen, if it has one. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  const parts = text.split(' ').flatMap((word) => (word.length > width ? word.split(/(?<=-)/) : `${word} `));
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.trimEnd().length <= width) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}
