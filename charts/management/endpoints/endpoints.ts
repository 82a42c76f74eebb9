import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { podStartEndpoints } from '../../../config/model/aws/fargate';
import { entrancesOf, webAclOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { reachedApisOf } from '../../../config/model/reaches/reach';
import { apisOf, knownApis } from '../../../config/model/uses';
import * as composites from '../../../imports/composites';
import { Aws } from '../../aws/aws';
import { endpointPolicy } from './endpoint-policy';
import { InterfaceEndpoint } from './interface-endpoint';
import { PrivateLinks } from './private-links';

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
    new PrivateLinks(this, 'private-links', environment);
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
    new InterfaceEndpoint(this, endpoint, {
      environment: this.environment,
      name: this.name.endpoint(endpoint),
      serviceName: this.aws.endpointService(endpoint),
      privateDns: !nameless.includes(endpoint),
      policy: endpointPolicy(endpoint, this.environment),
      groupRole: 'endpoints',
    });
  }
}

function requiredEndpoints(environment: Environment): string[] {
  const { platform, services } = environment;
  const declared = services.flatMap((service) => [
    // external-secrets reads the secret of each service, as that service.
    'secretsmanager',
    ...apisOf(service.uses).map(({ endpoint }) => endpoint),
    ...reachedApisOf(service.reaches).map(({ endpoint }) => endpoint),
    ...entrancesOf(service).flatMap((entrance) => (webAclOf(entrance, environment) === undefined ? [] : ['wafv2'])),
  ]);
  const controllers = platform.controllers.flatMap(({ endpoints = [] }) => endpoints);
  return [...new Set([...podStartEndpoints, ...controllers, ...declared])].sort();
}
