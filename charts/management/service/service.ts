import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { Service } from '../../../config/model/service';
import { declaredUses, type UseName } from '../../../config/model/uses';
import * as iam from '../../../imports/iam.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { ImageRepository } from '../../aws/image-repository';
import { LogGroup } from '../../aws/log-group';
import { policy, type Statement } from '../../aws/policy';
import { SecurityGroup } from '../../aws/security-group';
import { WorkloadRole } from '../../aws/workload-role';
import { AppSecret } from './app-secret';
import { Buckets } from './buckets';
import { dataKeyStatement } from './data-key';
import type { OwnedProps } from './owned';
import { PodSecurityGroups } from './pod-security-groups';
import { Queues } from './queues';
import { SagemakerEndpoints } from './sagemaker-endpoints';
import { Tables } from './tables';
import { Topics } from './topics';
import { Workgroups } from './workgroups';

/** What each use makes of what a service declares, and what the service's pods may then do. */
const constructs: Readonly<
  Record<
    UseName,
    new (
      scope: Construct,
      id: string,
      props: OwnedProps,
    ) => { readonly statements: readonly Statement[] }
  >
> = {
  tables: Tables,
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
    this.securityGroup(environment, service);
    new PodSecurityGroups(this, 'pod-security-groups', owned);

    const statements = [
      ...new AppSecret(this, 'secret', owned).statements,
      ...declaredUses(service.uses).flatMap((use) => new constructs[use](this, use, owned).statements),
      dataKeyStatement(environment, service),
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
      egress: environment.connections.filter(({ from }) => from === service.name),
    });
  }
}
