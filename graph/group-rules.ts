import { eksSecurityGroupId } from '../checks/composed/aws-answers';
import type { DistObject } from '../objects/dist';
import { stringAt } from '../objects/json';
import type { Arrow } from './graph';
import { field, grouped, ofKind, textField } from './platform-objects';

/** The id of the box of the group that EKS makes. */
export const eksGroupBox = 'group of EKS';

/** The id of the box of a group. */
export const groupBox = (name: string) => `group ${name}`;

/** The id of the box for a range of addresses. */
export const rangeBox = (range: string) => `range ${range}`;

/** What one rule lets through, from one box to another. */
interface Opening {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  readonly side: 'out' | 'in';
  readonly rule: DistObject;
}

/**
 * An arrow for each two boxes between which rules of security groups let something through. It is half where only one
 * of two groups has a rule for it.
 */
export function ruleArrows(objects: readonly DistObject[]): Arrow[] {
  const openings = rulesOf(objects)
    .filter((rule) => !leadsToList(rule))
    .map(openingOf);
  return [...grouped(openings, ({ from, to }) => `${from}\n${to}`).values()].flatMap((all) => {
    const byPorts = [...grouped(all, ({ ports }) => ports)];
    return [false, true].flatMap((isHalf) => {
      const own = byPorts.filter(([, some]) => isHalfOpen(some) === isHalf);
      const [first] = all;
      if (own.length === 0 || first === undefined) return [];
      const label = own.map(([ports]) => ports).sort();
      const rules = own.flatMap(([, some]) => some.map(({ rule }) => rule));
      return [{ from: first.from, to: first.to, label: label.join(', '), isHalf, objects: rules }];
    });
  });
}

const rulesOf = (objects: readonly DistObject[]) =>
  ofKind(objects, 'ec2 SecurityGroupIngressRule', 'ec2 SecurityGroupEgressRule');

/** Whether a rule is for a list of addresses, which AWS makes for a gateway endpoint. */
const leadsToList = (rule: DistObject) => textField(rule, 'prefixListId') !== '';

/** The rules of a group for lists of addresses, which are in no box. */
export function listRules(objects: readonly DistObject[], group: string): DistObject[] {
  return rulesOf(objects).filter((rule) => leadsToList(rule) && groupAt(rule, 'securityGroupId') === groupBox(group));
}

function openingOf(rule: DistObject): Opening {
  const [own, peer] = [groupAt(rule, 'securityGroupId'), peerOf(rule)];
  const isIn = rule.kind === 'SecurityGroupIngressRule';
  const [from, to] = isIn ? [peer, own] : [own, peer];
  return { from, to, ports: portsOf(rule), side: isIn ? 'in' : 'out', rule };
}

function groupAt(rule: DistObject, key: string): string {
  const id = textField(rule, key);
  if (id === eksSecurityGroupId) return eksGroupBox;
  return groupBox(stringAt(field(rule, `${key}Ref`), 'name') ?? id);
}

function peerOf(rule: DistObject): string {
  const range = textField(rule, 'cidrIpv4') || textField(rule, 'cidrIpv6');
  return range === '' ? groupAt(rule, 'referencedSecurityGroupId') : rangeBox(range);
}

/** The ports of a rule in words, with the protocol where it is not TCP. */
export function portsOf(rule: DistObject): string {
  const protocol = textField(rule, 'ipProtocol');
  if (protocol === '-1') return 'everything';
  const [first, last] = [field(rule, 'fromPort'), field(rule, 'toPort')];
  const ports = first === last ? `${first}` : `${first}–${last}`;
  return protocol === 'tcp' ? ports : `${ports} ${protocol}`;
}

/** Only a group of `dist/` needs a rule: neither the internet nor AWS has one, and the group of EKS lets all out. */
function isHalfOpen(openings: readonly Opening[]): boolean {
  const has = (side: Opening['side']) => openings.some((opening) => opening.side === side);
  const [first] = openings;
  const needsOut = first?.from.startsWith('group ') === true && first.from !== eksGroupBox;
  const needsIn = first?.to.startsWith('group ') === true;
  return (needsOut && !has('out')) || (needsIn && !has('in'));
}
