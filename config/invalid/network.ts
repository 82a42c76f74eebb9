import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;

/** Mistakes in regions, zones and address ranges. */
export const invalidNetworks: readonly Invalid[] = [
  {
    mistake: 'a CIDR that is no range',
    environment: { vpcCidr: '10.0.0.0' },
    expected: ['config/dev.ts vpcCidr: is not an IPv4 range ("10.0.0.0") — write address and mask, e.g. 10.0.0.0/16'],
  },
  {
    mistake: 'host bits set in the VPC range',
    environment: { vpcCidr: '10.0.3.0/16' },
    expected: ['config/dev.ts vpcCidr: has host bits set ("10.0.3.0/16") — did you mean 10.0.0.0/16?'],
  },
  {
    mistake: 'a VPC too small for its subnets',
    environment: { vpcCidr: '10.0.0.0/24' },
    expected: [
      'config/dev.ts vpcCidr: does not hold the subnets that are made by default, the VPC\'s /24 blocks 0 to 2 and 10 to 12 ("10.0.0.0/24") — use /20 or larger, or write subnets of your own',
    ],
  },
  {
    mistake: 'a VPC outside the private ranges',
    environment: { vpcCidr: '52.10.0.0/16' },
    expected: [
      'config/dev.ts vpcCidr: is not a private range of RFC 1918 ("52.10.0.0/16") — choose one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ],
  },
  {
    mistake: 'overlapping environments',
    others: [{ ...staging, vpcCidr: '10.0.128.0/17' }],
    expected: [
      'config/staging.ts vpcCidr: overlaps config/dev.ts vpcCidr, 10.0.0.0/16 ("10.0.128.0/17") — choose a free range, e.g. 10.1.0.0/16',
    ],
  },
  {
    mistake: 'a subnet outside its VPC',
    environment: {
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/24', '10.9.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: [
      'config/dev.ts subnets.private[1]: is outside vpcCidr 10.0.0.0/16 ("10.9.11.0/24") — choose a block inside 10.0.0.0/16',
    ],
  },
  {
    mistake: 'overlapping subnets',
    environment: {
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.0.0/23', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: [
      'config/dev.ts subnets.private[0]: overlaps config/dev.ts subnets.public[0], 10.0.0.0/24 ("10.0.0.0/23") — choose another block',
      'config/dev.ts subnets.private[0]: overlaps config/dev.ts subnets.public[1], 10.0.1.0/24 ("10.0.0.0/23") — choose another block',
    ],
  },
  {
    mistake: 'fewer subnets than zones',
    environment: {
      subnets: { public: ['10.0.0.0/24', '10.0.1.0/24'], private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'] },
    },
    expected: [
      'config/dev.ts subnets.public: are not one for each of 3 zones (["10.0.0.0/24","10.0.1.0/24"]) — name as many as there are zones, in the order of zones',
    ],
  },
  {
    mistake: 'a zone letter instead of a zone id',
    environment: { zones: ['us-east-1a', 'use1-az2', 'use1-az4'] },
    expected: [
      'config/dev.ts zones[0]: is a zone letter, which need not be the same place in every account, and not a zone id ("us-east-1a") — use another one: use1-az1, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'a zone in which EKS refuses subnets',
    environment: { zones: ['use1-az1', 'use1-az2', 'use1-az3'] },
    expected: [
      'config/dev.ts zones[2]: is not a zone known to run Fargate pods of EKS ("use1-az3") — use another one: use1-az4, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'a zone of another region',
    environment: { zones: ['use1-az1', 'use1-az2', 'euw1-az1'] },
    expected: [
      'config/dev.ts zones[2]: is a zone of eu-west-1 and not of us-east-1 ("euw1-az1") — use another one: use1-az4, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'the same zone twice',
    environment: { zones: ['use1-az1', 'use1-az1', 'use1-az4'] },
    expected: [
      'config/dev.ts zones[1]: is the same zone as zones[0] ("use1-az1") — use another one: use1-az2, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'two zones only',
    environment: { zones: ['use1-az1', 'use1-az2'] },
    expected: ['config/dev.ts zones: are not three (["use1-az1","use1-az2"]) — name three availability zone ids'],
  },
  {
    mistake: 'a region without EKS on Fargate',
    environment: { region: 'us-gov-west-1', zones: ['usgw1-az1', 'usgw1-az2', 'usgw1-az3'] },
    expected: [
      'config/dev.ts region: is not a region known to run Fargate pods of EKS in three zones ("us-gov-west-1") — use one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, sa-east-1, us-east-1, us-east-2, us-west-2',
    ],
  },
  {
    mistake: 'a subnet too small for pods',
    environment: {
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/30', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: [
      'config/dev.ts subnets.private[0]: leaves too few addresses for the pods of a zone ("10.0.10.0/30") — use /26 or larger',
    ],
  },
  {
    mistake: 'a zone that no region has',
    environment: { zones: ['use1-az1', 'use1-az2', 'use1-az9'] },
    expected: [
      'config/dev.ts zones[2]: is not a zone known to run Fargate pods of EKS ("use1-az9") — use another one: use1-az4, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'a region with a typo',
    environment: { region: 'us-eas-1' },
    expected: [
      'config/dev.ts region: is not a region known to run Fargate pods of EKS in three zones ("us-eas-1") — did you mean us-east-1?',
    ],
  },
  {
    mistake: 'a region with Fargate in two zones',
    environment: { region: 'us-west-1', zones: ['usw1-az1', 'usw1-az3', 'usw1-az4'] },
    expected: [
      'config/dev.ts region: is not a region known to run Fargate pods of EKS in three zones ("us-west-1") — use one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, sa-east-1, us-east-1, us-east-2, us-west-2',
    ],
  },
  {
    mistake: 'a region of EKS that is like the name of another one',
    environment: { region: 'ca-west-1', zones: ['caw1-az1', 'caw1-az2', 'caw1-az3'] },
    expected: [
      'config/dev.ts region: is not a region known to run Fargate pods of EKS in three zones ("ca-west-1") — use one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, sa-east-1, us-east-1, us-east-2, us-west-2',
    ],
  },
  {
    mistake: 'a zone without Fargate',
    environment: { region: 'ap-northeast-1', zones: ['apne1-az1', 'apne1-az2', 'apne1-az3'] },
    expected: [
      'config/dev.ts zones[2]: is not a zone known to run Fargate pods of EKS ("apne1-az3") — use another one: apne1-az4',
    ],
  },
  {
    mistake: 'a fourth zone of three',
    environment: { region: 'eu-central-1', zones: ['euc1-az1', 'euc1-az2', 'euc1-az4'] },
    expected: [
      'config/dev.ts zones[2]: is not a zone known to run Fargate pods of EKS ("euc1-az4") — use another one: euc1-az3',
    ],
  },
  {
    mistake: 'a zone with a blank at its end',
    environment: { zones: ['use1-az1', 'use1-az2', 'use1-az4 '] },
    expected: [
      'config/dev.ts zones[2]: is not a zone id ("use1-az4 ") — use another one: use1-az4, use1-az5, use1-az6',
    ],
  },
  {
    mistake: 'four zones',
    environment: { zones: ['use1-az1', 'use1-az2', 'use1-az4', 'use1-az5'] },
    expected: [
      'config/dev.ts zones: are not three (["use1-az1","use1-az2","use1-az4","use1-az5"]) — name three availability zone ids',
    ],
  },
  {
    mistake: 'a VPC larger than any',
    environment: { vpcCidr: '10.0.0.0/8' },
    expected: [
      'config/dev.ts vpcCidr: is not between /16 and /28, the largest and the smallest VPC ("10.0.0.0/8") — use one from /16 to /20',
    ],
  },
  {
    mistake: 'a VPC smaller than any',
    environment: { vpcCidr: '10.0.0.0/29' },
    expected: [
      'config/dev.ts vpcCidr: is not between /16 and /28, the largest and the smallest VPC ("10.0.0.0/29") — use one from /16 to /20',
    ],
  },
  {
    mistake: 'a VPC with a blank at its end',
    environment: { vpcCidr: '10.0.0.0/16 ' },
    expected: [
      'config/dev.ts vpcCidr: is not an IPv4 range ("10.0.0.0/16 ") — write address and mask, e.g. 10.0.0.0/16',
    ],
  },
  {
    mistake: 'a VPC in IPv6',
    environment: { vpcCidr: 'fd00::/56' },
    expected: ['config/dev.ts vpcCidr: is not an IPv4 range ("fd00::/56") — write address and mask, e.g. 10.0.0.0/16'],
  },
  {
    mistake: 'a public subnet too small for a load balancer',
    environment: {
      subnets: {
        public: ['10.0.0.0/28', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: [
      'config/dev.ts subnets.public[0]: leaves too few addresses for a load balancer, which wants a /27 ("10.0.0.0/28") — use /27 or larger',
    ],
  },
  {
    mistake: 'subnets of one tier',
    environment: { subnets: { private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'] } },
    expected: ['config/dev.ts subnets.public: is missing — add it, as an array'],
  },
  {
    mistake: 'host bits set in a subnet',
    environment: {
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.1/24', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: ['config/dev.ts subnets.private[0]: has host bits set ("10.0.10.1/24") — did you mean 10.0.10.0/24?'],
  },
  {
    mistake: 'a VPC that is the whole internet beside another environment',
    environment: { vpcCidr: '0.0.0.0/0' },
    others: [staging],
    expected: [
      'config/dev.ts vpcCidr: is not between /16 and /28, the largest and the smallest VPC ("0.0.0.0/0") — use one from /16 to /20',
      'config/dev.ts vpcCidr: is not a private range of RFC 1918 ("0.0.0.0/0") — choose one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ],
  },
  {
    mistake: 'a VPC with a blank that does not break',
    environment: { vpcCidr: '10.0.0.0/16\u00a0' },
    expected: [
      'config/dev.ts vpcCidr: is not an IPv4 range ("10.0.0.0/16\\u{a0}") — write address and mask, e.g. 10.0.0.0/16',
    ],
  },
];
