import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmArn: string;
}

/** What of an alarm does not say what it is: its names, and how it is at the moment. */
const passing = /^(?:Alarm(?:Name|Arn)|State|AlarmConfigurationUpdatedTimestamp)/;

/** What an account has in CloudWatch, which does not say when an alarm was made. */
export async function cloudwatchResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { MetricAlarms } = await ask<{ readonly MetricAlarms: readonly Alarm[] }>('cloudwatch', 'DescribeAlarms');
  const alarms = await Promise.all(
    MetricAlarms.map(async (alarm) => {
      const of = { ResourceARN: alarm.AlarmArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('cloudwatch', 'ListTagsForResource', of);
      return {
        ...tagged('cloudwatch MetricAlarm', alarm.AlarmArn, Tags, alarm.AlarmName),
        content: contentOf(
          alarm,
          Object.keys(alarm).filter((field) => !passing.test(field)),
        ),
      };
    }),
  );
  const { DashboardEntries } = await ask<{
    readonly DashboardEntries: readonly { readonly DashboardName: string; readonly DashboardArn: string }[];
  }>('cloudwatch', 'ListDashboards');
  const dashboards = await Promise.all(
    DashboardEntries.map(async ({ DashboardName, DashboardArn }) => {
      const dashboard = await ask<object>('cloudwatch', 'GetDashboard', { DashboardName });
      return {
        kind: 'cloudwatch Dashboard',
        name: DashboardName,
        identity: DashboardArn,
        content: contentOf(dashboard, ['DashboardBody']),
      };
    }),
  );
  return [...alarms, ...dashboards];
}
