import { type AwsRequest, path, query } from './call';
import { bucketOfHost } from './route';

/** An operation of S3, and the action by which IAM allows it. */
export interface S3Operation {
  readonly operation: string;
  readonly action: string;
}

type Method = 'GET' | 'PUT' | 'DELETE';

/** A setting of a bucket: its name in operations and in actions, and the names of its deletion, if it can be deleted. */
type Setting = readonly [operation: string, action: string, deletes?: S3Operation];

const deletes = (operation: string, action: string): S3Operation => ({ operation, action });

/** Settings, by the key of the query that asks for them. */
const settings: Readonly<Record<string, Setting>> = {
  abac: ['BucketAbac', 'BucketAbac'],
  accelerate: ['BucketAccelerateConfiguration', 'AccelerateConfiguration'],
  acl: ['BucketAcl', 'BucketAcl'],
  cors: ['BucketCors', 'BucketCORS', deletes('DeleteBucketCors', 'PutBucketCORS')],
  encryption: [
    'BucketEncryption',
    'EncryptionConfiguration',
    deletes('DeleteBucketEncryption', 'PutEncryptionConfiguration'),
  ],
  lifecycle: [
    'BucketLifecycleConfiguration',
    'LifecycleConfiguration',
    deletes('DeleteBucketLifecycle', 'PutLifecycleConfiguration'),
  ],
  logging: ['BucketLogging', 'BucketLogging'],
  notification: ['BucketNotificationConfiguration', 'BucketNotification'],
  'object-lock': ['ObjectLockConfiguration', 'BucketObjectLockConfiguration'],
  ownershipControls: [
    'BucketOwnershipControls',
    'BucketOwnershipControls',
    deletes('DeleteBucketOwnershipControls', 'PutBucketOwnershipControls'),
  ],
  policy: ['BucketPolicy', 'BucketPolicy', deletes('DeleteBucketPolicy', 'DeleteBucketPolicy')],
  publicAccessBlock: [
    'PublicAccessBlock',
    'BucketPublicAccessBlock',
    deletes('DeletePublicAccessBlock', 'PutBucketPublicAccessBlock'),
  ],
  replication: [
    'BucketReplication',
    'ReplicationConfiguration',
    deletes('DeleteBucketReplication', 'PutReplicationConfiguration'),
  ],
  requestPayment: ['BucketRequestPayment', 'BucketRequestPayment'],
  tagging: ['BucketTagging', 'BucketTagging', deletes('DeleteBucketTagging', 'PutBucketTagging')],
  versioning: ['BucketVersioning', 'BucketVersioning'],
  website: ['BucketWebsite', 'BucketWebsite', deletes('DeleteBucketWebsite', 'DeleteBucketWebsite')],
};

/** What else a query may ask of a bucket. */
const lists: Readonly<Record<string, S3Operation>> = {
  location: { operation: 'GetBucketLocation', action: 'GetBucketLocation' },
  policyStatus: { operation: 'GetBucketPolicyStatus', action: 'GetBucketPolicyStatus' },
  uploads: { operation: 'ListMultipartUploads', action: 'ListBucketMultipartUploads' },
  versions: { operation: 'ListObjectVersions', action: 'ListBucketVersions' },
  'list-type': { operation: 'ListObjectsV2', action: 'ListBucket' },
  delete: { operation: 'DeleteObjects', action: 'DeleteObject' },
};

const bucketItself: Readonly<Record<string, S3Operation>> = {
  GET: { operation: 'ListObjects', action: 'ListBucket' },
  HEAD: { operation: 'HeadBucket', action: 'ListBucket' },
  PUT: { operation: 'CreateBucket', action: 'CreateBucket' },
  DELETE: { operation: 'DeleteBucket', action: 'DeleteBucket' },
};

const objects: Readonly<Record<string, S3Operation>> = {
  GET: { operation: 'GetObject', action: 'GetObject' },
  HEAD: { operation: 'HeadObject', action: 'GetObject' },
  PUT: { operation: 'PutObject', action: 'PutObject' },
  DELETE: { operation: 'DeleteObject', action: 'DeleteObject' },
};

/** Settings of objects, by the key of the query; actions and operations have the same names. */
const objectSettings: Readonly<Record<string, string>> = {
  acl: 'ObjectAcl',
  'legal-hold': 'ObjectLegalHold',
  retention: 'ObjectRetention',
  tagging: 'ObjectTagging',
};

const unknown: S3Operation = { operation: 'Unknown', action: 'Unknown' };

/**
 * The operation of a request to S3. Sources: Amazon S3 API reference, "Actions" (method and query of each), and Amazon S3
 * user guide, "Required permissions for Amazon S3 API operations" (the action of each).
 */
export function s3Operation(request: AwsRequest): S3Operation {
  const [bucket, key] = bucketAndKey(request);
  const keys = [...query(request).keys()];
  if (bucket === '') return { operation: 'ListBuckets', action: 'ListAllMyBuckets' };
  if (key !== '') return objectOperation(request.method, keys);
  const named = keys.find((one) => one in settings || one in lists);
  if (named === undefined) return bucketItself[request.method] ?? unknown;
  const setting = settings[named];
  return setting === undefined ? (lists[named] ?? unknown) : settingOperation(request.method as Method, setting);
}

/** Bucket and key of a request, each empty where the request has none. */
export function bucketAndKey(request: AwsRequest): [bucket: string, key: string] {
  const inHost = bucketOfHost(request.host);
  const rest = decodeURIComponent(path(request)).replace(/^\//, '');
  if (inHost !== undefined) return [inHost, rest];
  const end = rest.indexOf('/');
  return end === -1 ? [rest, ''] : [rest.slice(0, end), rest.slice(end + 1)];
}

function settingOperation(method: Method, [operation, action, deleted]: Setting): S3Operation {
  if (method === 'DELETE') return deleted ?? unknown;
  const verb = method === 'GET' ? 'Get' : 'Put';
  return { operation: `${verb}${operation}`, action: `${verb}${action}` };
}

function objectOperation(method: string, keys: readonly string[]): S3Operation {
  const setting = keys.map((key) => objectSettings[key]).find((name) => name !== undefined);
  if (setting === undefined) return objects[method] ?? unknown;
  const verb = method === 'GET' ? 'Get' : method === 'DELETE' ? 'Delete' : 'Put';
  return { operation: `${verb}${setting}`, action: `${verb}${setting}` };
}
