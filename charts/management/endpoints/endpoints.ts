import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { podStartEndpoints } from '../../../config/model/aws/fargate';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { apisOf, knownApis } from '../../../config/model/uses';
import * as composites from '../../../imports/composites';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { endpointPolicy } from './endpoint-policy';

/** Endpoints that are gateways; all others have interfaces in the subnets. */
const gateways = knownApis.filter(({ endpointType }) => endpointType === 'gateway').map(({ endpoint }) => endpoint);

/** Endpoints that AWS gives no private name. */
const nameless = knownApis.filter(({ hasPrivateName }) => hasPrivateName === false).map(({ endpoint }) => endpoint);

/** The VPC endpoints that the platform and the services' declarations need, and no other. */
export class EndpointsChart extends Chart {
  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id, { namespace: environment.name });
    this.aws = new Aws(environment);
    this.name = names(environment);

    for (const endpoint of requiredEndpoints(environment)) {
      if (gateways.includes(endpoint)) this.gateway(endpoint);
      else this.interface(endpoint);
    }
  }

  private gateway(endpoint: string): void {
    const name = this.name.endpoint(endpoint);
    new composites.GatewayEndpoint(this, endpoint, {
      metadata: this.aws.metadata({ name }),
      spec: {
        region: this.environment.region,
        tags: this.aws.tags(),
        serviceName: this.aws.endpointService(endpoint),
        vpcName: this.name.vpc,
        policy: endpointPolicy(endpoint, this.environment),
        routes: { name: `${name}-private`, routeTableName: this.name.routeTable('private') },
        rule: {
          name: this.name.securityGroupRule('pods', 'to', endpoint, 443),
          groupName: this.name.securityGroup('pods'),
          description: `pods to ${endpoint}`,
        },
      },
    });
  }

  private interface(endpoint: string): void {
    const name = this.name.endpoint(endpoint);
    new ec2.VpcEndpoint(
      this,
      endpoint,
      this.aws.managed(ec2.VpcEndpoint, {
        name,
        forProvider: {
          vpcEndpointType: 'Interface',
          privateDnsEnabled: !nameless.includes(endpoint),
          serviceName: this.aws.endpointService(endpoint),
          vpcIdRef: { name: this.name.vpc },
          policy: endpointPolicy(endpoint, this.environment),
        },
      }),
    );
    for (const zone of this.environment.zones.slice(0, this.environment.endpointZones)) {
      new ec2.VpcEndpointSubnetAssociation(
        this,
        `${endpoint}-${zone}`,
        this.aws.managed(ec2.VpcEndpointSubnetAssociation, {
          name: `${name}-${zone}`,
          forProvider: {
            vpcEndpointIdRef: { name },
            subnetIdRef: { name: this.name.subnet('private', zone) },
          },
        }),
      );
    }
    new ec2.VpcEndpointSecurityGroupAssociation(
      this,
      `${endpoint}-security-group`,
      this.aws.managed(ec2.VpcEndpointSecurityGroupAssociation, {
        name,
        forProvider: {
          vpcEndpointIdRef: { name },
          // In addition to the VPC's default group, which AWS gives every endpoint and which has no rules here.
          // Terraform's provider refuses to remove that group once it is gone, so the association could never be made
          // again.
          securityGroupIdRef: { name: this.name.securityGroup('endpoints') },
        },
      }),
    );
  }
}

function requiredEndpoints({ platform, services }: Environment): string[] {
  const declared = services.flatMap((service) => [
    // external-secrets reads the secret of each service, as that service.
    'secretsmanager',
    ...apisOf(service.uses).map(({ endpoint }) => endpoint),
    ...entrancesOf(service).flatMap(({ webAclArn }) => (webAclArn === undefined ? [] : ['wafv2'])),
  ]);
  const controllers = platform.controllers.flatMap(({ endpoints = [] }) => endpoints);
  return [...new Set([...podStartEndpoints, ...controllers, ...declared])].sort();
}
