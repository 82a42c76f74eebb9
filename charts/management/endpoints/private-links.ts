import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { privateLinkRole, privateLinksOf } from '../../../config/model/reaches/reach';
import { SecurityGroup } from '../../aws/security-group';
import { InterfaceEndpoint } from './interface-endpoint';

/**
 * The endpoint services of others that the services of an environment reach: an endpoint for each, whoever shares it,
 * with a security group of its own that lets in those who declare it.
 */
export class PrivateLinks extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const declared = environment.services.flatMap((service) =>
      privateLinksOf(service.reaches).map((link) => ({ from: service.name, link })),
    );
    const links = new Map(declared.map(({ link }) => [link.serviceName, link]));
    for (const [serviceName, link] of links) {
      const role = privateLinkRole(link);
      new SecurityGroup(this, role, {
        environment,
        role,
        description: `Interfaces of the endpoint of ${role}`,
        ingress: declared
          .filter((one) => one.link.serviceName === serviceName)
          .map(({ from, link: { port } }) => ({ from, port })),
        egress: [],
      });
      new InterfaceEndpoint(this, `${role}-endpoint`, {
        environment,
        name: names(environment).endpoint(role),
        serviceName,
        privateDns: link.privateDns,
        groupRole: role,
      });
    }
  }
}
