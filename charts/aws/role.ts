import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as iam from '../../imports/iam.aws.m.upbound.io';
import { Aws } from './aws';
import type { AwsPolicy } from './aws-policies';
import { policy, type Statement } from './policy';

/** Who assumes a role and what it may then do. */
export interface RoleProps {
  readonly environment: Environment;
  /** Name of the role. */
  readonly name: string;
  /** What the role is for. */
  readonly description: string;
  /** Service that the role belongs to. @default - none, it belongs to the platform */
  readonly service?: string;
  /** The only statement of its trust policy. */
  readonly trust: Statement;
  /** Statements of its own inline policy. @default - none */
  readonly statements?: readonly Statement[];
  /** Names of AWS's own managed policies. @default - none */
  readonly awsPolicies?: readonly AwsPolicy[];
  /** Argo CD sync wave within the unit. @default 0 */
  readonly wave?: number;
}

/** An IAM role with its permissions. */
export class Role extends Construct {
  public constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const { name, description, service, trust, statements = [], awsPolicies = [], wave } = props;
    const aws = new Aws(props.environment);

    new iam.Role(
      this,
      'role',
      aws.managed(iam.Role, {
        name,
        service,
        wave,
        forProvider: {
          description,
          assumeRolePolicy: policy(trust),
          permissionsBoundary: aws.iamArn(`policy/${names(props.environment).boundary}`),
        },
      }),
    );
    if (statements.length > 0) {
      new iam.RolePolicy(
        this,
        'policy',
        aws.managed(iam.RolePolicy, { name, wave, forProvider: { roleRef: { name }, policy: policy(...statements) } }),
      );
    }
    for (const awsPolicy of awsPolicies) {
      new iam.RolePolicyAttachment(
        this,
        awsPolicy,
        aws.managed(iam.RolePolicyAttachment, {
          name: `${name}-${awsPolicy.toLowerCase()}`,
          wave,
          forProvider: { roleRef: { name }, policyArn: `arn:aws:iam::aws:policy/${awsPolicy}` },
        }),
      );
    }
  }
}
