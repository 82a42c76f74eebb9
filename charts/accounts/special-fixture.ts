import type { EnvironmentInput, Platform } from '../../config/model/environment';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';

const [dev] = exampleEnvironments;
const peering = { ...examplePeering.peering, roleArn: 'arn:aws:iam::210987654321:role/crossplane-peering' };

/**
 * A configuration with what only some environments have and what templates depend on: a zone, a web ACL, a way to the
 * internet, and, in place of a transit gateway, a peering with a VPC in an account of its own.
 */
export const special: {
  readonly environments: readonly EnvironmentInput[];
  readonly services: Readonly<Record<string, ServiceInput>>;
  readonly platform: Platform;
} = {
  environments: [
    {
      ...dev,
      zone: { name: 'dev.example.com', id: 'Z0123456789ABCDEFGHIJ' },
      webAcl: {},
      services: { payment: { ingress: { host: 'payment.dev.example.com' } } },
    },
  ],
  services: {
    ...exampleServices,
    caller: { ...exampleServices.reporting, reaches: { rates: { hosts: ['rates.example.com'] } } },
  },
  platform: {
    ...examplePlatform,
    management: { ...examplePlatform.management, network: { ...examplePeering, peering } },
  },
};
