import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';

/** What an interface endpoint leads to, and who reaches its interfaces. */
interface InterfaceEndpointProps {
  readonly environment: Environment;
  readonly name: string;
  /** What AWS calls the service. */
  readonly serviceName: string;
  /** Whether the service's own names lead to the endpoint in this VPC. */
  readonly privateDns: boolean;
  /** @default - none, since the service takes none */
  readonly policy?: string;
  /** Role of the security group of its interfaces. */
  readonly groupRole: string;
}

/** A VPC endpoint with an interface in the private subnet of each zone that is to have some. */
export class InterfaceEndpoint extends Construct {
  public constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const { environment, name, serviceName, privateDns: privateDnsEnabled, policy, groupRole } = props;
    const aws = new Aws(environment);
    const { securityGroup, subnet, vpc } = names(environment);
    new ec2.VpcEndpoint(
      this,
      'endpoint',
      aws.managed(ec2.VpcEndpoint, {
        name,
        forProvider: {
          vpcEndpointType: 'Interface',
          privateDnsEnabled,
          serviceName,
          vpcIdRef: { name: vpc },
          policy,
        },
      }),
    );
    for (const zone of environment.zones.slice(0, environment.endpointZones)) {
      new ec2.VpcEndpointSubnetAssociation(
        this,
        zone,
        aws.managed(ec2.VpcEndpointSubnetAssociation, {
          name: `${name}-${zone}`,
          forProvider: {
            vpcEndpointIdRef: { name },
            subnetIdRef: { name: subnet('private', zone) },
          },
        }),
      );
    }
    new ec2.VpcEndpointSecurityGroupAssociation(
      this,
      'security-group',
      aws.managed(ec2.VpcEndpointSecurityGroupAssociation, {
        name,
        forProvider: {
          vpcEndpointIdRef: { name },
          // In addition to the VPC's default group, which AWS gives every endpoint and which has no rules here.
          // Terraform's provider refuses to remove that group once it is gone, so the association could never be made
          // again.
          securityGroupIdRef: { name: securityGroup(groupRole) },
        },
      }),
    );
  }
}
