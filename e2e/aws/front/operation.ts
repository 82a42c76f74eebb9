import { backupOperation } from '../calls/backup-operations';
import { type AwsRequest, form, path } from '../calls/call';
import { route53Operation } from '../calls/route53-operations';
import { s3Operation } from '../calls/s3-operations';
import { eksOperation } from '../eks/operations';

/** What a request asks of an API. */
export interface Operation {
  /** Name in the API reference. */
  readonly operation: string;
  /** Action by which IAM allows it, for example `s3:PutBucketPolicy`. */
  readonly action: string;
}

/** Operations that have another name in IAM. Source: service authorization reference, pages of SQS, SNS and Secrets Manager. */
const otherNames: Readonly<Record<string, string>> = {
  'sns:PublishBatch': 'sns:Publish',
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
  'sqs:SendMessageBatch': 'sqs:SendMessage',
};

/** What a request asks of an API, in whatever form the API takes requests. */
export function operationOf(api: string, request: AwsRequest): Operation {
  if (api === 's3') {
    const { operation, action } = s3Operation(request);
    return { operation, action: `s3:${action}` };
  }
  const operation = nameOf(api, request);
  const action = `${api === 's3control' ? 's3' : api}:${operation}`;
  return { operation, action: otherNames[action] ?? action };
}

function nameOf(api: string, request: AwsRequest): string {
  if (api === 'backup') return backupOperation(request);
  if (api === 'eks') return eksOperation(request)?.name ?? 'Unknown';
  if (api === 'route53') return route53Operation(request);
  if (api === 's3control') return s3ControlOperation(request);
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return target.slice(target.lastIndexOf('.') + 1);
  return form(request).get('Action') ?? new URLSearchParams(request.target.split('?')[1]).get('Action') ?? 'Unknown';
}

const tags: Readonly<Record<string, string>> = {
  GET: 'ListTagsForResource',
  POST: 'TagResource',
  DELETE: 'UntagResource',
};

/** Source: Amazon S3 API reference, actions of Amazon S3 Control. */
function s3ControlOperation(request: AwsRequest): string {
  const resource = path(request).split('/')[2];
  if (resource === 'tags') return tags[request.method] ?? 'Unknown';
  return 'Unknown';
}
