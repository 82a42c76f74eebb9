import { names } from '../charts/names';
import type { Environment, ShapedEnvironment } from './environment';
import { platform } from './platform';
import type { Problem } from './problem';
import type { Service } from './service';

/** Characters that the log router's ConfigMap may have. Source: Amazon EKS user guide, "Fargate logging". */
const limit = 5300;

/** A catalogue whose outputs the log router would refuse, all of them, for their length. */
export function logRoutingProblems(environment: ShapedEnvironment, services: readonly Service[]): Problem[] {
  const { length } = logRouting(environment, services);
  if (length <= limit) return [];
  const what = `makes the log router's configuration of environment ${environment.name} longer than the ${limit} characters it may have`;
  const fix = 'shorten the names of services, or give fewer services a place in this cluster';
  return [{ where: 'config/services.ts services', what, value: length, fix }];
}

/**
 * Outputs of Fargate's log router: each service's lines into its own log group, and the platform's into one. A line's
 * tag ends in `⟨pod⟩_⟨namespace⟩_⟨container⟩-⟨id⟩.log`, and none of the three has an underscore in it.
 */
export function logRouting(
  environment: Pick<Environment, 'account' | 'name' | 'region'>,
  services: readonly Service[],
): string {
  const { applicationLogGroup, platformLogGroup } = names(environment);
  const namespaces = new Set(platform.controllers.map(({ namespace }) => namespace));
  const routes = [
    ...[...namespaces].map((namespace) => ({ namespace, logGroup: platformLogGroup })),
    ...services.map(({ name, namespace }) => ({ namespace, logGroup: applicationLogGroup(name) })),
  ];
  return routes.map(({ namespace, logGroup }) => output(environment.region, namespace, logGroup)).join('');
}

/** The group is made by the platform, with its key and its retention; the router may not make others. */
function output(region: string, namespace: string, logGroup: string): string {
  return `[OUTPUT]
    Name cloudwatch_logs
    Match kube.*_${namespace}_*
    region ${region}
    log_group_name ${logGroup}
    log_stream_prefix fargate-
    auto_create_group false
`;
}
