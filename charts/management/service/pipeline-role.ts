import { Construct } from 'constructs';
import { issuerOf, type Pipeline, pipelineAudience, subjectOf } from '../../../config/model/delivery/pipeline';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import { Role } from '../../aws/role';
import type { OwnedProps } from './owned';

/**
 * As whom a service's pipeline pushes its images: whoever has a token of exactly these runs, and nothing besides the push.
 *
 * Source of the actions: ECR user guide, "IAM permissions for pushing an image to an Amazon ECR private repository".
 */
export class PipelineRole extends Construct {
  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps, pipeline: Pipeline) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const issuer = issuerOf(pipeline).replace(/^https:\/\//, '');
    new Role(this, 'role', {
      environment,
      name: name.role(`${service.name}-pipeline`),
      description: `Pushes the images of ${service.name}; assumed by its pipeline`,
      service: service.name,
      trust: {
        Effect: 'Allow',
        Principal: { Federated: aws.iamArn(`oidc-provider/${issuer}`) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${issuer}:aud`]: pipelineAudience, [`${issuer}:sub`]: subjectOf(pipeline) },
        },
      },
      statements: [
        { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        {
          Effect: 'Allow',
          Action: [
            'ecr:BatchCheckLayerAvailability',
            'ecr:BatchGetImage',
            'ecr:CompleteLayerUpload',
            'ecr:InitiateLayerUpload',
            'ecr:PutImage',
            'ecr:UploadLayerPart',
          ],
          Resource: aws.arn('ecr', `repository/${name.repository(service.name)}`),
        },
      ],
    });
  }
}
