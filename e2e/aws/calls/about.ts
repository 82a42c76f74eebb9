import { at, type JsonObject, parsedObject, stringAt } from '../../../objects/json';
import { type AwsRequest, form, path } from './call';
import { requestTag } from './request-tag';
import { bucketOfHost } from './route';

/** What a request names, as far as IAM decides by it. */
export interface About {
  /** The resource's name, without what its ARN has before it; of what AWS names, its id. @default - it names none */
  readonly name?: string;
  /** Name of the EKS cluster that it belongs to. @default - none */
  readonly clusterName?: string;
  /** ARN of a policy that is attached. @default - none */
  readonly policyArn?: string;
  /** What it gives the tag `Environment`. @default - it gives none */
  readonly environment?: string;
  /** ARN of the permissions boundary that it gives a role. @default - none */
  readonly boundary?: string;
  /** Zone of Route 53 whose records they are. @default - none */
  readonly zoneId?: string;
}

/** Parameters that name a resource, the more exact first; the others' values are ARNs or names too. */
const parameters = [
  ['QueueUrl', 'QueueName'],
  ['TopicArn', 'Name'],
  ['TableName'],
  ['AlarmName', 'AlarmNames.member.1', 'DashboardName', 'DashboardNames.member.1'],
  ['SecretId'],
  ['RoleName', 'PolicyName', 'PolicyArn', 'OpenIDConnectProviderArn'],
  ['logGroupName', 'repositoryName', 'repositoryNames.0', 'WorkGroup', 'DatabaseInput.Name', 'AliasName', 'KeyId'],
  ['DBInstanceIdentifier', 'DBClusterIdentifier', 'DBClusterParameterGroupName', 'DBSubnetGroupName'],
  ['ServerlessCacheName', 'UserId', 'UserGroupId'],
  ['ResourceArn', 'resourceArn', 'ResourceARN', 'ResourceName', 'LoggingConfiguration.ResourceArn'],
].flat();

/** What a request to an API names. */
export function aboutOf(api: string, request: AwsRequest): About {
  if (api === 's3') return named(bucketOfHost(request.host) ?? path(request).split('/')[1]);
  const body = request.body.toString('utf8');
  const asked: JsonObject = body.startsWith('{') ? (parsedObject(body) ?? {}) : Object.fromEntries(form(request));
  const [environment, boundary] = [requestTag(asked, 'Environment'), stringAt(asked, 'PermissionsBoundary')];
  return {
    ...namedBy(api, request, asked),
    ...(environment !== undefined && { environment }),
    ...(boundary !== undefined && { boundary }),
  };
}

function namedBy(api: string, request: AwsRequest, asked: JsonObject): About {
  if (api === 'eks') return aboutCluster(request);
  if (api === 'route53') return ofZone(request);
  if (api === 'backup') return aboutBackups(request);
  const value = parameters
    .map((one) => stringAt(asked, one) ?? stringAt(asked, ...one.split('.')) ?? first(asked, one))
    .find(Boolean);
  const policyArn = stringAt(asked, 'PolicyArn');
  return { ...named(value), ...(policyArn !== undefined && { policyArn }) };
}

/** The first text of a list. */
function first(asked: JsonObject, parameter: string): string | undefined {
  if (!parameter.endsWith('.0')) return undefined;
  const list = at(asked, parameter.slice(0, -2));
  return Array.isArray(list) ? String(list[0]) : undefined;
}

function named(value: string | undefined): About {
  if (value === undefined || value === '') return {};
  const rest = value.replace(/^arn:aws:[^:]*:[^:]*:[^:]*:/, '');
  const isArn = rest !== value;
  const name = value.startsWith('http')
    ? rest.replace(/^.*\//, '')
    : isArn
      ? rest
          .replace(
            /^(?:table|workgroup|repository|role|policy|database|key|dashboard)\/|^(?:log-group|secret|alarm|backup-vault):/,
            '',
          )
          .replace(/^regional\/webacl\/([^/]+)\/.*$/, '$1')
          .replace(/:\*$/, '')
      : rest;
  return { name: rest.startsWith('secret:') ? name.replace(/-[A-Za-z0-9]{6}$/, '') : name };
}

/** Route 53 names a zone in the path. */
function ofZone(request: AwsRequest): About {
  const [, zoneId] = /\/hostedzone\/([^/]+)/.exec(path(request)) ?? [];
  return zoneId === undefined ? {} : { zoneId };
}

/** AWS Backup names a vault, or what has tags, in the path; plans have ids of its own. */
function aboutBackups(request: AwsRequest): About {
  const [, top, name] = path(request).split('/').map(decodeURIComponent);
  return top === 'backup-vaults' || name?.includes(':backup-vault:') === true ? named(name) : {};
}

/** EKS names everything in the path, and a new cluster in the body. */
function aboutCluster(request: AwsRequest): About {
  const [, top, cluster, , name] = path(request).split('/').map(decodeURIComponent);
  const arn = /^arn:aws:eks:[^:]*:\d+:[a-z-]+\/([^/]+)(?:\/([^/]+))?/.exec(cluster ?? '');
  if (top === 'tags' && arn !== null) return { clusterName: arn[1], name: arn[2] ?? arn[1] };
  // An access entry is named by the ARN of its principal.
  if (cluster !== undefined) return { clusterName: cluster, name: (name ?? cluster).replace(/^.*\//, '') };
  return named(stringAt(parsedObject(request.body.toString('utf8')) ?? {}, 'name'));
}
