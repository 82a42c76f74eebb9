import { Construct } from 'constructs';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import { Bucket } from '../../aws/bucket';
import type { Statement } from '../../aws/policy';

/**
 * Where the environment's load balancers record who asked for what; kept as long as its other logs. Only an environment
 * with an entrance has one: a bucket that nobody writes to is one more to explain.
 */
export class LoadBalancerLogs extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const entrances = environment.services.flatMap(entrancesOf);
    if (entrances.length === 0) return;
    const name = names(environment).loadBalancerLogs;
    const aws = new Aws(environment);
    new Bucket(this, 'bucket', {
      environment,
      name,
      // Load balancers write to no bucket with a key of ours. Source: ELB user guide, "Access logs", "Bucket requirements".
      encryption: 'AES256',
      expireAfterDays: environment.logRetentionDays,
      statements: [
        {
          Sid: 'LoadBalancersOfThisAccount',
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: entrances.map(
            (entrance) => `arn:aws:s3:::${name}/${entrance.name}/AWSLogs/${environment.account}/*`,
          ),
          Condition: { ArnLike: { 'aws:SourceArn': aws.arn('elasticloadbalancing', 'loadbalancer/*') } },
        },
        ...(environment.cardholderData ? unchanging(`arn:aws:s3:::${name}/*`) : []),
      ],
    });
  }
}

/**
 * What is written stays as it is, whoever may do what by other policies; only the lifecycle removes it, which no policy of a
 * bucket binds. Source: Amazon S3 user guide, "Managing the lifecycle of objects".
 */
function unchanging(Resource: string): Statement[] {
  const everybody = { Effect: 'Deny', Principal: '*', Resource } as const;
  return [
    { ...everybody, Sid: 'NobodyDeletes', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
    {
      ...everybody,
      Sid: 'NobodyOverwrites',
      Action: 's3:PutObject',
      Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    },
  ];
}
