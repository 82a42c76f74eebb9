import { names } from '../../config/model/names';
import { groupOf } from '../../objects/group-kind';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Ask } from '../accounts/inventory/aws-resource';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { dev, staging } from './environments';

/** Seconds. */
const limit = 180;

/** A change that somebody makes in AWS, without Git. */
interface Drift {
  /** The change, as a clause. */
  readonly what: string;
  readonly environment: string;
  /** The managed resource that must notice, as kubectl names it. */
  readonly noticedBy: string;
  /** Reason of the event that reports it. @default UpdatedExternalResource */
  readonly reason?: string;
  /** Makes the change. */
  readonly change: (ask: Ask) => Promise<void>;
  /** How AWS differs from Git; nothing where it does not. */
  readonly left: (ask: Ask) => Promise<string[]>;
}

const rule = names(dev).securityGroupRule('endpoints', 'from', 'pods', 443);
const logGroup = names(dev).clusterLogGroup;
const logGroupObject = `groups.cloudwatchlogs.aws.m.upbound.io/${logGroup.replace(/^\//, '').replaceAll('/', '-')}`;
const vpc = names(dev).vpc;
const table = names(staging).table('payment', 'transactions');

/** Ids of the rules that AWS has under the name of a managed resource. */
async function rules(ask: Ask): Promise<string[]> {
  const { SecurityGroupRules } = await ask<{
    readonly SecurityGroupRules: readonly { readonly SecurityGroupRuleId: string }[];
  }>('ec2', 'DescribeSecurityGroupRules', { Filters: [{ Name: 'tag:crossplane-name', Values: [rule] }] });
  return SecurityGroupRules.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
}

async function vpcId(ask: Ask): Promise<string> {
  const { Vpcs } = await ask<{ readonly Vpcs: readonly { readonly VpcId: string }[] }>('ec2', 'DescribeVpcs', {
    Filters: [{ Name: 'tag:crossplane-name', Values: [vpc] }],
  });
  return Vpcs[0]?.VpcId ?? '';
}

const drifts: readonly Drift[] = [
  {
    what: 'a rule of a security group is removed',
    environment: 'dev',
    noticedBy: `securitygroupingressrules.ec2.aws.m.upbound.io/${rule}`,
    reason: 'CreatedExternalResource',
    change: async (ask) => {
      const { SecurityGroups } = await ask<{ readonly SecurityGroups: readonly { readonly GroupId: string }[] }>(
        'ec2',
        'DescribeSecurityGroups',
        { Filters: [{ Name: 'tag:crossplane-name', Values: [names(dev).securityGroup('endpoints')] }] },
      );
      const GroupId = SecurityGroups[0]?.GroupId ?? '';
      await ask('ec2', 'RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: await rules(ask) });
    },
    left: async (ask) => ((await rules(ask)).length === 1 ? [] : ['no such rule']),
  },
  {
    what: 'the retention of a log group is shortened',
    environment: 'dev',
    noticedBy: logGroupObject,
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
    what: 'the key of a log group is taken away',
    environment: 'dev',
    noticedBy: logGroupObject,
    change: async (ask) => {
      await ask('logs', 'DisassociateKmsKey', { logGroupName: logGroup });
    },
    left: async (ask) => {
      const { logGroups } = await ask<{ readonly logGroups: readonly { readonly kmsKeyId?: string }[] }>(
        'logs',
        'DescribeLogGroups',
        { logGroupNamePrefix: logGroup },
      );
      return logGroups[0]?.kmsKeyId === undefined ? ['no key'] : [];
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

/** A change in AWS is undone when the provider next looks, and an event of the managed resource reports it. */
export async function drift(loop: Loop, report: Report): Promise<void> {
  for (const { what, environment, noticedBy, reason = 'UpdatedExternalResource', change, left } of drifts) {
    await report.prove(`${what}: that is undone, and an event reports it`, async () => {
      const ask = loop.aws.ask(environment);
      const before = await timesSaid(loop, environment, noticedBy, reason);
      await change(ask);
      if ((await left(ask)).length === 0) throw new Error('the change has changed nothing');
      const { kubectl } = loop.management;
      // The provider looks when something about the object changes; by itself it would every ten minutes.
      const looked = `e2e/looked-at=${Date.now()}`;
      await kubectl.run(['annotate', noticedBy, `--namespace=${environment}`, '--overwrite', looked]);
      await until('AWS as Git has it', () => left(ask), limit);
      const saidAgain = async () => {
        const now = await timesSaid(loop, environment, noticedBy, reason);
        return now > before ? [] : [`no event of ${noticedBy}`];
      };
      await until('an event that says so', saidAgain, limit);
    });
  }
}

/** How often events of a managed resource have had a reason. */
async function timesSaid({ management }: Loop, environment: string, resource: string, wanted: string): Promise<number> {
  const [kind = '', name] = resource.split('/');
  const events: readonly Event[] = await management.kubectl.list('events', environment);
  return events
    .filter(({ reason, involvedObject }) => {
      const group = groupOf(involvedObject?.apiVersion ?? '');
      return reason === wanted && involvedObject?.name === name && kind.endsWith(`.${group}`);
    })
    .reduce((sum, { count, series }) => sum + (series?.count ?? count ?? 1), 0);
}

/** An event, with the number of equal ones that the API server has counted. */
interface Event extends KubeObject {
  readonly reason?: string;
  readonly count?: number;
  readonly series?: { readonly count: number };
  readonly involvedObject?: { readonly name: string; readonly apiVersion?: string };
}
