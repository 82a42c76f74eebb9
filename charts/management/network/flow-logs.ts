import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names, objectName } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { LogGroup, writesLogs } from '../../aws/log-group';
import { Role } from '../../aws/role';

/** Records every accepted and rejected connection of the VPC in a log group. */
export class FlowLogs extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);

    new LogGroup(this, 'group', { environment, name: name.flowLogGroup });
    new Role(this, 'role', {
      environment,
      name: name.role('flow-logs'),
      description: `Writes the flow logs of ${name.vpc}`,
      trust: aws.trust('vpc-flow-logs.amazonaws.com', aws.arn('ec2', 'vpc-flow-log/*')),
      statements: [
        writesLogs(aws, name.flowLogGroup),
        { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: aws.arn('logs', 'log-group:*') },
      ],
    });
    new ec2.FlowLog(
      this,
      'flow-log',
      aws.managed(ec2.FlowLog, {
        name: name.flowLog,
        forProvider: {
          vpcIdRef: { name: name.vpc },
          trafficType: 'ALL',
          logDestinationType: 'cloud-watch-logs',
          logDestinationRef: { name: objectName(name.flowLogGroup) },
          iamRoleArnRef: { name: name.role('flow-logs') },
        },
      }),
    );
  }
}
