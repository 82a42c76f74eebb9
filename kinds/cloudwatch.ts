import { type ApiKinds, regional } from './kind';

export const cloudwatch = {
  'cloudwatch Dashboard': {
    // CloudWatch API reference, "PutDashboard".
    name: { ...regional, max: 255, pattern: /^[A-Za-z0-9_-]+$/ },
    externalName: 'stated',
    stateful: false,
    references: {},
    required: [],
    jsonTexts: { dashboardBody: 'no policy' },
    leaveOut: {},
    keptWithout: [],
    identifiedBy: ['external name'],
    operations: { create: 'cloudwatch:PutDashboard', delete: 'cloudwatch:DeleteDashboards', isIdempotent: true },
  },
  'cloudwatch MetricAlarm': {
    // CloudWatch API reference, "PutMetricAlarm".
    name: { ...regional, max: 255, pattern: /^[ -~]+$/ },
    externalName: 'stated',
    stateful: false,
    references: { alarmActionsRefs: 'autoscaling Policy', okActionsRefs: 'sns Topic' },
    required: ['comparisonOperator', 'evaluationPeriods', 'metricName | metricQuery', 'threshold | thresholdMetricId'],
    jsonTexts: {},
    leaveOut: {
      alarmActionsRefs: 'it looks for a policy of Auto Scaling, and never for a topic',
      okActionsRefs: 'its provider writes what it has resolved into the list, and Argo CD takes that out again',
    },
    keptWithout: [],
    identifiedBy: 'tags',
    operations: { create: 'cloudwatch:PutMetricAlarm', delete: 'cloudwatch:DeleteAlarms', isIdempotent: true },
  },
} satisfies ApiKinds;
