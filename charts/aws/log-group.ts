import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as cloudwatchlogs from '../../imports/cloudwatchlogs.aws.m.upbound.io';
import { Aws } from './aws';
import type { Statement } from './policy';

/** Where a log group is and whose it is. */
export interface LogGroupProps {
  readonly environment: Environment;
  /** Name of the log group in CloudWatch. */
  readonly name: string;
  /** Service whose logs it holds. @default - none, it belongs to the platform */
  readonly service?: string;
  /** Argo CD sync wave within the unit. @default 0 */
  readonly wave?: number;
}

/** A log group made before its writer, which would otherwise make one without retention and without our key. */
export class LogGroup extends Construct {
  public constructor(scope: Construct, id: string, { environment, name, service, wave }: LogGroupProps) {
    super(scope, id);
    new cloudwatchlogs.Group(
      this,
      'group',
      new Aws(environment).managed(cloudwatchlogs.Group, {
        name,
        service,
        wave,
        forProvider: {
          retentionInDays: environment.logRetentionDays,
          kmsKeyIdRef: { name: names(environment).key('logs') },
        },
      }),
    );
  }
}

/** Writes to log groups that exist, without making others. */
export function writesLogs(aws: Aws, logGroups: string | readonly string[]): Statement {
  const arn = (logGroup: string) => aws.arn('logs', `log-group:${logGroup}:*`);
  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    Resource: typeof logGroups === 'string' ? arn(logGroups) : logGroups.map(arn),
  };
}
