import type { Environment } from '../../config/model/environment';
import { proxied } from '../../config/model/reaches/egress-proxy';
import type { Deed, Permission } from '../../kinds/access';
import type { Kind } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import type { Statement } from '../aws/policy';
import { conditionOf } from './conditions';
import { ownResources } from './own-resources';

/** Characters, without white space, that AWS takes of a managed policy. Source: IAM user guide, "IAM and AWS STS quotas". */
const policyLimit = 6144;

const deeds: readonly Deed[] = ['create', 'read', 'update', 'delete'];

/**
 * What an environment's provisioner may do, as policies of which AWS takes each: what the provider calls for every kind that
 * the charts can render, on what is the environment's own. What a retained environment never deletes, it may not delete.
 */
export function provisionerPolicies(environment: Environment): Statement[][] {
  const policies: Statement[][] = [];
  for (const statement of statements(environment)) {
    const last = policies.at(-1);
    if (last !== undefined && sizeOf([...last, statement]) <= policyLimit) last.push(statement);
    else policies.push([statement]);
  }
  return policies;
}

/** The permissions that the provider needs for a kind in an environment. */
export function permissionsOf(kind: Kind, { protection }: Pick<Environment, 'protection'>): Permission[] {
  const isKept = kind.stateful !== false && !protection.statefulDeletion;
  return deeds.filter((deed) => deed !== 'delete' || !isKept).flatMap((deed) => kind.access[deed]);
}

/** Kinds that services may come to use, and those of the zone, of the web ACL and of the ways that are configured: from the management network, to the internet. */
function possible({ platform: { management }, services, webAcl, zone }: Environment): Kind[] {
  const toInternet = proxied(services)[0];
  const configured: Readonly<Record<string, unknown>> = {
    'acm Certificate': zone,
    'route53 Record': zone,
    'wafv2 WebACL': webAcl,
    'wafv2 WebACLLoggingConfiguration': webAcl,
    'ec2 EIP': toInternet,
    'ec2 NATGateway': toInternet,
    'ec2 TransitGatewayVPCAttachment': management.network?.transitGateways,
    'ec2 VPCPeeringConnection': management.network?.peering,
  };
  return Object.entries(kinds).flatMap(([name, kind]) =>
    name in configured && configured[name] === undefined ? [] : [kind],
  );
}

function statements(environment: Environment): Statement[] {
  const own = ownResources(environment);
  const groups = new Map<string, { readonly permission: Permission; readonly actions: Set<string> }>();
  for (const permission of possible(environment).flatMap((kind) => permissionsOf(kind, environment))) {
    const { on, when, unseen, actions } = permission;
    const key = sidOf({ on, when, unseen });
    const group = groups.get(key) ?? { permission, actions: new Set() };
    for (const action of actions) group.actions.add(action);
    groups.set(key, group);
  }
  withoutRecorded(groups);
  return [...groups].sort(byKey).map(([Sid, { permission, actions }]) => {
    const Condition = conditionOf(permission, environment);
    return {
      Sid,
      Effect: 'Allow',
      Action: [...actions].sort(),
      Resource: permission.on === 'anything' ? '*' : permission.on.flatMap((type) => own[type]),
      ...(Condition && { Condition }),
    };
  });
}

/** What the loop records for one kind needs no second statement because no call shows it for another. */
function withoutRecorded(
  groups: Map<string, { readonly permission: Permission; readonly actions: Set<string> }>,
): void {
  for (const [key, { permission, actions }] of groups) {
    const recorded = groups.get(sidOf({ ...permission, unseen: undefined }));
    if (permission.unseen === undefined || recorded === undefined) continue;
    for (const action of recorded.actions) actions.delete(action);
    if (actions.size === 0) groups.delete(key);
  }
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/** Says in one word on what and when; what no call of the loop shows stands by itself. */
function sidOf({ on, when, unseen }: Pick<Permission, 'on' | 'when' | 'unseen'>): string {
  const what = on === 'anything' ? 'anything' : on.join(' ');
  const condition = when === undefined ? '' : typeof when === 'string' ? when : Object.entries(when).flat(2).join(' ');
  return [what, condition, unseen === undefined ? '' : 'unseen']
    .join(' ')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function sizeOf(policy: readonly Statement[]): number {
  return JSON.stringify({ Version: '2012-10-17', Statement: policy }).length;
}
