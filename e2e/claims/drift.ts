import { names } from '../../charts/names';
import { dev } from '../../config/dev';
import { staging } from '../../config/staging';
import type { Ask } from '../inventory/aws-resource';
import type { KubeObject } from '../kubectl';
import type { Loop } from '../loop';
import type { Report } from '../report';
import { until } from '../until';

/** Seconds. */
const limit = 90;

/** What somebody changes in AWS past Git. */
interface Drift {
  /** What was done, as the end of a sentence. */
  readonly what: string;
  readonly environment: string;
  /** The managed resource that is to notice, as kubectl names it. */
  readonly noticedBy: string;
  /** Does it. */
  readonly change: (ask: Ask) => Promise<void>;
  /** Says how AWS is not as Git has it; nothing where it is. */
  readonly left: (ask: Ask) => Promise<string[]>;
}

const group = names(dev).securityGroup('default');
const logGroup = names(dev).clusterLogGroup;
const vpc = names(dev).vpc;
const table = names(staging).table('payment', 'transactions');

async function defaultGroup(ask: Ask): Promise<string> {
  const { SecurityGroups } = await ask<{ readonly SecurityGroups: readonly { readonly GroupId: string }[] }>(
    'ec2',
    'DescribeSecurityGroups',
    { Filters: [{ Name: 'tag:crossplane-name', Values: [group] }] },
  );
  return SecurityGroups[0]?.GroupId ?? '';
}

async function vpcId(ask: Ask): Promise<string> {
  const { Vpcs } = await ask<{ readonly Vpcs: readonly { readonly VpcId: string }[] }>('ec2', 'DescribeVpcs', {
    Filters: [{ Name: 'tag:crossplane-name', Values: [vpc] }],
  });
  return Vpcs[0]?.VpcId ?? '';
}

const drifts: readonly Drift[] = [
  {
    what: 'a rule is added to the default security group',
    environment: 'dev',
    noticedBy: `defaultsecuritygroups.ec2.aws.m.upbound.io/${group}`,
    change: async (ask) => {
      const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
      await ask('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: await defaultGroup(ask), IpPermissions });
    },
    left: async (ask) => {
      const { SecurityGroups } = await ask<{
        readonly SecurityGroups: readonly { readonly IpPermissions: object[] }[];
      }>('ec2', 'DescribeSecurityGroups', { GroupIds: [await defaultGroup(ask)] });
      return (SecurityGroups[0]?.IpPermissions ?? []).map((rule) => `rule ${JSON.stringify(rule)}`);
    },
  },
  {
    what: 'the retention of a log group is shortened',
    environment: 'dev',
    noticedBy: `groups.cloudwatchlogs.aws.m.upbound.io/${logGroup.replace(/^\//, '').replaceAll('/', '-')}`,
    change: async (ask) => {
      await ask('logs', 'PutRetentionPolicy', { logGroupName: logGroup, retentionInDays: 1 });
    },
    left: async (ask) => {
      const { logGroups } = await ask<{ readonly logGroups: readonly { readonly retentionInDays: number }[] }>(
        'logs',
        'DescribeLogGroups',
        { logGroupNamePrefix: logGroup },
      );
      const days = logGroups[0]?.retentionInDays;
      return days === dev.logRetentionDays ? [] : [`${days} days`];
    },
  },
  {
    what: 'a tag of the VPC is removed',
    environment: 'dev',
    noticedBy: `vpcs.ec2.aws.m.upbound.io/${vpc}`,
    change: async (ask) => {
      await ask('ec2', 'DeleteTags', { Resources: [await vpcId(ask)], Tags: [{ Key: 'Environment' }] });
    },
    left: async (ask) => {
      const { Tags } = await ask<{ readonly Tags: readonly { readonly Key: string; readonly Value: string }[] }>(
        'ec2',
        'DescribeTags',
        { Filters: [{ Name: 'resource-id', Values: [await vpcId(ask)] }] },
      );
      return Tags.some(({ Key, Value }) => Key === 'Environment' && Value === 'dev') ? [] : ['no such tag'];
    },
  },
  {
    what: 'the deletion protection of a table is switched off',
    environment: 'staging',
    noticedBy: `tables.dynamodb.aws.m.upbound.io/${table}`,
    change: async (ask) => {
      await ask('dynamodb', 'UpdateTable', { TableName: table, DeletionProtectionEnabled: false });
    },
    left: async (ask) => {
      const { Table } = await ask<{ readonly Table: { readonly DeletionProtectionEnabled?: boolean } }>(
        'dynamodb',
        'DescribeTable',
        { TableName: table },
      );
      return Table.DeletionProtectionEnabled === true ? [] : ['not protected'];
    },
  },
];

/** What somebody changes in AWS is put back when the provider next looks, and an event of the managed resource says so. */
export async function drift(loop: Loop, report: Report): Promise<void> {
  for (const { what, environment, noticedBy, change, left } of drifts) {
    await report.claim(`${what}: it is put back, and said`, async () => {
      const ask = loop.aws.ask(environment);
      const before = await timesSaid(loop, environment, noticedBy);
      await change(ask);
      if ((await left(ask)).length === 0) throw new Error('the change has changed nothing');
      const { kubectl } = loop.management;
      // The provider looks every ten minutes, and when something about the object changes.
      const looked = `e2e/looked-at=${Date.now()}`;
      await kubectl.run(['annotate', noticedBy, `--namespace=${environment}`, '--overwrite', looked]);
      await until('AWS as Git has it', () => left(ask), limit);
      const saidAgain = async () => {
        const now = await timesSaid(loop, environment, noticedBy);
        return now > before ? [] : [`no event of ${noticedBy}`];
      };
      await until('an event that says so', saidAgain, limit);
    });
  }
}

/** How often events of a managed resource have said that it was changed in AWS. */
async function timesSaid({ management }: Loop, environment: string, resource: string): Promise<number> {
  const [kind = '', name] = resource.split('/');
  const events: readonly Event[] = await management.kubectl.list('events', environment);
  return events
    .filter(({ reason, involvedObject }) => {
      const group = involvedObject?.apiVersion?.split('/')[0];
      return reason === 'UpdatedExternalResource' && involvedObject?.name === name && kind.endsWith(`.${group}`);
    })
    .reduce((sum, { count, series }) => sum + (series?.count ?? count ?? 1), 0);
}

/** An event, of which an API server counts those that are the same. */
interface Event extends KubeObject {
  readonly reason?: string;
  readonly count?: number;
  readonly series?: { readonly count: number };
  readonly involvedObject?: { readonly name: string; readonly apiVersion?: string };
}
