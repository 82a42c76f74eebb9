import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as ecr from '../../imports/ecr.aws.m.upbound.io';
import { Aws } from './aws';

/** Which images a repository holds. */
export interface ImageRepositoryProps {
  readonly environment: Environment;
  /** Name of the repository. */
  readonly name: string;
  /** Service whose images it holds. @default - none, it belongs to the platform, and its tags never move */
  readonly service?: string;
}

/** An encrypted ECR repository that forgets images nobody deploys any more. */
export class ImageRepository extends Construct {
  public constructor(scope: Construct, id: string, { environment, name, service }: ImageRepositoryProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const { imageTagMutability, statefulDeletion } = environment.protection;

    new ecr.Repository(
      this,
      'repository',
      aws.managed(ecr.Repository, {
        name,
        service,
        forProvider: {
          imageTagMutability: service === undefined ? 'IMMUTABLE' : imageTagMutability,
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfiguration: [{ encryptionType: 'KMS', kmsKeyRef: { name: names(environment).key('data') } }],
          forceDelete: statefulDeletion,
        },
      }),
    );
    new ecr.LifecyclePolicy(
      this,
      'lifecycle',
      aws.managed(ecr.LifecyclePolicy, {
        name,
        forProvider: { repositoryRef: { name }, policy: JSON.stringify({ rules: lifecycleRules }, null, 2) },
      }),
    );
  }
}

/** Tagged images may be running; only their number is bounded, far above what is ever deployed at a time. */
const lifecycleRules = [
  {
    rulePriority: 1,
    description: 'Untagged images go after two weeks',
    selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
    action: { type: 'expire' },
  },
  {
    rulePriority: 2,
    description: 'The newest 300 images stay',
    selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 300 },
    action: { type: 'expire' },
  },
];
