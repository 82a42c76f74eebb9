import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { addressesOf, privateLinkRole, privateLinksOf } from '../../../config/model/reaches/reach';
import type { Service } from '../../../config/model/service';
import { declaredUses, type UseName } from '../../../config/model/uses';
import { listenersOf } from '../../../config/model/uses/listeners';
import * as iam from '../../../imports/iam.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { ImageRepository } from '../../aws/image-repository';
import { LogGroup } from '../../aws/log-group';
import { PodSecurityGroups } from '../../aws/pod-security-groups';
import { policy, type Statement } from '../../aws/policy';
import { SecurityGroup } from '../../aws/security-group';
import { WorkloadRole } from '../../aws/workload-role';
import { AppSecret } from './app-secret';
import { Buckets } from './buckets';
import { Caches } from './caches';
import { dataKeyStatement } from './data-key';
import { Databases } from './databases';
import { HostedEntrances } from './hosted-entrances';
import { type Host, Hosts } from './hosts';
import { InternalLoadBalancer } from './internal-load-balancer';
import type { OwnedProps } from './owned';
import { PipelineRole } from './pipeline-role';
import { Queues } from './queues';
import { reachStatements } from './reach-statements';
import { SagemakerEndpoints } from './sagemaker-endpoints';
import { Tables } from './tables';
import { Topics } from './topics';
import { Workgroups } from './workgroups';

/** What a use makes of what a service declares. */
interface Used {
  /** What the service's pods may then do. */
  readonly statements: readonly Statement[];
  /** What they have to be told. @default - nothing: every name follows from the declaration */
  readonly hosts?: readonly Host[];
}

const constructs: Readonly<Record<UseName, new (scope: Construct, id: string, props: OwnedProps) => Used>> = {
  tables: Tables,
  databases: Databases,
  caches: Caches,
  queues: Queues,
  topics: Topics,
  buckets: Buckets,
  workgroups: Workgroups,
  sagemakerEndpoints: SagemakerEndpoints,
};

/** Everything in AWS that one service has for itself, and what its pods may do there. */
export class ServiceChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);
    const owned = { environment, service };

    new LogGroup(this, 'logs', {
      environment,
      service: service.name,
      name: name.applicationLogGroup(service.namespace),
    });
    new ImageRepository(this, 'images', { environment, service: service.name, name: name.repository(service.name) });
    if (service.pipeline !== undefined) new PipelineRole(this, 'pipeline', owned, service.pipeline);
    this.securityGroup(environment, service);
    new HostedEntrances(this, 'hosted-entrances', owned);
    new InternalLoadBalancer(this, 'internal-load-balancer', owned);
    new PodSecurityGroups(this, 'pod-security-groups', {
      environment,
      role: service.name,
      namespace: service.namespace,
    });

    const secret = new AppSecret(this, 'secret', owned);
    const used: Used[] = declaredUses(service.uses).map((use) => new constructs[use](this, use, owned));
    const hosts = used.flatMap((use) => use.hosts ?? []);
    if (hosts.length > 0) new Hosts(this, 'hosts', { ...owned, hosts });
    const statements = [
      ...secret.statements,
      ...used.flatMap((use) => use.statements),
      dataKeyStatement(environment, service),
      ...reachStatements(environment, service),
    ];
    new iam.Policy(
      this,
      'policy',
      aws.managed(iam.Policy, {
        name: name.irsaPolicy(service.name),
        service: service.name,
        forProvider: { description: `What the pods of ${service.name} may do`, policy: policy(...statements) },
      }),
    );
    const { namespace } = service;
    new WorkloadRole(this, 'role', { environment, workload: service.name, namespace, service: service.name });
  }

  /** The declared connections from both ends: what this service may reach, and who may reach it. */
  private securityGroup(environment: Environment, service: Service): void {
    new SecurityGroup(this, 'security-group', {
      environment,
      service: service.name,
      role: service.name,
      description: `Pods of ${service.name}`,
      // The load balancer controller uses the one of a pod's two groups that has this tag.
      tags: { [`kubernetes.io/cluster/${names(environment).cluster}`]: 'owned' },
      ingress: environment.connections.filter(({ to }) => to === service.name),
      egress: [
        ...environment.connections.filter(({ from }) => from === service.name),
        ...listenersOf(service),
        ...privateLinksOf(service.reaches).map((link) => ({ to: privateLinkRole(link), port: link.port })),
      ],
      addresses: addressesOf(service.reaches).map(({ name, port, prefixList, protocol, range }) => ({
        what: prefixList === undefined ? { cidrIpv4: range } : { prefixListId: prefixList.id },
        port,
        protocol,
        description: `${service.name} to ${name}`,
      })),
    });
  }
}
