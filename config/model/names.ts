import { createHash } from 'node:crypto';

/** What a name is made from. */
export interface Named {
  /** Name of the environment. */
  readonly name: string;
  /** AWS account id of the environment. */
  readonly account: string;
}

/** What the customer managed keys of an environment encrypt; `cluster` stands for the Secrets of the workload cluster. */
export const keyUses = ['alarms', 'cluster', 'data', 'logs'] as const;

/** What one of them encrypts. */
export type KeyUse = (typeof keyUses)[number];

/** Name of the object for an AWS name: the same, with hyphens for what Kubernetes does not allow. */
export function objectName(awsName: string): string {
  return awsName
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/-*\.[.-]*/g, '.')
    .replace(/^[.-]|[.-]$/g, '');
}

/** An address range as a part of a name. */
export const hyphenated = (range: string) => range.replace(/[./]/g, '-');

/** Eight hexadecimal characters that stand for a text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The role of the security group in which a database is. */
export function databaseRole(service: string, database: string): string {
  return `${service}-${database}-database`;
}

/** The role of the security group in which a cache is. */
export function cacheRole(service: string, cache: string): string {
  return `${service}-${cache}-cache`;
}

function repositoryNames(environment: string) {
  return {
    repository: (service: string) => `${service}-service-${environment}`,
    platformRepository: (controller: string) => `platform-${controller}-${environment}`,
    /** The identity provider of pipelines, by its issuer. */
    pipelineProvider: (issuer: string) => `pipelines-${objectName(issuer.replace(/^https:\/\//, ''))}-${environment}`,
  };
}

/** What leads into other networks. */
function wayNames(environment: string, vpc: string) {
  return {
    /** What joins the VPC to a transit gateway or to another VPC: AWS never changes which, so the name has its id. */
    join: (id: string) => `${vpc}-${id}`,
    /** The route back into a range of the management cluster, and the rule that admits it. */
    managementRoute: (range: string) => `${vpc}-private-to-${hyphenated(range)}`,
    managementRule: (range: string) => `eks-cluster-sg-${environment}-from-${hyphenated(range)}-443`,
    /** The route from a route table of the management cluster's VPC. */
    peerRoute: (routeTableId: string) => `${vpc}-from-${routeTableId}`,
    /** The ProviderConfig for the other end of a peering. */
    peerConfig: `${environment}-peer`,
    /** The route table of the proxy's subnet in a zone, the NAT gateway that its default route leads to, and its address. */
    egressRouteTable: (zone: string) => `${vpc}-egress-${zone}`,
    natGateway: (zone: string) => `${vpc}-nat-${zone}`,
    /** The route to a network that services reach: its range, or the id of a prefix list. */
    reachRoute: (target: string) => `${vpc}-private-to-${hyphenated(target)}`,
    /** The route of the load balancers' subnets back into a range of callers, and the rule that admits it. */
    callerRoute: (range: string) => `${vpc}-public-to-${hyphenated(range)}`,
    callerRule: (role: string, range: string, port: number) =>
      `eks-${role}-sg-${environment}-from-${hyphenated(range)}-${port}`,
  };
}

function watchNames(environment: string) {
  return {
    alarmsTopic: `eks-alarms-${environment}`,
    alarmsSubscription: (recipient: string) => `eks-alarms-${environment}-${shortHash(recipient)}`,
    /** What is watched, and what is wrong with it when the alarm rings. */
    alarm: (subject: string, what: string) => `${subject}-${what}-${environment}`,
    dashboard: `eks-overview-${environment}`,
    /** The vault of backups, what is backed up when, and of what. */
    backups: `eks-backups-${environment}`,
  };
}

/**
 * Every name of one environment. A name in `dist/` stands for an AWS resource: whoever changes one here destroys that
 * resource and makes another.
 */
export function names({ name, account }: Named): Names {
  const key = `${account} ${name}`;
  const made = known.get(key) ?? namesOf({ name, account });
  known.set(key, made);
  return made;
}

/** Every name of one environment. */
type Names = ReturnType<typeof namesOf>;

/** Charts and checks ask for the same names thousands of times. */
const known = new Map<string, Names>();

function namesOf({ name: environment, account }: Named) {
  const cluster = `eks-payment-cluster-${environment}`;
  const vpc = `eks-vpc-${environment}`;
  return {
    /** The secret that, by its existence, says that the account is claimed. */
    claim: `eks-claim-${environment}`,
    /** The role as which the AWS provider works. Outside of the names of what it makes, so that it cannot change itself. */
    provisioner: `crossplane-provisioner-${environment}`,
    /** A policy of the provisioner; AWS limits the length of each. */
    provisionerPolicy: (number: number) => `crossplane-provisioner-${environment}-${number}`,
    /** The policy that says what the roles which the provisioner makes may do at most. */
    boundary: `crossplane-boundary-${environment}`,
    cluster,
    vpc,
    internetGateway: `${vpc}-igw`,
    ...wayNames(environment, vpc),
    subnet: (tier: 'egress' | 'private' | 'public', zone: string) => `${vpc}-${tier}-${zone}`,
    routeTable: (tier: 'public' | 'private') => `${vpc}-${tier}`,
    endpoint: (api: string) => `${vpc}-${api.replaceAll('.', '-')}`,
    securityGroup: (role: string) => `eks-${role}-sg-${environment}`,
    securityGroupRule: (role: string, direction: 'from' | 'to', peer: string, port: number, protocol = 'tcp') =>
      `eks-${role}-sg-${environment}-${direction}-${peer}-${port}${protocol === 'tcp' ? '' : `-${protocol}`}`,

    /** The key and its alias; Crossplane and the provider write an alias without AWS's prefix `alias/`. */
    key: (use: KeyUse) => `eks-${use}-${environment}`,
    /** The alias as all others write it: policies, queues, topics. */
    keyAlias: (use: KeyUse) => `alias/eks-${use}-${environment}`,

    /** The access entry of a principal, and its rights. */
    access: (principal: string) => `${cluster}-${principal}`,
    /** For an IAM role that somebody else named: the legal part of its name, and a hash for the rest. */
    principal: (arn: string) => `${objectName(arn.replace(/^.*\//, '').toLowerCase())}-${shortHash(arn)}`,
    role: (use: string) => `eks-${use}-role-${environment}`,
    irsaRole: (workload: string) => `eks-${workload}-irsa-role-${environment}`,
    irsaPolicy: (workload: string) => `eks-${workload}-irsa-policy-${environment}`,

    clusterLogGroup: `/aws/eks/${cluster}/cluster`,
    /** Of the pods of a namespace. */
    applicationLogGroup: (namespace: string) => `/aws/eks/${cluster}/application/${namespace}`,
    /** Of pods whose namespace the log router cannot tell. */
    platformLogGroup: `/aws/eks/${cluster}/application/platform`,
    insightsLogGroup: `/aws/containerinsights/${cluster}/performance`,
    flowLog: `${vpc}-flow-logs`,
    flowLogGroup: `/aws/vpc/${vpc}/flow-logs`,

    /** AWS never changes a profile, so its name carries a hash of all that it consists of. */
    fargateProfile: (use: string, parts: readonly string[]) => `${use}-${shortHash(parts.join('\n'))}`,

    ...watchNames(environment),

    webAcl: `eks-web-acl-${environment}`,
    /** WAF writes only to log groups whose name begins so. */
    webAclLogGroup: `aws-waf-logs-eks-${environment}`,
    loadBalancerLogs: `eks-load-balancer-logs-${environment}-${account}`,
    ...repositoryNames(environment),
    secret: (service: string) => `${service}/app-config-${environment}`,
    ...namesOfUses({ name: environment, account }),
  };
}

/** Names of what services use, made from the service's name and the one that it declares. */
export function namesOfUses({ name: environment, account }: Named) {
  /** SQS and SNS tell what is FIFO by the end of its name. */
  const end = (isFifo: boolean) => `${environment}${isFifo ? '.fifo' : ''}`;
  const postgresInstance = (service: string, database: string, number: number | '*') =>
    `${service}-${database}-${number}-${environment}`;
  return {
    table: (service: string, table: string) => `${service}-${table}-${environment}`,
    queue: (service: string, queue: string, isFifo: boolean) => `${service}-${queue}-${end(isFifo)}`,
    deadLetterQueue: (service: string, queue: string, isFifo: boolean) => `${service}-${queue}-dlq-${end(isFifo)}`,
    /** Where a message goes that a topic could not deliver to a queue. */
    undeliveredQueue: (service: string, queue: string, isFifo: boolean) =>
      `${service}-${queue}-undelivered-${end(isFifo)}`,
    topic: (service: string, topic: string, isFifo: boolean) => `${service}-${topic}-${end(isFifo)}`,
    /** The subscription of a queue to a topic, each by its name in AWS. */
    subscription: (queue: string, topic: string) => `${queue}-from-${topic}`,
    /** All of AWS shares one namespace for buckets, hence the account id. */
    bucket: (service: string, bucket: string) => `${service}-${bucket}-${environment}-${account}`,
    resultsBucket: (service: string, workgroup: string) => `${service}-${workgroup}-results-${environment}-${account}`,
    workgroup: (service: string, workgroup: string) => `${service}-${workgroup}-${environment}`,
    /** Athena's SQL takes no hyphens in a database name. */
    database: (service: string, workgroup: string) => `${service}_${workgroup}_${environment}`.replaceAll('-', '_'),
    /** A cluster of Aurora, and the group of subnets in which it is. */
    postgres: (service: string, database: string) => `${service}-${database}-${environment}`,
    postgresInstance,
    firstPostgresInstance: (service: string, database: string) => postgresInstance(service, database, 1),
    /** Another major version takes another group of parameters. */
    postgresParameters: (service: string, database: string, major: number | '*') =>
      `${service}-${database}-postgresql${major}-${environment}`,
    lastSnapshot: (service: string, database: string) => `${service}-${database}-last-${environment}`,
    postgresSecurityGroup: (service: string, database: string) =>
      `eks-${databaseRole(service, database)}-sg-${environment}`,
    /** Whom the pods log in as: of no other service, wherever that has its databases. */
    postgresUser: (service: string, database: string) => `${service}_${database}_${environment}`.replaceAll('-', '_'),
    postgresLogGroup: (service: string, database: string) =>
      `/aws/rds/cluster/${service}-${database}-${environment}/postgresql`,
    /** A serverless cache, the user as which the pods log in to it, and the group that this user makes up. */
    valkey: (service: string, cache: string) => `${service}-${cache}-${environment}`,
    valkeySecurityGroup: (service: string, cache: string) => `eks-${cacheRole(service, cache)}-sg-${environment}`,
    sagemakerEndpoint: (service: string, endpoint: string) => `${service}-${endpoint}-${environment}`,
  };
}
