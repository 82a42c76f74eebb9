import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** The SageMaker endpoints that a service invokes. Nothing is made: their models are deployed elsewhere. */
export class SagemakerEndpoints extends Construct {
  /** Invokes these endpoints. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const arns = service.uses.sagemakerEndpoints.map((id) =>
      new Aws(environment).arn('sagemaker', `endpoint/${names(environment).sagemakerEndpoint(service.name, id)}`),
    );
    this.statements = [{ Sid: 'Models', Effect: 'Allow', Action: 'sagemaker:InvokeEndpoint', Resource: arns }];
  }
}
