import { exampleEnvironments, examplePeering, examplePlatform } from '../model/example';
import type { Invalid } from './invalid';

const [, , prod] = exampleEnvironments;
const { network, ...management } = examplePlatform.management;
const { cidrs, peering } = examplePeering;

/** The platform with another network, or with none. */
const having = (other?: unknown) => ({ management: { ...management, ...(other !== undefined && { network: other }) } });

/** Mistakes in the way from the management cluster to the environments. */
export const invalidManagementNetworks: readonly Invalid[] = [
  {
    mistake: 'no way from the management cluster to an environment',
    platform: having(),
    expected: [
      'config/dev.ts publicAccessCidrs: names nobody, and config/platform.ts has no management.network: Argo CD and Crossplane have no way in — name management.network in config/platform.ts, or here the address with which the management cluster reaches the internet',
    ],
  },
  {
    mistake: 'no way to an environment with cardholder data, which must not be reached over the internet',
    platform: having(),
    environment: { publicAccessCidrs: ['203.0.113.7/32'] },
    others: [prod],
    expected: [
      'config/staging.ts publicAccessCidrs: names nobody, and config/platform.ts has no management.network: Argo CD and Crossplane have no way in — name management.network in config/platform.ts',
    ],
  },
  {
    mistake: 'an environment in a region without a transit gateway',
    platform: having({ cidrs, transitGateways: { 'eu-west-1': 'tgw-0123456789abcdef0' } }),
    expected: [
      'config/dev.ts region: has no transit gateway in config/platform.ts management.network, and an attachment leads to none elsewhere ("us-east-1") — name one of us-east-1, peered with the management cluster\'s',
    ],
  },
  {
    mistake: 'an environment in the range of the management cluster',
    platform: having({ ...network, cidrs: ['10.0.64.0/18'] }),
    expected: [
      'config/dev.ts vpcCidr: overlaps the management cluster\'s 10.0.64.0/18, so that no route leads from one to the other ("10.0.0.0/16") — choose a free range, e.g. 10.1.0.0/16',
    ],
  },
  {
    mistake: 'a management cluster with addresses that it cannot have',
    platform: having({ ...network, cidrs: ['10.255.0.1/16', '52.10.0.0/16', 'fd00::/56'] }),
    expected: [
      'config/platform.ts management.network.cidrs[0]: has host bits set ("10.255.0.1/16") — did you mean 10.255.0.0/16?',
      'config/platform.ts management.network.cidrs[1]: is not a private range ("52.10.0.0/16") — choose one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10',
      'config/platform.ts management.network.cidrs[2]: is not an IPv4 range ("fd00::/56") — write address and mask, e.g. 10.0.0.0/16',
    ],
  },
  {
    mistake: 'ranges of the management cluster that overlap each other and those of Services',
    platform: having({ ...network, cidrs: ['172.20.0.0/14', '172.20.64.0/24'] }),
    expected: [
      'config/platform.ts management.network.cidrs[0]: overlaps 172.20.0.0/16, from which EKS may take the addresses of a cluster\'s Services ("172.20.0.0/14") — name the ranges of the subnets of the management cluster, and have them elsewhere',
      'config/platform.ts management.network.cidrs[1]: overlaps cidrs[0], 172.20.0.0/14 ("172.20.64.0/24") — remove one',
      'config/platform.ts management.network.cidrs[1]: overlaps 172.20.0.0/16, from which EKS may take the addresses of a cluster\'s Services ("172.20.64.0/24") — name the ranges of the subnets of the management cluster, and have them elsewhere',
    ],
  },
  {
    mistake: 'more ranges of the management cluster than a security group has rules',
    platform: having({ ...network, cidrs: Array.from({ length: 60 }, (_, index) => `192.168.${index}.0/24`) }),
    expected: [
      "config/platform.ts management.network.cidrs: are more than the 59 for which the clusters' security groups have rules left (60) — join neighbouring ranges",
    ],
  },
  {
    mistake: 'a management cluster without a range',
    platform: having({ ...network, cidrs: [] }),
    expected: ['config/platform.ts management.network.cidrs: is empty ([]) — name at least one'],
  },
  {
    mistake: 'a network that nothing joins to the environments',
    platform: having({ cidrs }),
    expected: [
      'config/platform.ts management.network: has neither transitGateways nor peering — name a transit gateway for each region, or the VPC of the management cluster to peer with',
    ],
  },
  {
    mistake: 'a network that is joined in two ways',
    platform: having({ ...network, peering }),
    expected: [
      'config/platform.ts management.network: has both transitGateways and peering — keep the one that leads there',
    ],
  },
  {
    mistake: 'transit gateways that are none, and of no region',
    platform: having({ cidrs, transitGateways: { 'us-east-1': 'vgw-1', 'us-eas-1': 'tgw-0123456789abcdef0' } }),
    expected: [
      'config/platform.ts management.network.transitGateways.us-east-1: is not the id of a transit gateway ("vgw-1") — write tgw- and 17 hexadecimal digits',
      'config/platform.ts management.network.transitGateways.us-eas-1: is not of a region that AWS has ("us-eas-1") — did you mean us-east-1?',
    ],
  },
  {
    mistake: 'a peering with what is not there',
    platform: having({
      cidrs,
      peering: { vpcId: 'management', region: 'us-east1', roleArn: 'crossplane', routeTableIds: ['rtb-1', 'rtb-1'] },
    }),
    expected: [
      'config/platform.ts management.network.peering.vpcId: is not the id of a VPC ("management") — write vpc- and 17 hexadecimal digits',
      'config/platform.ts management.network.peering.region: is not a region that AWS has ("us-east1") — did you mean us-east-1?',
      'config/platform.ts management.network.peering.roleArn: is not the ARN of an IAM role ("crossplane") — write arn:aws:iam::<account>:role/<name>',
      'config/platform.ts management.network.peering.routeTableIds[0]: is not the id of a route table ("rtb-1") — write rtb- and 17 hexadecimal digits',
      'config/platform.ts management.network.peering.routeTableIds[1]: is listed twice ("rtb-1") — remove one',
    ],
  },
  {
    mistake: 'a peering without a role',
    platform: having({ cidrs, peering: { ...peering, roleArn: undefined } }),
    expected: ['config/platform.ts management.network.peering.roleArn: is missing — add it, as a string'],
  },
  {
    mistake: 'an environment named as the other end of a peering',
    environment: { name: 'dev-peer' },
    expected: [
      'config/dev.ts name: ends as the ProviderConfigs for the other ends of peerings do ("dev-peer") — choose a name that does not end in -peer',
    ],
  },
];
