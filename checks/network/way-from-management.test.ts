import { editableObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { withComposed } from '../composed/composed';
import { wayFromManagementProblems } from './way-from-management';

const [dev] = exampleEnvironments;
const { network = examplePeering, ...others } = examplePlatform.management;

/** dev with a way from the management cluster, and what is wrong with it after a change of its YAML. */
function way(other: typeof network | undefined) {
  const platform = { ...examplePlatform, management: { ...others, ...(other && { network: other }) } };
  const open = { ...dev, publicAccessCidrs: ['203.0.113.7/32'] };
  const environments = loadEnvironments([open], exampleServices, platform);
  const objects = editableObjects(units(environments, platform));
  return (change: (text: string) => string) =>
    environments.flatMap((environment) => wayFromManagementProblems(withComposed(objects(change)), environment));
}

const gateway = way(network);
const peering = way(examplePeering);
const none = way(undefined);
const unchanged = (yaml: string) => yaml;

/** Without the object of a kind whose text has something in it. */
const without = (kind: string, having: string) => (yaml: string) =>
  yaml
    .split(/^---$/m)
    .filter((document) => !(document.includes(`\nkind: ${kind}\n`) && document.includes(having)))
    .join('---');

test('a transit gateway, a peering and no way at all are right as they are rendered', () => {
  expect([gateway, peering, none].map((problems) => problems(unchanged))).toEqual([[], [], []]);
});

const extraRule = `---
apiVersion: ec2.aws.m.upbound.io/v1beta1
kind: SecurityGroupIngressRule
metadata: {name: extra, namespace: dev}
spec:
  forProvider:
    securityGroupIdRef: {name: eks-cluster-sg-dev}
    cidrIpv4: 10.9.0.0/16
    ipProtocol: tcp
    fromPort: 443
    toPort: 443
`;
const withExtraRule = (yaml: string) => (yaml.includes('kind: VPC\n') ? `${yaml}${extraRule}` : yaml);

test.each([
  [
    'no attachment',
    gateway,
    without('TransitGatewayVPCAttachment', 'tgw-'),
    ['nothing joins the VPC to transit gateway tgw-0123456789abcdef0 — add it'],
  ],
  [
    'an attachment that a zone lacks',
    gateway,
    (yaml: string) => yaml.replace(/(subnetIdRefs:\n)( +- name: \S+\n)(?=[\s\S]*transitGatewayId)/, '$1'),
    [
      'nothing joins the VPC to transit gateway tgw-0123456789abcdef0 — add it',
      'something joins the VPC to transit gateway tgw-0123456789abcdef0 without eks-vpc-dev-private-use1-az1 — leave it out, no management cluster is there',
    ],
  ],
  ['no route back', gateway, without('Route', 'transitGatewayId'), ['nothing routes back 10.255.0.0/16 — add it']],
  [
    'a route by another gateway',
    gateway,
    (yaml: string) => yaml.replace(/(name: eks-vpc-dev-private\n +transitGatewayId: )tgw-0123456789abcdef0/, '$1tgw-0'),
    [
      'nothing routes back 10.255.0.0/16 — add it',
      'something routes back 10.255.0.0/16 by transit gateway tgw-0 — leave it out, no management cluster is there',
    ],
  ],
  [
    'no rule of the control plane’s group',
    gateway,
    without('SecurityGroupIngressRule', 'cidrIpv4: 10.255'),
    ['nothing lets in on TCP 443 10.255.0.0/16 — add it'],
  ],
  [
    'a rule for every port',
    gateway,
    (yaml: string) => yaml.replace(/(cidrIpv4: 10\.255[\s\S]*?toPort: )443/, '$1444'),
    [
      'nothing lets in on TCP 443 10.255.0.0/16 — add it',
      'something lets in on TCP 443 10.255.0.0/16 (tcp 443-444) — leave it out, no management cluster is there',
    ],
  ],
  [
    'a rule for somebody else',
    none,
    withExtraRule,
    ['something lets in on TCP 443 10.9.0.0/16 — leave it out, no management cluster is there'],
  ],
  [
    'a peering that nobody accepts',
    peering,
    without('VPCPeeringConnectionAccepter', 'autoAccept'),
    ['nothing accepts the peering in the other account — add its accepter'],
  ],
  [
    'a peering that waits for a person',
    peering,
    (yaml: string) => yaml.replace('autoAccept: true', 'autoAccept: false'),
    ['nothing accepts the peering in the other account — add its accepter'],
  ],
  [
    'an accepter with the credentials of the environment',
    peering,
    (yaml: string) => yaml.replaceAll('name: dev-peer', 'name: dev'),
    [
      'nothing accepts the peering in the other account — add its accepter',
      'nothing routes to the VPC from rtb-0123456789abcdef0 — add it',
    ],
  ],
  [
    'no route from the management cluster',
    peering,
    without('Route', 'rtb-0123456789abcdef0'),
    ['nothing routes to the VPC from rtb-0123456789abcdef0 — add it'],
  ],
  [
    'another VPC',
    peering,
    (yaml: string) => yaml.replace('peerVpcId: vpc-0123456789abcdef0', 'peerVpcId: vpc-0'),
    [
      'nothing joins the VPC to VPC vpc-0123456789abcdef0 — add it',
      'something joins the VPC to VPC vpc-0 — leave it out, no management cluster is there',
      'nothing routes back 10.255.0.0/16 — add it',
      'something routes back 10.255.0.0/16 by VPC vpc-0 — leave it out, no management cluster is there',
    ],
  ],
])('%s is found', (_what, problems, change, expected) => {
  expect(problems(change)).toEqual(expected.map((problem) => `dist/dev: ${problem}`));
});
