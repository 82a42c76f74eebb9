import { anywhere, type Permission, unseen } from '../access';
import type { ApiKinds } from '../kind';
import { creating, ours, tagging } from './access';
import { network } from './network';

/** What a way to the internet asks for, which no environment of this repository has. */
const unmade = (permission: Permission) =>
  unseen(
    'A way to hosts on the internet, which no environment of this repository has. Source: terraform-provider-aws, aws_eip and aws_nat_gateway.',
    permission,
  );

/** The facts of the way to hosts on the internet. */
export const egress = {
  'ec2 EIP': {
    ...network,
    // AWS gives an address that is given back to somebody else.
    stateful: {
      refusal: 'none',
      end: 'the address that others let in is lost',
      cardholderData: {},
    },
    references: { instanceRef: 'ec2 Instance', networkInterfaceRef: 'ec2 NetworkInterface' },
    required: [],
    takes: [],
    holds: [],
    operations: { create: 'ec2:AllocateAddress', delete: 'ec2:ReleaseAddress' },
    access: {
      create: creating('ec2 elastic-ip', 'ec2:AllocateAddress').map(unmade),
      // Source: service authorization reference of Amazon EC2, which knows no resource of either.
      read: [unmade(anywhere('ec2:DescribeAddresses', 'ec2:DescribeAddressesAttribute'))],
      update: [unmade(tagging('ec2 elastic-ip'))],
      delete: [unmade(ours('ec2 elastic-ip')('ec2:ReleaseAddress'))],
    },
  },
  'ec2 NATGateway': {
    ...network,
    references: {
      allocationIdRef: 'ec2 EIP',
      'availabilityZoneAddress[].allocationIdsRefs': 'ec2 EIP',
      secondaryAllocationIdsRefs: 'ec2 EIP',
      subnetIdRef: 'ec2 Subnet',
      vpcIdRef: 'ec2 VPC',
    },
    required: ['allocationId', 'subnetId'],
    // An address belongs to one gateway.
    takes: [{ fields: ['allocationId'] }],
    holds: ['allocationIdRef', 'subnetIdRef'],
    operations: { create: 'ec2:CreateNatGateway', delete: 'ec2:DeleteNatGateway' },
    access: {
      create: [
        ...creating('ec2 natgateway', 'ec2:CreateNatGateway').map(unmade),
        unmade(ours('ec2 elastic-ip', 'ec2 subnet')('ec2:CreateNatGateway')),
      ],
      read: [unmade(anywhere('ec2:DescribeNatGateways'))],
      update: [unmade(tagging('ec2 natgateway'))],
      delete: [unmade(ours('ec2 natgateway')('ec2:DeleteNatGateway'))],
    },
  },
} satisfies ApiKinds;
