import type { Statement } from '../aws/policy';

/** A template of CloudFormation. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Conditions?: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: `AWS::${string}::${string}`;
  readonly Condition?: string;
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties: Readonly<Record<string, unknown>>;
}

/**
 * Bytes that AWS takes of a template. One of more than 51,200 has to come from a bucket, which the AWS CLI asks for.
 * Source: CloudFormation user guide, "Quotas".
 */
export const templateLimit = 1_048_576;

/** A policy of its own. */
export function managedPolicy(name: string, description: string, statements: readonly Statement[]): TemplateResource {
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: name, Description: description, PolicyDocument: document(statements) },
  };
}

/** A role by its ARN, with its trust policy and what it may do. */
export function role(arn: string, description: string, trust: object, policies: readonly object[]): TemplateResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: nameOf(arn),
      Path: pathOf(arn),
      Description: description,
      AssumeRolePolicyDocument: trust,
      Policies: policies,
    },
  };
}

/** Name of a role by its ARN. */
export const nameOf = (roleArn: string) => roleArn.replace(/^.*\//, '');

/** Path of a role by its ARN: `/` where it has none. */
export const pathOf = (roleArn: string) => roleArn.replace(/^.*:role(\/(?:.*\/)?)[^/]+$/, '$1');

/** Account of a role by its ARN. */
export const accountOf = (roleArn: string) => roleArn.split(':')[4] ?? '';

/** A policy document, as a template has it. */
export function document(statements: readonly Statement[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/**
 * A template as the text of its file. AWS counts white space: statements begin further left than what they are in, their
 * parts in the same column, and a list of one is in the line of its key.
 */
export function templateText(template: Template): string {
  const text = JSON.stringify(template, null, 1)
    .replace(/\[\n +("[^"\n]*")\n +\]/g, '[$1]')
    .replace(/^ {5,6}(?= )/gm, '');
  return `${text}\n`;
}
