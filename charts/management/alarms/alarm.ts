import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as cloudwatch from '../../../imports/cloudwatch.aws.m.upbound.io';
import { Aws } from '../../aws/aws';

/** A metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** For example `Maximum` or `Sum`. */
  readonly statistic: string;
}

/** What an alarm watches: a metric, what is computed of one, which the expression calls `metric`, or a query for many. */
export type Watched = Metric | { readonly of: Metric; readonly expression: string } | { readonly query: string };

/** What rings, and when. */
export interface AlarmProps {
  /** What is watched, as the beginning of the alarm's name. */
  readonly subject: string;
  /** What is wrong when it rings, as the heading of `docs/alarms.md` and the end of the alarm's name. */
  readonly what: string;
  /** Service that it is about. @default - none, it is about the platform */
  readonly service?: string;
  /** What has happened when it rings, in a sentence. */
  readonly description: string;
  readonly watched: Watched;
  readonly comparison: 'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold';
  readonly threshold: number;
  /** Seconds of one value. */
  readonly period: number;
  /** Values in a row that must be over the threshold. */
  readonly periods: number;
  /** What it means that CloudWatch has no value: that all is well, or that nothing is. */
  readonly missing: 'breaching' | 'notBreaching';
}

/** An alarm of CloudWatch that tells the environment's topic when it rings and when it stops. */
export class Alarm extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, props: AlarmProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const { service, watched } = props;
    // A literal, since a reference inside a list would make Argo CD and the provider overwrite each other.
    const actions = [aws.arn('sns', name.alarmsTopic)];
    new cloudwatch.MetricAlarm(
      this,
      'alarm',
      aws.managed(cloudwatch.MetricAlarm, {
        name: name.alarm(props.subject, props.what),
        service,
        forProvider: {
          alarmDescription: `${props.description} What to do: docs/alarms.md, "${props.what}".`,
          ...(isMetric(watched) ? { ...watched, period: props.period } : { metricQuery: queries(watched, props) }),
          comparisonOperator: props.comparison,
          threshold: props.threshold,
          evaluationPeriods: props.periods,
          treatMissingData: props.missing,
          alarmActions: actions,
          okActions: actions,
        },
      }),
    );
  }
}

const isMetric = (watched: Watched): watched is Metric => 'metricName' in watched;

function queries(
  watched: Exclude<Watched, Metric>,
  { period, what }: AlarmProps,
): cloudwatch.MetricAlarmSpecForProviderMetricQuery[] {
  const label = what.replaceAll('-', ' ');
  if ('query' in watched) return [{ id: 'query', expression: watched.query, label, period, returnData: true }];
  const { statistic: stat, ...metric } = watched.of;
  return [
    { id: 'metric', metric: { ...metric, stat, period }, returnData: false },
    { id: 'value', expression: watched.expression, label, returnData: true },
  ];
}
