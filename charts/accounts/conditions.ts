import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { Permission, When } from '../../kinds/access';
import { Aws } from '../aws/aws';
import { awsPolicies } from '../aws/aws-policies';
import type { Statement } from '../aws/policy';
import { ownResources } from './own-resources';

/** The conditions of a permission; undefined where the resource's name says everything. */
export function conditionOf({ on, when }: Permission, environment: Environment): Statement['Condition'] {
  const here: Condition = on === 'anything' ? { StringEquals: { 'aws:RequestedRegion': environment.region } } : {};
  const condition = merged(here, when === undefined ? {} : whenOf(when, environment));
  return Object.keys(condition).length === 0 ? undefined : condition;
}

type Condition = NonNullable<Statement['Condition']>;

function merged(one: Condition, other: Condition): Condition {
  const operators = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...one[operator], ...other[operator] }]));
}

function whenOf(when: When, environment: Environment): Condition {
  const name = names(environment);
  const aws = new Aws(environment);
  const tag = (which: 'Request' | 'Resource') => ({ [`aws:${which}Tag/Environment`]: environment.name });
  const bounded = { StringEquals: { 'iam:PermissionsBoundary': aws.iamArn(`policy/${name.boundary}`) } };
  if (typeof when === 'object') {
    if ('passedTo' in when) return { StringEquals: { 'iam:PassedToService': when.passedTo } };
    if ('endpointFor' in when) return { StringLike: { 'ec2:VpceServiceName': `com.amazonaws.${when.endpointFor}.*` } };
    if ('askedBy' in when) return { StringEquals: { ...tag('Resource'), 'kms:ViaService': aws.host(when.askedBy) } };
    return {
      StringEquals: { ...tag('Resource'), 'kms:ViaService': aws.host(when.grantFor) },
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    };
  }
  switch (when) {
    case 'tagged':
      return { StringEquals: tag('Resource') };
    case 'tagged at creation':
      return { StringEquals: tag('Request') };
    case 'retagged':
      return { StringEqualsIfExists: { ...tag('Resource'), ...tag('Request') } };
    case 'made by the cluster':
      return { StringEquals: { 'aws:ResourceTag/aws:eks:cluster-name': name.cluster } };
    case 'into own queues':
      return {
        StringEquals: { 'sns:Protocol': 'sqs' },
        // In this condition an endpoint is a text.
        StringLike: { 'sns:Endpoint': ownResources(environment)['sqs queue'] },
      };
    case 'bounded':
      return bounded;
    case 'attached':
      return {
        ...bounded,
        ArnLike: {
          'iam:PolicyARN': [
            aws.iamArn(`policy/${name.irsaPolicy('*')}`),
            ...Object.keys(awsPolicies).map((policy) => `arn:aws:iam::aws:policy/${policy}`),
          ],
        },
      };
  }
}
