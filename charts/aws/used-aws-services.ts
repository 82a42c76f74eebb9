import type { Service } from '../../config/model/service';

/** The AWS services behind what a service declares, by the first label of their API's host name. */
export function usedAwsServices({ uses }: Service): string[] {
  return [
    ...(Object.keys(uses.tables).length > 0 ? ['dynamodb'] : []),
    ...(uses.queues.length > 0 ? ['sqs'] : []),
    ...(uses.topics.length > 0 ? ['sns'] : []),
    ...(uses.buckets.length > 0 ? ['s3'] : []),
    ...(uses.workgroups.length > 0 ? ['athena', 'glue'] : []),
    ...(uses.sagemakerEndpoints.length > 0 ? ['sagemaker'] : []),
  ];
}
