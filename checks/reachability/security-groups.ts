import { cidr } from '../../config/model/cidr';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { eksSecurityGroupId } from '../composed/aws-answers';
import type { Decision, Protocol } from './network-policy';

/** A network interface in the VPC, as far as security groups look at it. */
export interface Member {
  /** Names of the SecurityGroup objects whose groups it carries, or the id of the group that EKS makes. */
  readonly groups: readonly string[];
  /** IPv4 address. */
  readonly ip: string;
}

/** The rules of security groups of one environment, each read once, since they are asked for every pair and port. */
export type GroupRules = Readonly<Record<'egress' | 'ingress', readonly GroupRule[]>>;

interface GroupRule {
  readonly name: string;
  /** Group that it belongs to. */
  readonly owner: string;
  readonly isPeer: (member: Member) => boolean;
  readonly isTraffic: (port: number, protocol: Protocol) => boolean;
}

/**
 * Reads the rule objects among those of one environment. Throws for a rule whose group, peer or ports cannot be read
 * from the object, so that an unreadable rule is never hidden behind one that already allows.
 */
export function groupRulesOf(objects: readonly DistObject[]): GroupRules {
  const read = (kind: string) => objects.filter((object) => groupKind(object) === `ec2 ${kind}`).map(groupRule);
  return { egress: read('SecurityGroupEgressRule'), ingress: read('SecurityGroupIngressRule') };
}

/**
 * Whether rules let a member connect to another, by the name of a rule on either side. A group has no other rules: AWS
 * makes a group with a rule for all egress, and the provider revokes that rule. Prefix lists hold no member, since
 * AWS's own hold public addresses, and those of services addresses of other networks.
 *
 * Source: Amazon VPC user guide, "Security group rules"; Terraform AWS provider, "aws_security_group".
 */
export function decideByGroup(rules: GroupRules, from: Member, to: Member, port: number, protocol: Protocol): Decision {
  const permission = (own: readonly GroupRule[], self: Member, peer: Member) =>
    own.find(({ owner, isPeer, isTraffic }) => self.groups.includes(owner) && isTraffic(port, protocol) && isPeer(peer))
      ?.name;
  return { egress: permission(rules.egress, from, to), ingress: permission(rules.ingress, to, from) };
}

function groupRule(rule: DistObject): GroupRule {
  const owner = reference(rule, 'securityGroupId');
  if (owner === undefined) throw unreadable(rule, 'securityGroupIdRef', 'name the group');
  return { name: rule.name, owner, isPeer: peerOf(rule), isTraffic: trafficOf(rule) };
}

const field = ({ body }: DistObject, key: string): Json | undefined => at(forProviderOf(body), key);

function unreadable(rule: DistObject, key: string, fix: string): Error {
  return new Error(
    `${where(rule)}: spec.forProvider.${key}: not readable (${JSON.stringify(field(rule, key))}) — ${fix}`,
  );
}

function reference(rule: DistObject, key: string): string | undefined {
  // The only group without an object; any other id could belong to a group that has one.
  if (field(rule, key) === eksSecurityGroupId) return eksSecurityGroupId;
  for (const other of [key, `${key}Selector`]) {
    if (field(rule, other) !== undefined) throw unreadable(rule, other, `use ${key}Ref`);
  }
  return stringAt(field(rule, `${key}Ref`), 'name');
}

function peerOf(rule: DistObject): GroupRule['isPeer'] {
  const group = reference(rule, 'referencedSecurityGroupId');
  const range = field(rule, 'cidrIpv4');
  const unsupported = ['cidrIpv6', 'prefixListId', 'prefixListIdRef', 'prefixListIdSelector'].filter(
    (key) => field(rule, key) !== undefined,
  );
  const given = [group, range, ...unsupported.slice(0, 1)].filter((peer) => peer !== undefined);
  if (given.length !== 1) throw unreadable(rule, 'referencedSecurityGroupIdRef', 'give exactly one peer');
  if (group !== undefined) return ({ groups }) => groups.includes(group);
  if (range === undefined) return () => false;
  if (typeof range !== 'string' || !cidr.isRange(range)) throw unreadable(rule, 'cidrIpv4', 'write an IPv4 range');
  return ({ ip }) => cidr.contains(range, ip);
}

// AWS accepts names and the numbers of the IANA registry "Protocol Numbers".
const protocols: Readonly<Record<string, Protocol>> = {
  '132': 'SCTP',
  tcp: 'TCP',
  '6': 'TCP',
  udp: 'UDP',
  '17': 'UDP',
};

function trafficOf(rule: DistObject): GroupRule['isTraffic'] {
  const written = field(rule, 'ipProtocol');
  if (typeof written !== 'string') throw unreadable(rule, 'ipProtocol', 'name a protocol');
  if (['-1', 'all'].includes(written)) return () => true;
  const own = protocols[written.toLowerCase()];
  // Any other protocol has no ports.
  if (own === undefined) return () => false;
  const [first, last] = [field(rule, 'fromPort'), field(rule, 'toPort')];
  if (typeof first !== 'number') throw unreadable(rule, 'fromPort', 'write a number');
  if (typeof last !== 'number') throw unreadable(rule, 'toPort', 'write a number');
  return (port, protocol) => protocol === own && port >= first && port <= last;
}
