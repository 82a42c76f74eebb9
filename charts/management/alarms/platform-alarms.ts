import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { egressProxy, proxied } from '../../../config/model/reaches/egress-proxy';
import type { AlarmProps, Metric } from './alarm';
import { backupAlarms } from './backup-alarms';

const minute = 60;

/** The alarms of what services share: load balancers, the way to the internet, backups, Fargate, Crossplane and controllers. */
export function platformAlarms(environment: Environment): AlarmProps[] {
  const reachesInternet = proxied(environment.services).length > 0;
  return [
    ...(environment.services.flatMap(entrancesOf).length > 0 ? loadBalancerAlarms() : []),
    ...(reachesInternet ? egressAlarms(environment) : []),
    ...backupAlarms(environment),
    fargateAlarm(),
    crossplaneAlarm(),
    ...controllerAlarms(environment),
  ];
}

/**
 * The load balancers' name in CloudWatch ends in what AWS makes up, so a query finds them, each as a contributor of its
 * own. A query knows no percentiles, so the slowest hundredth is on the dashboard only.
 *
 * Source: CloudWatch user guide, "Create a CloudWatch alarm based on a Metrics Insights query".
 */
function loadBalancerAlarms(): AlarmProps[] {
  const select = (value: string, dimensions: string) =>
    `SELECT ${value} FROM SCHEMA("AWS/ApplicationELB", ${dimensions}) GROUP BY LoadBalancer ORDER BY ${value.replace(/\(.*$/, '()')} DESC`;
  const shared = {
    subject: 'eks-load-balancers',
    comparison: 'GreaterThanThreshold',
    period: minute,
    missing: 'notBreaching',
  } as const;
  return [
    {
      ...shared,
      what: 'errors',
      description: 'A load balancer answers with 5xx itself, since no pod answers it in time or at all.',
      watched: { query: select('SUM(HTTPCode_ELB_5XX_Count)', 'LoadBalancer') },
      threshold: 5,
      periods: 3,
    },
    {
      ...shared,
      what: 'pod-errors',
      description: 'The pods behind a load balancer answer with 5xx.',
      watched: { query: select('SUM(HTTPCode_Target_5XX_Count)', 'LoadBalancer') },
      threshold: 5,
      periods: 3,
    },
    {
      ...shared,
      what: 'latency',
      description: 'The pods behind a load balancer take more than a second to answer, on average.',
      watched: { query: select('AVG(TargetResponseTime)', 'LoadBalancer') },
      threshold: 1,
      periods: 5,
    },
    {
      ...shared,
      what: 'unhealthy-pods',
      description: 'A load balancer finds pods that fail their health check.',
      watched: { query: select('MAX(UnHealthyHostCount)', 'LoadBalancer, TargetGroup') },
      threshold: 0,
      periods: 5,
    },
  ];
}

/**
 * The way to hosts on the internet. A gateway's id is AWS's, so a query finds all of them.
 *
 * Source: Amazon VPC user guide, "NAT gateway metrics and dimensions".
 */
function egressAlarms(environment: Environment): AlarmProps[] {
  return [
    {
      subject: 'eks-nat-gateways',
      what: 'ports-used-up',
      description: 'A NAT gateway has no port left for another connection to the same host, and refuses it.',
      watched: {
        query:
          'SELECT SUM(ErrorPortAllocation) FROM SCHEMA("AWS/NATGateway", NatGatewayId) GROUP BY NatGatewayId ORDER BY SUM() DESC',
      },
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      period: 5 * minute,
      periods: 1,
      missing: 'notBreaching',
    },
    {
      subject: 'eks-egress-proxy',
      what: 'no-proxy',
      description: 'No pod of the proxy runs, so no service reaches hosts on the internet.',
      watched: {
        namespace: 'ContainerInsights',
        metricName: 'pod_cpu_utilization',
        dimensions: { ClusterName: names(environment).cluster, Namespace: egressProxy },
        statistic: 'Maximum',
      },
      comparison: 'LessThanThreshold',
      threshold: 0,
      period: 5 * minute,
      periods: 2,
      missing: 'breaching',
    },
  ];
}

/** What the account runs on Fargate, in vCPUs. Source: Amazon EKS user guide, "Collect AWS Fargate usage metrics". */
export const fargateUsage: Metric = {
  namespace: 'AWS/Usage',
  metricName: 'ResourceCount',
  dimensions: { Class: 'Standard/OnDemand', Resource: 'vCPU', Service: 'Fargate', Type: 'Resource' },
  statistic: 'Maximum',
};

function fargateAlarm(): AlarmProps {
  return {
    subject: 'eks-fargate',
    what: 'quota',
    description: 'The account runs more than 80 % of the vCPUs that its quota of Fargate allows.',
    watched: { of: fargateUsage, expression: 'metric/SERVICE_QUOTA(metric)*100' },
    comparison: 'GreaterThanThreshold',
    threshold: 80,
    period: 5 * minute,
    periods: 3,
    missing: 'notBreaching',
  };
}

/**
 * What Crossplane's provider for CloudWatch does in the account every ten minutes: it reads the dashboard, by a call that
 * CloudWatch counts.
 *
 * Source: CloudWatch user guide, "CloudWatch usage metrics"; provider-upjet-aws v2.4.0, the default of `--poll`.
 */
const looks: Metric = {
  namespace: 'AWS/Usage',
  metricName: 'CallCount',
  dimensions: { Class: 'None', Resource: 'GetDashboard', Service: 'CloudWatch', Type: 'API' },
  statistic: 'Sum',
};

/** What tells of the management cluster, which cannot tell of its own end. */
function crossplaneAlarm(): AlarmProps {
  return {
    subject: 'eks-crossplane',
    what: 'not-looked-at',
    description: 'For an hour Crossplane has not looked at the account, so perhaps nothing that Git says gets there.',
    watched: looks,
    comparison: 'LessThanThreshold',
    threshold: 1,
    period: 15 * minute,
    periods: 4,
    missing: 'breaching',
  };
}

/** Metrics that the collector of the workload cluster writes. */
function controllerAlarms(environment: Environment): AlarmProps[] {
  const dimensions = { ClusterName: names(environment).cluster };
  const ofCluster = (metricName: string): Metric => ({
    namespace: 'ContainerInsights',
    metricName,
    dimensions,
    statistic: 'Maximum',
  });
  return [
    {
      subject: 'eks-secrets',
      what: 'not-synced',
      description: 'external-secrets cannot copy a secret into the cluster; its pods keep the value that they have.',
      watched: ofCluster('externalsecret_status_condition'),
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      period: 5 * minute,
      periods: 3,
      missing: 'notBreaching',
    },
    {
      subject: 'eks-pods',
      what: 'not-measured',
      description: 'Nothing measures the pods of the cluster, so no other alarm about them would ring.',
      watched: ofCluster('pod_cpu_utilization'),
      comparison: 'LessThanThreshold',
      threshold: 0,
      period: 5 * minute,
      periods: 3,
      missing: 'breaching',
    },
  ];
}
