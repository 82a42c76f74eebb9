import { Construct } from 'constructs';
import { names, objectName } from '../../../config/model/names';
import * as secretsmanager from '../../../imports/secretsmanager.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** The secret with a service's configuration. Its value is written in AWS by a person or a pipeline, never from Git. */
export class AppSecret extends Construct {
  /** Reads this secret, and no other. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment).secret(service.name);

    new secretsmanager.Secret(
      this,
      'secret',
      aws.managed(secretsmanager.Secret, {
        // AWS identifies a secret by an ARN of its own making, so the object needs no external name.
        name: objectName(name),
        service: service.name,
        tags: { Name: name },
        forProvider: {
          name,
          description: `Configuration of ${service.name}`,
          kmsKeyIdRef: { name: names(environment).key('data') },
          recoveryWindowInDays: environment.protection.secretRecoveryDays,
        },
      }),
    );
    this.statements = [
      {
        Sid: 'Secret',
        Effect: 'Allow',
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        // AWS appends a hyphen and six characters to a secret's name.
        Resource: aws.arn('secretsmanager', `secret:${name}-??????`),
      },
    ];
  }
}
