import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { DistObject } from '../../objects/dist';
import { externalId } from '../aws/external-id';
import { boundaryStatements } from './boundary';
import { providersPrincipal } from './management-template';
import { provisionerPolicies } from './provisioner-policies';
import { document, managedPolicy, type Template } from './template';

/**
 * What a person makes in the account of an environment before the first sync: the role as which the AWS provider works
 * there, with its policies, and the boundary of every role that it makes.
 *
 * @param objects everything that is rendered for all environments
 */
export function environmentTemplate(environment: Environment, objects: readonly DistObject[]): Template {
  const name = names(environment);
  const policies = provisionerPolicies(environment).map((statements, index) => {
    const description = `What Crossplane may do in ${environment.name}, part ${index + 1}`;
    return [
      `ProvisionerPolicy${index + 1}`,
      managedPolicy(name.provisionerPolicy(index + 1), description, statements),
    ] as const;
  });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Who may make what in the account of ${environment.name}`,
    Resources: {
      Boundary: managedPolicy(
        name.boundary,
        `What the roles of ${environment.name} may do at most`,
        boundaryStatements(environment, objects),
      ),
      ...Object.fromEntries(policies),
      Provisioner: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: name.provisioner,
          Description: `Makes what Git has of ${environment.name}; assumed by Crossplane`,
          AssumeRolePolicyDocument: document([
            {
              Effect: 'Allow',
              Principal: { AWS: providersPrincipal(environment.platform) },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': externalId(environment) } },
            },
          ]),
          ManagedPolicyArns: policies.map(([logicalId]) => ({ Ref: logicalId })),
        },
      },
    },
  };
}
