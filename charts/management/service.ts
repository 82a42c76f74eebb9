import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { Service } from '../../config/service';
import * as iam from '../../imports/iam.aws.m.upbound.io';
import { Aws } from '../aws';
import { names } from '../names';
import { policy } from '../policy';
import { AppSecret } from './app-secret';
import { Buckets } from './buckets';
import { dataKeyStatement } from './data-key';
import { FargateProfile } from './fargate-profile';
import { ImageRepository } from './image-repository';
import { LogGroup } from './log-group';
import { Queues } from './queues';
import { SecurityGroup } from './security-group';
import { Tables } from './tables';
import { Topics } from './topics';
import { Workgroups } from './workgroups';

/** Everything in AWS that one service has for itself, and what its pods may do there. */
export class ServiceChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);
    const owned = { environment, service };

    const repository = name.repository(service.name);
    const logGroup = name.applicationLogGroup(service.name);
    new ImageRepository(this, 'images', { environment, service: service.name, name: repository });
    new LogGroup(this, 'logs', { environment, service: service.name, name: logGroup });
    new FargateProfile(this, 'fargate', {
      environment,
      service: service.name,
      use: service.name,
      selectors: [{ namespace: service.namespace }],
      statements: [
        { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Resource: aws.arn('ecr', `repository/${repository}`),
        },
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: aws.arn('logs', `log-group:${logGroup}:*`),
        },
      ],
    });
    this.securityGroup(environment, service);

    const statements = [
      ...new AppSecret(this, 'secret', owned).statements,
      ...new Tables(this, 'tables', owned).statements,
      ...new Queues(this, 'queues', owned).statements,
      ...new Topics(this, 'topics', owned).statements,
      ...new Buckets(this, 'buckets', owned).statements,
      ...new Workgroups(this, 'workgroups', owned).statements,
      ...sagemakerStatements(environment, service),
      dataKeyStatement(environment, service),
    ];
    new iam.Policy(
      this,
      'policy',
      aws.managed({
        name: name.irsaPolicy(service.name),
        service: service.name,
        forProvider: { description: `What the pods of ${service.name} may do`, policy: policy(...statements) },
      }),
    );
  }

  /** The calls of the catalogue, from both ends: what this service may reach, and who may reach it. */
  private securityGroup(environment: Environment, service: Service): void {
    const callers = environment.services.flatMap(({ name, calls }) =>
      calls.filter(({ to }) => to === service.name).map(({ port }) => ({ from: name, port })),
    );
    new SecurityGroup(this, 'security-group', {
      environment,
      service: service.name,
      role: service.name,
      description: `Pods of ${service.name}`,
      ingress: callers,
      egress: service.calls,
    });
  }
}

function sagemakerStatements(environment: Environment, { name, uses }: Service) {
  const endpoints = uses.sagemakerEndpoints.map((endpoint) =>
    new Aws(environment).arn('sagemaker', `endpoint/${names(environment).sagemakerEndpoint(name, endpoint)}`),
  );
  if (endpoints.length === 0) return [];
  return [{ Sid: 'Models', Effect: 'Allow' as const, Action: 'sagemaker:InvokeEndpoint', Resource: endpoints }];
}
