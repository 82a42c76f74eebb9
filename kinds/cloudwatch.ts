import { anywhere, on } from './access';
import { type ApiKinds, regional } from './kind';

const alarm = on('cloudwatch alarm');
const dashboard = on('cloudwatch dashboard');

export const cloudwatch = {
  'cloudwatch Dashboard': {
    // CloudWatch API reference, "PutDashboard".
    name: { ...regional, max: 255, pattern: /^[A-Za-z0-9_-]+$/ },
    externalName: 'stated',
    stateful: false,
    references: {},
    required: [],
    takes: [],
    holds: [],
    jsonTexts: { dashboardBody: 'no policy' },
    leaveOut: {},
    identifiedBy: ['external name'],
    operations: { create: 'cloudwatch:PutDashboard', delete: 'cloudwatch:DeleteDashboards', isIdempotent: true },
    access: {
      create: [dashboard('cloudwatch:PutDashboard')],
      read: [dashboard('cloudwatch:GetDashboard')],
      update: [dashboard('cloudwatch:PutDashboard')],
      delete: [dashboard('cloudwatch:DeleteDashboards')],
    },
  },
  'cloudwatch MetricAlarm': {
    // CloudWatch API reference, "PutMetricAlarm".
    name: { ...regional, max: 255, pattern: /^[ -~]+$/ },
    externalName: 'stated',
    stateful: false,
    references: { alarmActionsRefs: 'autoscaling Policy', okActionsRefs: 'sns Topic' },
    required: ['comparisonOperator', 'evaluationPeriods', 'metricName | metricQuery', 'threshold | thresholdMetricId'],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {
      alarmActionsRefs: 'it looks for a policy of Auto Scaling, and never for a topic',
      okActionsRefs: 'its provider writes what it has resolved into the list, and Argo CD takes that out again',
    },
    identifiedBy: 'tags',
    operations: { create: 'cloudwatch:PutMetricAlarm', delete: 'cloudwatch:DeleteAlarms', isIdempotent: true },
    access: {
      create: [alarm('cloudwatch:PutMetricAlarm', 'cloudwatch:TagResource')],
      read: [anywhere('cloudwatch:DescribeAlarms'), alarm('cloudwatch:ListTagsForResource')],
      update: [alarm('cloudwatch:PutMetricAlarm', 'cloudwatch:TagResource', 'cloudwatch:UntagResource')],
      delete: [alarm('cloudwatch:DeleteAlarms')],
    },
  },
} satisfies ApiKinds;
