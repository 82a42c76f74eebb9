import type { Environment } from './environment';
import { names } from './names';

/** The ConfigMap that Fargate reads when a pod starts. Source: Amazon EKS user guide, "Fargate logging". */
export const logConfigMap = { name: 'aws-logging', namespace: 'aws-observability' } as const;

/** Characters that the log router's ConfigMap may have. Source: Amazon EKS user guide, "Fargate logging". */
export const logRouterLimit = 5300;

/**
 * What Fargate's log router reads, by the keys of its ConfigMap: the lines of each namespace go into a log group of its
 * own, whose name the router makes out of the namespace, so that this is as long for a thousand services as for one.
 *
 * The router takes the namespace from the name of the file that the kubelet writes, which no container chooses. What it
 * cannot tell goes into the platform's group. Only what a container wrote is sent, without what the runtime puts before it.
 *
 * Source: Amazon EKS user guide, "Fargate logging"; Fluent Bit's manual, "Amazon CloudWatch" and "Kubernetes".
 */
export function logRouting(environment: Pick<Environment, 'account' | 'name' | 'platform' | 'region'>) {
  const { applicationLogGroup, platformLogGroup } = names(environment);
  return {
    'filters.conf': `[FILTER]
    Name parser
    Match kube.*
    Key_Name log
    Parser crio
[FILTER]
    Name kubernetes
    Match kube.*
    Labels Off
    Annotations Off
    Buffer_Size 0
    Kube_Meta_Cache_TTL 300s
`,
    // The platform makes the groups, with a key and a retention; the router may make none.
    'output.conf': `[OUTPUT]
    Name cloudwatch_logs
    Match kube.*
    region ${environment.region}
    log_key log
    log_group_name ${platformLogGroup}
    log_group_template ${applicationLogGroup("$kubernetes['namespace_name']")}
    log_stream_prefix fargate-
    auto_create_group false
`,
    'parsers.conf': `[PARSER]
    Name crio
    Format regex
    Regex ^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>P|F) (?<log>.*)$
    Time_Key time
    Time_Format %Y-%m-%dT%H:%M:%S.%L%z
`,
  };
}
