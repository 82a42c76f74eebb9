import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Answers {
  readonly Addresses: readonly { readonly AllocationId: string; readonly Tags?: WrittenTags }[];
  readonly NatGateways: readonly {
    readonly NatGatewayId: string;
    readonly State?: string;
    readonly Tags?: WrittenTags;
  }[];
}

/** What an account has of the way to hosts on the internet. */
export async function egressResources(ask: Ask): Promise<readonly AwsResource[]> {
  const list = async <Field extends keyof Answers>(field: Field) =>
    (await ask<Pick<Answers, Field>>('ec2', `Describe${field}`))[field];
  const [addresses, gateways] = await Promise.all([list('Addresses'), list('NatGateways')]);
  return [
    ...addresses.map(({ AllocationId, Tags }) => tagged('ec2 EIP', AllocationId, Tags)),
    ...gateways
      .filter(({ State }) => State !== 'deleted')
      .map(({ NatGatewayId, Tags, ...gateway }) => ({
        ...tagged('ec2 NATGateway', NatGatewayId, Tags),
        content: contentOf(gateway, ['SubnetId']),
      })),
  ];
}
