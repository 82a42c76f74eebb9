import type { Environment } from '../../config/model/environment';
import { keyUses, names } from '../../config/model/names';
import type { ResourceType } from '../../kinds/access';
import { Aws } from '../aws/aws';

/**
 * ARNs of all that an environment may ever have of each type of resource, by its naming rules: a service that comes later
 * has names of the same form. Where AWS makes the names, tags tell whose a resource is.
 */
export function ownResources(environment: Environment): Readonly<Record<ResourceType, readonly string[]>> {
  return {
    ...ofNetworks(environment),
    ...ofClusters(environment),
    ...ofIdentities(environment),
    ...ofData(environment),
    ...ofDatabases(environment),
  };
}

type Of<Api extends string> = Readonly<Record<Extract<ResourceType, `${Api} ${string}`>, readonly string[]>>;

function ofNetworks(environment: Environment): Of<'ec2' | 'route53' | 'wafv2'> {
  const gateway = environment.platform.management.network?.transitGateways?.[environment.region] ?? '*';
  const ec2 = (type: string) => [new Aws(environment).arn('ec2', `${type}/*`)];
  return {
    'ec2 elastic-ip': ec2('elastic-ip'),
    'ec2 internet-gateway': ec2('internet-gateway'),
    'ec2 natgateway': ec2('natgateway'),
    'ec2 prefix-list': [`arn:aws:ec2:${environment.region}:aws:prefix-list/*`],
    'ec2 route-table': ec2('route-table'),
    'ec2 security-group': ec2('security-group'),
    'ec2 security-group-rule': ec2('security-group-rule'),
    'ec2 subnet': ec2('subnet'),
    // Of whichever account shares it; nothing is attached to another one.
    'ec2 transit-gateway': [`arn:aws:ec2:${environment.region}:*:transit-gateway/${gateway}`],
    'ec2 transit-gateway-attachment': ec2('transit-gateway-attachment'),
    'ec2 vpc': ec2('vpc'),
    'ec2 vpc-endpoint': ec2('vpc-endpoint'),
    'ec2 vpc-flow-log': ec2('vpc-flow-log'),
    'ec2 vpc-peering-connection': ec2('vpc-peering-connection'),
    'route53 change': ['arn:aws:route53:::change/*'],
    'route53 hostedzone of names': [`arn:aws:route53:::hostedzone/${environment.zone?.id ?? '*'}`],
    // Private names of endpoints are in zones of AWS's own.
    'route53 hostedzone': ['arn:aws:route53:::hostedzone/*'],
    'wafv2 managedruleset': [new Aws(environment).arn('wafv2', 'regional/managedruleset/*')],
    'wafv2 webacl': [new Aws(environment).arn('wafv2', `regional/webacl/${names(environment).webAcl}/*`)],
  };
}

function ofClusters(environment: Environment): Of<'ecr' | 'eks' | 'logs'> {
  const aws = new Aws(environment);
  const name = names(environment);
  const logGroups = [
    name.clusterLogGroup,
    name.applicationLogGroup('*'),
    name.postgresLogGroup('*', '*'),
    name.insightsLogGroup,
    name.flowLogGroup,
    ...(environment.webAcl === undefined ? [] : [name.webAclLogGroup]),
  ];
  return {
    'ecr repository': [name.repository('*'), name.platformRepository('*')].map((repository) =>
      aws.arn('ecr', `repository/${repository}`),
    ),
    'eks access-entry': [aws.arn('eks', `access-entry/${name.cluster}/*`)],
    'eks addon': [aws.arn('eks', `addon/${name.cluster}/*`)],
    'eks cluster': [aws.arn('eks', `cluster/${name.cluster}`)],
    'eks fargateprofile': [aws.arn('eks', `fargateprofile/${name.cluster}/*`)],
    'logs log-group': logGroups.flatMap((group) => [
      aws.arn('logs', `log-group:${group}`),
      aws.arn('logs', `log-group:${group}:*`),
    ]),
  };
}

function ofIdentities(environment: Environment): Of<'iam' | 'kms'> {
  const aws = new Aws(environment);
  const name = names(environment);
  const linkedRole = (role: string) => [aws.iamArn(`role/aws-service-role/${role}`)];
  return {
    'iam oidc-provider': [
      `oidc.eks.${environment.region}.amazonaws.com/id/*`,
      ...environment.pipelineIssuers.map((issuer) => issuer.replace(/^https:\/\//, '')),
    ].map((issuer) => aws.iamArn(`oidc-provider/${issuer}`)),
    'iam policy': [aws.iamArn(`policy/${name.irsaPolicy('*')}`)],
    'iam role': [aws.iamArn(`role/${name.role('*')}`)],
    'iam role of Backup': linkedRole('backup.amazonaws.com/AWSServiceRoleForBackup'),
    'iam role of EKS': linkedRole('eks.amazonaws.com/AWSServiceRoleForAmazonEKS'),
    'iam role of ElastiCache': linkedRole('elasticache.amazonaws.com/AWSServiceRoleForElastiCache'),
    'iam role of Fargate': linkedRole('eks-fargate.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate'),
    'iam role of Inspector': linkedRole('inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2'),
    'iam role of RDS': linkedRole('rds.amazonaws.com/AWSServiceRoleForRDS'),
    'iam role of transit gateways': linkedRole('transitgateway.amazonaws.com/AWSServiceRoleForVPCTransitGateway'),
    'kms alias': keyUses.map((use) => aws.arn('kms', name.keyAlias(use))),
    'kms key': [aws.arn('kms', 'key/*')],
  };
}

function ofData(
  environment: Environment,
): Of<'acm' | 'athena' | 'backup' | 'cloudwatch' | 'dynamodb' | 'glue' | 's3' | 'secretsmanager' | 'sns' | 'sqs'> {
  const aws = new Aws(environment);
  const name = names(environment);
  const [bucket, database] = [name.bucket('*', '*'), name.database('*', '*')];
  return {
    'acm certificate': [aws.arn('acm', 'certificate/*')],
    'athena workgroup': [aws.arn('athena', `workgroup/${name.workgroup('*', '*')}`)],
    // AWS names a plan, and its tags tell whose it is.
    'backup backup-plan': [aws.arn('backup', 'backup-plan:*')],
    'backup backup-vault': [aws.arn('backup', `backup-vault:${name.backups}`)],
    'cloudwatch alarm': [aws.arn('cloudwatch', `alarm:${name.alarm('*', '*')}`)],
    // Dashboards are of no region.
    'cloudwatch dashboard': [`arn:aws:cloudwatch::${environment.account}:dashboard/${name.dashboard}`],
    'dynamodb table': [aws.arn('dynamodb', `table/${name.table('*', '*')}`)],
    'glue catalog': [aws.arn('glue', 'catalog')],
    'glue database': [aws.arn('glue', `database/${database}`)],
    'glue table': [aws.arn('glue', `table/${database}/*`)],
    'glue userdefinedfunction': [aws.arn('glue', `userDefinedFunction/${database}/*`)],
    's3 bucket': [`arn:aws:s3:::${bucket}`],
    's3 object': [`arn:aws:s3:::${bucket}/*`],
    // Secrets Manager appends a hyphen and six characters.
    'secretsmanager secret': [name.secret('*'), name.claim].map((secret) =>
      aws.arn('secretsmanager', `secret:${secret}-??????`),
    ),
    // RDS names it by the id of a cluster that is not there yet.
    'secretsmanager secret of RDS': [aws.arn('secretsmanager', 'secret:rds!*')],
    'sns topic': [false, true].map((isFifo) => aws.arn('sns', name.topic('*', '*', isFifo))),
    'sns topic of alarms': [aws.arn('sns', name.alarmsTopic)],
    'sqs queue': [false, true].map((isFifo) => aws.arn('sqs', name.queue('*', '*', isFifo))),
  };
}

function ofDatabases(environment: Environment): Of<'elasticache' | 'rds'> {
  const name = names(environment);
  const cache = (type: string) => [new Aws(environment).arn('elasticache', `${type}:${name.valkey('*', '*')}`)];
  const rds = (type: string, resource: string) => [new Aws(environment).arn('rds', `${type}:${resource}`)];
  return {
    'elasticache serverlesscache': cache('serverlesscache'),
    'elasticache user': cache('user'),
    'elasticache usergroup': cache('usergroup'),
    'rds cluster': rds('cluster', name.postgres('*', '*')),
    'rds cluster-pg': rds('cluster-pg', name.postgresParameters('*', '*', '*')),
    'rds cluster-snapshot': rds('cluster-snapshot', name.lastSnapshot('*', '*')),
    'rds db': rds('db', name.postgresInstance('*', '*', '*')),
    // AWS has a group of options for each engine, without which it makes no cluster.
    'rds og': rds('og', 'default:aurora-postgresql-*'),
    // And one of parameters for each instance.
    'rds pg': rds('pg', 'default.aurora-postgresql*'),
    'rds subgrp': rds('subgrp', name.postgres('*', '*')),
  };
}
